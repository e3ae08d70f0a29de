"""Made-up pages that show every widget of the window's kit, until real pages stand in its rail."""

from typing import ClassVar

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gridcredit.domain.duties import Duty
from gridcredit.ui.hits import Hit
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.page import Page
from gridcredit.ui.pages import PAGES, PageRow
from gridcredit.ui.shell.status import Standing
from gridcredit.ui.tokens import GAP, SMALL, WIDE
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.column import ScrollColumn, fill
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.empty_state import EmptyState
from gridcredit.ui.widgets.figure import FigureTile
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.pace_bar import PaceBar
from gridcredit.ui.widgets.segmented import Segmented
from gridcredit.ui.widgets.table import Table

Row = tuple[str, str, str, str, str, str]
HOUSES: list[Row] = [
    ("兴仁小区 3号楼 1单元 101", "张*明", "3", "见面待办", "warn", "11-21"),
    ("兴仁小区 3号楼 1单元 102", "李*", "2", "见面已办", "good", "11-20"),
    ("兴仁小区 3号楼 1单元 201", "王*兰", "4", "未开门", "plain", "11-19"),
    ("兴仁小区 3号楼 1单元 202", "单*", "1", "出租待核", "info", "11-18"),
    ("兴仁小区 3号楼 2单元 101", "仇*华", "5", "见面婉拒", "plain", "11-12"),
    ("兴仁小区 3号楼 2单元 102", "覃*", "2", "无人", "plain", "11-11"),
    ("兴仁小区 5号楼 1单元 301", "赵*国", "3", "诉求转办", "bad", "11-08"),
]


class TodayStub(Page):
    """Figures, pace, a table, a banner."""

    DUTY: ClassVar[Duty] = Duty.READ

    def _build(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for label, value, remark, tone in (
            ("今日待访", "18", "其中回访 4 户", "muted"),
            ("本周已访", "42", "见面 19 户", "muted"),
            ("已注册", "687", "本周 +12", "good"),
            ("注册率", "56.31%", "落后序时 2.10 个点", "warn"),
        ):
            tile = FigureTile(label)
            tile.show_value(value, remark, tone)
            tiles.addWidget(tile)
        table = Table("待访户")
        table.setModel(
            RowsModel(
                [
                    Column("地址", lambda r: r[0]),
                    Column("户主", lambda r: r[1], 110),
                    Column("成年人", lambda r: r[2], 80, is_number=True),
                    Column("上次结果", lambda r: r[3], 130, tone=lambda r: r[4]),
                    Column("上次走访", lambda r: r[5], 100, is_number=True),
                ],
                HOUSES,
            )
        )
        table.selectRow(0)
        pace = PaceBar()
        pace.show_share(0.5631, 0.5841, "注册率 56.31%，目标 100%（2026-12-31）", "序时 58.41%")
        card = Card("进度")
        card.body.addWidget(pace)
        table.setMinimumHeight(240)
        area = ScrollColumn()
        fill(self, area)
        column = area.column
        column.addWidget(
            Banner(
                "info",
                "区信用办 11-20 下发了新的目标，本网格到年底还需注册 533 人。",
                button("查看目标", kind="link"),
            )
        )
        column.addLayout(tiles)
        column.addWidget(card)
        column.addWidget(table, 1)
        self.set_remark("11月22日 周日")

    def header_actions(self) -> list[QWidget]:
        """The page's one primary deed."""
        return [button("登记走访", icon="plus", kind="primary")]


class FormStub(Page):
    """Inputs of every kind, with an error, a hint and a disabled one."""

    def _build(self) -> None:
        name = QLineEdit("张*明")
        number = QLineEdit("37049919900101001")
        outcome = QComboBox()
        outcome.addItems(["01 见面已办", "02 见面待办", "11 无人"])
        note = QPlainTextEdit()
        note.setPlaceholderText("备注（不写身份证号和病情）")
        note.setMaximumHeight(72)
        closed = QLineEdit("只读的值")
        closed.setEnabled(False)
        consent = QCheckBox("同意登记注册信息")
        consent.setChecked(True)
        form = Form()
        form.add("姓名", name)
        form.add("身份证号", number).set_error("位数不对：应为 18 位，现在是 17 位。")
        form.add("结果", outcome, "只有方式、时间和结果是必填的。")
        form.add("方式", Segmented("方式", [(1, "入户"), (2, "电话"), (3, "微信")]))
        form.add("备注", note)
        form.add("档案号", closed)
        form.add("授权", consent)
        left = Card("走访")
        left.body.addWidget(form)
        left.body.addStretch(1)
        right = Card("导入", button("查看模板", kind="link"))
        right.body.addWidget(DropArea("把户册表格拖到这里，或点击选择文件", [".xlsx"]))
        right.body.addWidget(Banner("warn", "有 3 行的身份证号丢了数字，没有导入。"))
        right.body.addWidget(Banner("bad", "签名与内容不符，什么也没有导入。"))
        right.body.addWidget(Banner("good", "已导入 1,204 人。"))
        row = QHBoxLayout()
        kinds = (("保存", "primary"), ("预览", ""), ("移出", "danger"), ("取消", "quiet"))
        for text, kind in kinds:
            row.addWidget(button(text, kind=kind))
        unable = button("已保存", kind="primary")
        unable.setEnabled(False)
        row.addWidget(unable)
        row.addStretch(1)
        right.body.addLayout(row)
        right.body.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(WIDE, SMALL, WIDE, GAP)
        grid.setSpacing(GAP)
        grid.addWidget(left, 0, 0)
        grid.addWidget(right, 0, 1)
        number.setFocus()


class EmptyStub(Page):
    """Nothing yet, and what to do about it."""

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(
            EmptyState(
                "households",
                "还没有户册",
                "导入上级发下来的户册表格，或者从第一户开始登记。表格可以直接拖进窗口。",
                "导入户册",
            )
        )


def _row(page: str, title: str, icon: str, made: type[Page], group: int = 0) -> PageRow:
    return PageRow(page, title, icon, Duty.READ, made, group)


STUB_PAGES = (
    _row("today", "今日", "today", TodayStub),
    _row("households", "户册", "households", EmptyStub),
    _row("visits", "走访", "visit", FormStub),
    _row("score", "榴花分", "flower", EmptyStub),
    _row("pledges", "承诺书", "pledge", EmptyStub),
    _row("credit_plus", "信用+", "passbook", EmptyStub),
    _row("stars", "诚信之星", "star", EmptyStub),
    _row("publicity", "宣传", "megaphone", EmptyStub),
    _row("dispatch", "调度", "dispatch", EmptyStub, 1),
    _row("exchange", "交换", "exchange", EmptyStub, 1),
    next(row for row in PAGES if row.id == "settings"),
)


def stub_standing() -> Standing:
    """What the status bar says in the pictures."""
    return Standing("兴仁街道 · 兴仁社区 · 第3网格", "王*（网格员）", 12, "11-20")


def stub_search(typed: str) -> list[Hit]:
    """The made-up households whose address or householder holds what was typed."""
    return [
        Hit("household", f"{row[1]} 户", row[0], ("households", None))
        for row in HOUSES
        if typed in row[0] or typed in row[1]
    ]


def show_popup(window: MainWindow) -> None:
    """The search popup with hits."""
    window.open_search()
    window.search_for("3号")


def show_toast(window: MainWindow) -> None:
    """A toast with its undo."""
    window.close_search()
    window.app.toast("已登记 兴仁小区 3号楼 1单元 101 的走访", lambda: None)
