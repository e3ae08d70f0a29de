"""What can be done with a line of a household's timeline: correct it, take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from gridcredit.ui import icons
from gridcredit.ui.pages.register.timeline import Happening, Timeline
from gridcredit.ui.tokens import TIGHT
from gridcredit.ui.widgets.buttons import button

Want = Callable[[str, Happening], object]


class TimelineBar(QWidget):
    """Two quiet buttons for the line one stands on; a right click and Enter offer the same.
    `replaced`, which stands elsewhere, shows what was corrected or taken back."""

    def __init__(self, timeline: Timeline, want: Want) -> None:
        """`want` is told `correct_fact` or `take_back_fact`, and the line."""
        super().__init__()
        self._timeline, self._want = timeline, want
        self._is_able = False
        self.correct = button(self.tr("更正"), self._on_correct, icon="pencil", kind="quiet")
        self.correct.setToolTip(self.tr("更正选中的记录，写明原因"))
        self.take_back = button(self.tr("撤回"), self._on_take_back, icon="undo", kind="quiet")
        self.take_back.setToolTip(self.tr("撤回选中的记录，写明原因"))
        self.replaced = button("", self._on_replaced, kind="link")
        self.replaced.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(self.correct)
        row.addWidget(self.take_back)
        timeline.chosen.connect(self._show_buttons)
        timeline.shown.connect(self._show_replaced)
        timeline.opened.connect(lambda _line: self._on_correct())
        timeline.menu_wanted.connect(self._on_menu)
        self._show_buttons(None)
        self._show_replaced()

    def set_able(self, is_able: bool) -> None:
        """Whether anything may be corrected or taken back here at all."""
        self._is_able = is_able
        self._show_buttons(self._timeline.chosen_line())

    def _show_buttons(self, line: Happening | None) -> None:
        """Both are in sight where they may be used, so that they are found before a line is."""
        self.setVisible(self._is_able and self._timeline.model().rowCount() > 0)
        for act in (self.correct, self.take_back):
            act.setEnabled(line is not None and line.can_be_mended)

    def _show_replaced(self) -> None:
        """How many are hidden, or that they are shown."""
        count, is_shown = self._timeline.replaced, self._timeline.shows_replaced
        self.replaced.setVisible(bool(count))
        self.replaced.setText(self.tr("显示已更正和作废的（%n）", "", count))
        self.replaced.setChecked(is_shown)
        icons.put(self.replaced, "chevron-down" if is_shown else "chevron-right")

    def _on_replaced(self) -> None:
        self._timeline.show_replaced(self.replaced.isChecked())

    def _on_correct(self) -> None:
        self._ask("correct_fact")

    def _on_take_back(self) -> None:
        self._ask("take_back_fact")

    def _ask(self, act: str) -> None:
        line = self._timeline.chosen_line()
        if self._is_able and line is not None and line.can_be_mended:
            self._want(act, line)

    def _on_menu(self, line: Happening, at: QPoint) -> None:
        if not self._is_able or not line.can_be_mended:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("更正…")).triggered.connect(lambda: self._on_correct())
        menu.addAction(self.tr("撤回…")).triggered.connect(lambda: self._on_take_back())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
