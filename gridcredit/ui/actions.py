"""Everything that can be called by a key or from the search popup: one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action: its words, icon, keys, and the method it calls: of the workbench, or of the page
    named, which is shown first."""

    id: str
    text: Any  # a str; what QT_TRANSLATE_NOOP gives is typed object
    icon: str
    keys: str
    slot: str
    page: str = ""
    takes_over: bool = False
    """Whether the method is given whom the page before had at hand (`Page.at_hand`)."""

    def words(self) -> str:
        """The text in the window's language."""
        return QCoreApplication.translate("actions", self.text)


ACTIONS: tuple[ActionRow, ...] = (
    ActionRow("find", QT_TRANSLATE_NOOP("actions", "搜索"), "search", "Ctrl+K", "open_search"),
    ActionRow("undo", QT_TRANSLATE_NOOP("actions", "撤销"), "undo", "Ctrl+Z", "undo"),
    ActionRow(
        "filter_households",
        QT_TRANSLATE_NOOP("actions", "筛选户册"),
        "filter",
        "Ctrl+F",
        "focus_filter",
        "households",
    ),
    ActionRow(
        "save_filter",
        QT_TRANSLATE_NOOP("actions", "存下当前筛选"),
        "filter",
        "Ctrl+Shift+S",
        "save_filter",
        "households",
    ),
    ActionRow(
        "import_households",
        QT_TRANSLATE_NOOP("actions", "导入户册"),
        "import",
        "",
        "import_file",
        "households",
    ),
    ActionRow(
        "imports",
        QT_TRANSLATE_NOOP("actions", "导入记录"),
        "inbox",
        "",
        "show_received",
        "exchange",
    ),
    ActionRow(
        "find_door",
        QT_TRANSLATE_NOOP("actions", "登记走访"),
        "visit",
        "Ctrl+D",
        "find_door",
        page="visits",
    ),
    ActionRow(
        "record_credit",
        QT_TRANSLATE_NOOP("actions", "记一笔信用+"),
        "passbook",
        "Ctrl+J",
        "record",
        page="credit",
        takes_over=True,
    ),
    ActionRow("refresh", QT_TRANSLATE_NOOP("actions", "刷新"), "refresh", "F5", "refresh_page"),
    ActionRow(
        "export",
        QT_TRANSLATE_NOOP("actions", "导出数据包"),
        "export",
        "Ctrl+E",
        "export",
        "exchange",
    ),
    ActionRow(
        "import",
        QT_TRANSLATE_NOOP("actions", "导入数据包或回执"),
        "import",
        "Ctrl+I",
        "choose_files",
        "exchange",
    ),
    ActionRow("lock", QT_TRANSLATE_NOOP("actions", "锁定"), "lock", "Ctrl+L", "lock"),
    ActionRow("rail", QT_TRANSLATE_NOOP("actions", "收起或展开侧栏"), "menu", "F9", "toggle_rail"),
    ActionRow("keys", QT_TRANSLATE_NOOP("actions", "快捷键"), "question", "F1", "show_keys"),
    ActionRow("quit", QT_TRANSLATE_NOOP("actions", "退出"), "cross", "Ctrl+Q", "quit"),
)

# Pages take these in the order of the rail.
PAGE_KEYS = tuple(f"Ctrl+{digit}" for digit in "1234567890")
SETTINGS_KEY = "Ctrl+,"


def page_key(at: int, page: str) -> str:
    """The keys of the page at a place of the rail; blank when there are none left."""
    if page == "settings":
        return SETTINGS_KEY
    return PAGE_KEYS[at] if at < len(PAGE_KEYS) else ""


def every_key() -> list[str]:
    """Every shortcut of the window, whoever may use it."""
    return [*(row.keys for row in ACTIONS if row.keys), *PAGE_KEYS, SETTINGS_KEY]


def build(
    bench: QWidget, rows: Sequence[ActionRow], call: Callable[[ActionRow], object]
) -> dict[str, QAction]:
    """Make the actions of a workbench; `call` is told which one was wanted."""
    made = {}
    for row in rows:
        action = QAction(row.words(), bench)
        action.setShortcut(QKeySequence(row.keys))
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False, row=row: call(row))
        bench.addAction(action)
        made[row.id] = action
    return made
