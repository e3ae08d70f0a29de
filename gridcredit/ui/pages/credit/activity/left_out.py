"""Who was ticked and has no entry, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QWidget

from gridcredit import texts
from gridcredit.operations.credit.grouping import LeftOut
from gridcredit.ui.models.rows import Column, RowsModel
from gridcredit.ui.widgets.list_dialog import ListDialog
from gridcredit.ui.widgets.table import Table

_MOST = 3


def left_out_words(
    names: Mapping[UUID, tuple[str, str]], left_out: Sequence[LeftOut], language: str
) -> str:
    """The first of them with their reasons."""
    said = [
        QCoreApplication.translate("credit", "{name}（{reason}）").format(
            name=names.get(one.resident, ("", ""))[0],
            reason=texts.reason_word(one.reason, language),
        )
        for one in left_out[:_MOST]
    ]
    rest = len(left_out) - _MOST
    if rest > 0:
        more = QCoreApplication.translate("credit", "等 {count} 人").format(count=len(left_out))
        said[-1] += more
    return "、".join(said)


class LeftOutDialog(ListDialog):
    """A list to go through with those who signed."""

    def __init__(
        self,
        parent: QWidget,
        names: Mapping[UUID, tuple[str, str]],
        left_out: Sequence[LeftOut],
        language: str,
    ) -> None:
        super().__init__(parent)
        title = self.tr("%n 人没有记", "", len(left_out))
        table = Table(title)
        table.setModel(
            RowsModel(
                [
                    Column(self.tr("姓名"), lambda one: names.get(one.resident, ("", ""))[0], 96),
                    Column(
                        self.tr("住址"),
                        lambda one: names.get(one.resident, ("", ""))[1],
                        190,
                        is_address=True,
                    ),
                    Column(self.tr("原因"), lambda one: texts.reason_word(one.reason, language)),
                ],
                left_out,
            )
        )
        self.hold(title, table, QSize(620, 400))
        self.leave.setFocus()
