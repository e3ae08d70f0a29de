"""Schemes of assessment: taken in from a sheet, in force from a quarter or a year on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from gridcredit import shapes, texts
from gridcredit.domain.dispatch.assessment import SHARES, Indicator, Scheme, Source, Way
from gridcredit.domain.dispatch.spans import Span, quarter_of, span_named
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, IssueUnreadable
from gridcredit.domain.kinds.assessment_scheme import KIND, AssessmentScheme
from gridcredit.domain.ledgers.codes import Report
from gridcredit.domain.writing import normalise_digits
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.amending import edit_record
from gridcredit.paths import resources
from gridcredit.rosters.headed_tables import (
    CellRefused,
    HeadedTable,
    TableForm,
    TableRow,
    read_tables,
)
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.ledgers import rows as stored
from gridcredit.store.register import area_rows

_FORM = TableForm(
    {
        "code": "编号 序号 指标编号",
        "group": "一级指标 类别 项目",
        "name": "指标 二级指标 考核指标 考核内容",
        "points": "分值 满分 权重",
        "way": "计分方式 方式",
        "source": "数据来源 来源 数据",
        "rule": "计分参数 参数 计分规则",
        "units": "适用单位 考核对象 单位",
        "evidence": "佐证要求 佐证 备注",
    },
    required=frozenset({"name", "points", "way"}),
    shared=frozenset({"group"}),
)
_T = TypeVar("_T")
_NUMBER = re.compile(r"([0-9]{1,7})(?:\.([0-9]{1,2}))?\s*[%％分]?")
_STEP = re.compile(r"([0-9.]+)%?[:：]([0-9.]+)")
_MOST = 1_000_00  # hundredths of a point


@dataclass
class SchemeRead:
    """What a sheet said: its indicators, what was refused, and what one should look at."""

    indicators: list[Indicator] = field(default_factory=list)
    refused: list[CellRefused] = field(default_factory=list)
    judged_by_articles: bool = False


@dataclass(frozen=True, slots=True)
class SchemeInForce:
    """A scheme with what it says."""

    record: AssessmentScheme
    content: Scheme


def starter() -> Path:
    """A usual scheme as a sheet that comes with the program."""
    return resources() / "ledgers" / "assessment.csv"


def import_scheme(
    desk: Desk, file: Path, name: str = "", start: str = "", *, check: bool = False
) -> SchemeRead:
    """Take a scheme in, in force from a period on (default: the running quarter); one of the same
    office and period is replaced. With one refused row nothing is taken in. Raises BadValue,
    FileUnreadable, NotSavedAsWorkbook, ColumnsMissing, StorageFailed."""
    desk.actor.require(Duty.ISSUE_REPORTS)
    span = span_named(Report.ASSESSMENT, start) if start else quarter_of(desk.today())
    found = _read(file)
    if not found.indicators and not found.refused:
        raise BadValue("indicator", file.name, "empty")
    if found.refused or check:
        return found
    content = Scheme(tuple(found.indicators)).text()
    with desk.writing() as session:
        own = area_rows.area_by_code(session, desk.node.area)
        held: list[AssessmentScheme] = stored.rows(session, KIND, [own.id])
        same = next((one for one in held if one.start == span.text), None)
        title = name.strip() or (same.name if same else f"考核方案（{span.text} 起）")
        if same is None:
            made = AssessmentScheme(desk.new_id(), own.id, title, span.text, content)
            journal.add(session, [made])
        else:
            edit_record(session, KIND.name, same, {"name": title, "content": content})
    return found


def _read(file: Path) -> SchemeRead:
    found, codes = SchemeRead(), set[str]()
    for table in read_tables(file, _FORM):
        found.refused += table.refused
        for row in table.rows:
            if not row.is_whole or row.alone:
                continue
            one = _indicator(table, row, found, len(codes) + 1)
            if one is None:
                continue
            if one.code in codes:
                found.refused.append(table.refusal(row, "code", "repeated_code", one.code))
                continue
            codes.add(one.code)
            found.indicators.append(one)
            found.judged_by_articles |= one.source is Source.ARTICLES
    return found


def _indicator(
    table: HeadedTable, row: TableRow, found: SchemeRead, number: int
) -> Indicator | None:
    faults: dict[str, str] = {}

    def told(name: str, read: Callable[[str], _T | None], reason: str, default: _T) -> _T:
        value = read(row.text(name))
        if value is None:
            faults[name] = reason
        return default if value is None else value

    way = told("way", lambda t: texts.code_of(tuple(Way), t), "not_a_choice", Way.MANUAL)
    source = told("source", _source, "not_a_choice", Source.NONE)
    points = told("points", _hundredths, "wrong_form", 0)
    if not row.text("name"):
        faults["name"] = "empty"
    if not faults and not 0 < points <= _MOST:
        faults["points"] = "points_out_of_range"
    if not faults and (way is Way.MANUAL) != (source is Source.NONE):
        faults["source"] = "source_not_fitting"
    read = None if faults else _with_rule(row.text("rule"), way, source, points)
    if not faults and read is None:
        faults["rule"] = "scoring_rule_wrong"
    if read is None:
        found.refused += [
            table.refusal(row, name, why, row.text(name)) for name, why in faults.items()
        ]
        return None
    full_from, steps, target, each = read
    units = tuple(filter(None, map(str.strip, re.split("[、,，;；]", row.text("units")))))
    return Indicator(
        row.text("code") or str(number), row.text("group"), row.text("name"), points, way, source,
        full_from, steps, target, each, () if units in (("全部",), ("各街道",)) else units,
        row.text("evidence"),
    )  # fmt: skip


def _source(text: str) -> Source | None:
    return Source.NONE if not text or text in "—-" else texts.code_of(tuple(Source), text)


def hundredths_of(field: str, text: str) -> int:
    """Points as a person writes them, in hundredths. Raises BadValue."""
    found = _hundredths(text)
    if found is None:
        raise BadValue(field, text, "wrong_form")
    return found


def _hundredths(text: str) -> int | None:
    """A number with at most two decimals, in hundredths."""
    told = _NUMBER.fullmatch(normalise_digits(text).strip())
    return int(told[1]) * 100 + int((told[2] or "").ljust(2, "0")) if told else None


_Rule = tuple[int, tuple[tuple[int, int], ...], int, int]


def _with_rule(text: str, way: Way, source: Source, points: int) -> _Rule | None:
    """What the parameter of a way says: from which share on full, the steps, the target, or what a
    case costs; None where that cannot be read."""
    if way is Way.MANUAL:
        return 0, (), 0, 0
    if way is Way.STEPS:
        steps = _steps(text, source, points)
        return (0, steps, 0, 0) if steps else None
    number = _hundredths(text) if text else (9_500 if way is Way.RATE else None)
    if number is None or number <= 0:
        return None
    if way is Way.RATE:
        fits = source in SHARES and number <= 10_000
        return (number, (), 0, 0) if fits else None
    if way is Way.DEDUCTION:
        return (0, (), 0, number) if source not in SHARES else None
    if source in SHARES:
        return 0, (), number, 0
    return (0, (), number // 100, 0) if number % 100 == 0 else None


def _steps(text: str, source: Source, points: int) -> tuple[tuple[int, int], ...]:
    parts = [part for part in re.split("[;；,，\\s]+", normalise_digits(text)) if part]
    found: list[tuple[int, int]] = []
    for part in parts:
        told = _STEP.fullmatch(part)
        least, given = (_hundredths(told[1]), _hundredths(told[2])) if told else (None, None)
        if least is None or given is None or given > points:
            return ()
        found.append((least if source in SHARES else least // 100, given))
    found.sort(reverse=True)
    falls = all(above[1] >= below[1] for above, below in pairwise(found))
    return tuple(found) if falls else ()


def schemes(desk: Desk, session: Session) -> list[SchemeInForce]:
    """The schemes of this office and of those above it, its own first, the latest first. Raises
    IssueUnreadable."""
    own = area_rows.area_by_code(session, desk.node.area)
    areas = [area.id for area in area_rows.all_areas(session)]
    held: list[AssessmentScheme] = stored.rows(session, KIND, areas)
    held.sort(key=lambda one: (_first(one), one.id), reverse=True)
    held.sort(key=lambda one: one.area != own.id)
    return [SchemeInForce(one, _content(one)) for one in held]


def in_force(found: list[SchemeInForce], span: Span) -> list[SchemeInForce]:
    """Of each office the scheme of a period: the latest that began by its first day."""
    begun = [one for one in found if _first(one.record) <= span.first.isoformat()]
    latest = {one.record.area: one for one in reversed(begun)}
    return [one for one in begun if latest[one.record.area] is one]


def _first(record: AssessmentScheme) -> str:
    return span_named(Report.ASSESSMENT, record.start).first.isoformat()


def _content(record: AssessmentScheme) -> Scheme:
    try:
        return shapes.read(record.content.encode(), Scheme)
    except (ValueError, RecursionError):
        raise IssueUnreadable(record.name, "damaged") from None
