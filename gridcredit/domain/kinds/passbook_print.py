"""What was printed into a household's 信用存折."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import whole
from gridcredit.domain.kinds.kind import FACT_FIELDS, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class PassbookPrint:
    """Lines of a year's ledger up to `lines` stand in the booklet; `printed` are the new ones in
    their order, as domain.credit.passbook_lines writes them: what stands on paper stays there."""

    id: UUID
    household: UUID
    on: date
    year: int
    lines: int = 0
    printed: tuple[str, ...] = ()
    corrects: UUID | None = None
    void: bool = False
    reason: str = ""  # why it corrects another, or takes it back


KIND = Kind(
    name="passbook_print",
    record=PassbookPrint,
    nature=Nature.FACT,
    words=("存折打印", "printed passbook"),
    columns={
        "household": Field("所在户", "Household"),
        "on": Field("日期", "Date"),
        "year": Field("年度", "Year", rule=whole(0, 9999)),
        "lines": Field("已打行数", "Lines", rule=whole(0, 1_000_000)),
        "printed": Field("打印内容", "Printed"),
        **FACT_FIELDS,
    },
    owner="household",
    up=Up.STREET,
    day="on",
    indexes=(
        ("household",),
        ("corrects",),
    ),
)
