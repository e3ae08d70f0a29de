"""激励措施 at a door: what somebody may be told, narrowed by age, scene and words; Enter says that
it was introduced. Nobody's grade is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.codes import Scene
from gridcredit.domain.ledgers.incentives import IncentiveIndex
from gridcredit.operations.visits.doorstep import SheetPerson
from gridcredit.ui.app import App
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.pages.visit.measure_facts import MeasureFacts
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.key_hint import KeyHint
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.list_pane import count_label, filter_line
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table
from gridcredit.ui.widgets.wheel import guard_wheel

_SIZE = (980, 600)
_LINE = 248  # pixels
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class IncentivesDialog(QDialog):
    """`turned` carries the code of a measure that is marked now, or not any more."""

    turned = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        app: App,
        index: IncentiveIndex,
        people: Sequence[SheetPerson],
        person: UUID | None,
        marked: Sequence[str],
    ) -> None:
        """`person` is whom one stands on, `marked` are the codes of those introduced."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("激励措施"))
        self._language, self._index = app.settings.language, index
        self._marked = set(marked)
        self._build(people, person)
        self._lay_out()
        self._connect()
        self._narrow()
        self.line.setFocus()

    def _build(self, people: Sequence[SheetPerson], person: UUID | None) -> None:
        self.line = filter_line(self.tr("查激励措施"), self.tr("名称、部门、条件，或拼音首字母"))
        self.line.setMinimumWidth(_LINE)
        self.line.installEventFilter(self)
        scenes = [(scene, texts.word(scene, self._language)) for scene in Scene]
        self.scene = Segmented(self.tr("场景"), [(None, self.tr("全部")), *scenes])
        self.age = QComboBox()
        self.age.setAccessibleName(self.tr("年龄"))
        self.age.addItem(self.tr("全部年龄"), None)
        for one in people:
            if one.age is not None:
                words = self.tr("{name} · {age} 岁").format(name=one.name, age=one.age)
                self.age.addItem(words, one.age)
                if one.id == person:
                    self.age.setCurrentIndex(self.age.count() - 1)
        guard_wheel(self.age)
        self.count = count_label()
        self.table = Table(self.tr("激励措施"))
        self.model = RowsModel(self._columns())
        self.table.setModel(self.model)
        self.facts = MeasureFacts(self._language)
        self.mark = button(self.tr("已介绍"), self._on_mark, icon="check", kind="primary")
        self.mark.setToolTip("Enter")
        self.leave = button(self.tr("关闭"), self.accept)
        for made in (self.mark, self.leave):
            made.setAutoDefault(True)  # Enter presses the one that has the keyboard

    def _columns(self) -> list[Column]:
        scene = 64 if self._language == "zh" else 92
        return [
            Column(self.tr("名称"), lambda row: str(row.title)),
            Column(self.tr("场景"), lambda row: texts.word(row.scene, self._language), scene),
            Column(self.tr("力度"), lambda row: str(row.amount or row.quota), 128),
            Column(self.tr("本次"), self._said, 84, tone=lambda _row: "good"),
        ]

    def _said(self, row: Incentive) -> str:
        return self.tr("已介绍") if row.code in self._marked else ""

    def _lay_out(self) -> None:
        heading, remark = Label(self.tr("激励措施")), Label(self._remark())
        heading.setProperty("role", "lead")
        remark.setProperty("role", "muted")
        remark.setWordWrap(True)
        above = QWidget()
        flow = FlowLayout(above, across=SMALL, down=SMALL)
        for narrowing in (self.line, self.scene, self.age, self.count):
            flow.addWidget(narrowing)
        nothing = EmptyState(
            "megaphone",
            self.tr("没有符合的激励措施"),
            self.tr("换个场景、年龄或词再查；只列生效中的，待完善和已暂停的不列。"),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self._stack, 5)
        middle.addWidget(self.facts, 4)
        foot = QHBoxLayout()
        foot.setSpacing(SMALL)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(KeyHint("Enter"))
        foot.addWidget(self.mark)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(WIDE, WIDE, WIDE, GAP)
        whole.setSpacing(SMALL)
        for part in (heading, remark, above):
            whole.addWidget(part)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 32), min(_SIZE[1], room.height() - 48))

    def _remark(self) -> str:
        return self.tr("评到 AAA/AA 后可享受，以承办点为准；自愿注册，不问、不记个人等级。")

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._narrow())
        self.scene.chosen.connect(lambda _scene: self._narrow())
        self.age.currentIndexChanged.connect(lambda _at: self._narrow())
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(lambda _row: self._on_mark())
        for at, scene in enumerate((None, *Scene), 1):
            key = QShortcut(QKeySequence(f"Alt+{at}"), self)
            key.activated.connect(partial(self._choose_scene, scene))

    def _choose_scene(self, scene: Scene | None) -> None:
        self.scene.choose(scene)
        self._narrow()

    def _narrow(self) -> None:
        scene, age = self.scene.value(), self.age.currentData()
        assert scene is None or isinstance(scene, Scene)
        chosen = self.chosen()
        rows = self._index.find(self.line.text(), scene, age)
        self.model.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.count.setText(self.tr("%n 项", "", len(rows)))
        if rows:
            self.table.selectRow(rows.index(chosen) if chosen in rows else 0)
        self._on_chosen(self.chosen())

    def chosen(self) -> Incentive | None:
        """The measure one stands on."""
        row = self.table.chosen_row()
        return row if isinstance(row, Incentive) else None

    def _on_chosen(self, row: object) -> None:
        self.facts.show_measure(row if isinstance(row, Incentive) else None)
        self.mark.setEnabled(isinstance(row, Incentive))
        is_marked = isinstance(row, Incentive) and row.code in self._marked
        self.mark.setText(self.tr("取消已介绍") if is_marked else self.tr("已介绍"))

    def _on_mark(self) -> None:
        row = self.chosen()
        if row is None:
            return
        self._marked ^= {row.code}
        self.model.look_again()
        self._on_chosen(row)
        self.turned.emit(row.code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While words are typed, arrows go through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES and not event.modifiers():
                self.table.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter marks, wherever the keyboard is."""
        if event.key() in _ENTER:
            self._on_mark()
        else:
            super().keyPressEvent(event)
