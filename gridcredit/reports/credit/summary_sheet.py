"""Sheet B: how much was done in each theme, and how many households stand in each band."""

from __future__ import annotations

from gridcredit.domain.credit.board import Board
from gridcredit.domain.credit.publicity import LEAST, ToldCounts, ToldRow, ToldTable, Veil
from gridcredit.paper.sheet import Align, Sheet
from gridcredit.reports.credit.board_frame import board_sheets, heading, note
from gridcredit.reports.credit.words import DASH, period_words, points, theme_words
from gridcredit.reports.flow import Flow
from gridcredit.reports.tables import Column, Look, Row, add_table

_LOOK = Look(size=12, head=12, row_height=11)
_FEW = f"<{LEAST}"
_THEMES = (
    Column("类别", 4, Align.CENTRE),
    Column("笔数", 3, Align.CENTRE),
    Column("计分", 3, Align.CENTRE),
    Column("户数", 3, Align.CENTRE),
)
_BANDS = (Column("星级", 4, Align.CENTRE), Column("户数", 3, Align.CENTRE))


def summary_sheets(board: Board) -> list[Sheet]:
    """Sheet B."""

    def fill(flow: Flow) -> None:
        heading(flow, f"一、{period_words(board.head.period)}分类计分情况")
        add_table(flow, _THEMES, _themes(board.summary.themes), _LOOK)
        heading(flow, "二、期末各星级户数")
        add_table(flow, _BANDS, _bands(board.summary.bands), _LOOK)
        note(
            flow,
            f"说明：户数不足 {LEAST} 户的以“{_FEW}”表示，笔数和计分以“{DASH}”表示；"
            "为避免由合计推算，必要时其他行或合计同样以“—”表示。一户在多个类别有记录的，合计只计一次。"
            "笔数和计分含更正。不公布任何家庭或个人的名次。",
        )

    return board_sheets(board, "B", fill)


def _themes(table: ToldTable) -> list[Row]:
    rows = [_row(theme_words(row.name), row) for row in table.rows]
    return [*rows, _row("合计", table.total, bold=True)]


def _row(name: str, row: ToldRow, bold: bool = False) -> Row:
    few = _FEW if row.veil is Veil.FEW else DASH
    cells = (
        name,
        DASH if row.entries is None else str(row.entries),
        DASH if row.points is None else points(row.points),
        few if row.households is None else str(row.households),
    )
    return Row(cells, bold)


def _bands(counts: ToldCounts) -> list[Row]:
    rows = [_band(c.name or "不参评", c.households, c.veil) for c in counts.rows]
    return [*rows, _band("合计", counts.total, Veil.COVER, bold=True)]


def _band(name: str, households: int | None, veil: Veil, bold: bool = False) -> Row:
    hidden = _FEW if veil is Veil.FEW else DASH
    return Row((name, hidden if households is None else str(households)), bold)
