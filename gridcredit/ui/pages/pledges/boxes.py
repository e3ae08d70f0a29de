"""The archive by its boxes: which paper lies where, under which 档号."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QWidget

from gridcredit.domain.duties import Duty
from gridcredit.operations.pledges import archive_numbers, boxes
from gridcredit.operations.pledges.archive_numbers import ArchiveRules
from gridcredit.operations.pledges.boxes import Boxed
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.pledges.archive_rules import ArchiveRulesDialog
from gridcredit.ui.pages.pledges.view import PledgesView
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.column import fill
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.list_pane import ListPane, count_label
from gridcredit.ui.widgets.offered import offer
from gridcredit.ui.widgets.table import Table


class BoxesView(PledgesView):
    """Target: a box."""

    def _build(self) -> None:
        self._all: Sequence[Boxed] = ()
        self._rules: ArchiveRules | None = None
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("盒"))
        self.box.setMinimumWidth(140)
        self.list = button(self.tr("盒内目录…"), self._on_write, icon="printer", kind="primary")
        self.rules = button(self.tr("档号规则…"), self._on_rules, kind="quiet")
        offer(self.rules, self.desk.actor.may(Duty.KEEP_ARCHIVE))
        self.count = count_label()
        self.table = Table(self.tr("归档的承诺书"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        nothing = EmptyState(
            "inbox",
            self.tr("盒里还没有承诺书"),
            self.tr("归档时写明盒号和页号，这里就按盒列出来，可以打印盒内目录放进盒里。"),
            self.tr("去归档"),
            lambda: self.page.show_view("archive"),
        )
        line = (self.box, self.list, self.rules, self.count)
        self.pane = ListPane(self.table, nothing, line)
        fill(self, self.pane)

    def _columns(self) -> list[Column]:
        for_ever = self.tr("永久")

        def until(row: Boxed) -> str:
            return row.kept_until.isoformat() if row.kept_until else for_ever

        def signed(row: Boxed) -> str:
            return row.paper.signed_on.isoformat() if row.paper.signed_on else "—"

        return [
            Column(self.tr("盒"), lambda row: row.box, 72),
            Column(self.tr("页"), lambda row: str(row.page or "—"), 56, is_number=True),
            Column(self.tr("档号"), lambda row: row.paper.archive_number or "—", 290),
            Column(self.tr("承诺书编号"), lambda row: row.paper.number),
            Column(self.tr("签署日"), signed, 104),
            Column(self.tr("保管到"), until, 104),
        ]

    def _connect(self) -> None:
        self.box.activated.connect(lambda _at: self._show())

    def refresh(self) -> None:
        """Ask what lies where."""
        desk = self.desk
        self.ask(
            lambda: (boxes.boxes(desk), archive_numbers.show_archive_rules(desk)),
            lambda told: self._on_boxes(*told),
            self.warn,
        )

    def show_target(self, target: object) -> None:
        """Show a box."""
        self._choose(str(target))
        self._show()

    def keyboard_place(self) -> QWidget | None:
        """The list, or what narrows it down."""
        return self.table if self.pane.has_any else None

    def _on_boxes(self, found: Sequence[Boxed], rules: ArchiveRules) -> None:
        self._all, self._rules = found, rules
        before = self.box.currentData()
        self.box.clear()
        self.box.addItem(self.tr("全部盒"), "")
        for box in dict.fromkeys(one.box for one in found):
            self.box.addItem(self.tr("第 {box} 盒").format(box=box), box)
        self._choose(before or "")
        self._show()

    def _choose(self, box: str) -> None:
        self.box.setCurrentIndex(max(self.box.findData(box), 0))

    def _show(self) -> None:
        box = self.box.currentData() or ""
        shown = [one for one in self._all if box in ("", one.box)]
        self.model.set_rows(shown)
        self.count.setText(self.tr("%n 份", "", len(shown)))
        self.list.setEnabled(bool(shown))
        self.pane.show_any(bool(shown))
        self.page.offer_keyboard()

    def _on_write(self) -> None:
        desk, box = self.desk, str(self.box.currentData() or "")
        title = self.tr("盒内目录")
        name = self.tr("盒内目录-{box}.pdf").format(box=box or self.tr("全部"))
        kinds = self.tr("PDF 文件 (*.pdf);;表格 (*.xlsx)")
        out = self.app.messages.choose_save(self, title, name, kinds, "papers")
        if out is None:
            return

        def on_done(count: int) -> None:
            self.app.toast(self.tr("盒内目录已存好：%n 份", "", count))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

        self.do(
            lambda _progress: boxes.write_boxes(desk, out, box), on_done, self.warn, title=title
        )

    def _on_rules(self) -> None:
        if self._rules is not None:
            dialog = ArchiveRulesDialog(self, self.app, self.desk, self._rules)
            dialog.saved.connect(lambda _rules: self.refresh())
            dialog.open()
