"""What a field can hold: what was right when the field came is right for ever."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

import pytest

from gridcredit.domain.fieldrules import LONGEST_AUTHOR, as_author, revision_fault
from gridcredit.domain.records import KINDS, rules

# Values at the edge of what is right. Whoever makes a rule stricter breaks offices apart that run
# programs of two versions: new values may be added here, none may be taken away.
KEPT: list[tuple[str, str, Any]] = [
    ("area", "code", "3" * 64),
    ("area", "name", "村" * 100),
    ("target", "on", "9899-12-31"),
    ("target", "rate", 0),
    ("target", "rate", 10_000),
    ("setting", "value", "9" * 1_000),
    ("dwelling", "estate", "苑" * 1_000),
    ("dwelling", "note", "一行\n又一行\t尾" + "字" * 32_000),
    ("resident", "name", "买买提·阿不都"),
    ("resident", "name", "\ue000𰻝"),
    ("resident", "birth_date", "0001-01-01"),
    ("resident", "birth_date", "2024-02-29"),
    ("resident", "birth_date", None),
    ("resident", "adult_on", "earlier"),
    ("resident", "adult_on", ""),
    ("resident", "adult_on", "2026-03-01"),
    ("resident", "adult_on", "9917-12-31"),  # of the last birthday that can be
    ("resident", "id_number", "不是号码"),
    ("visit", "at", "2026-11-22T19:30"),
    ("visit", "at", "1970-01-01T00:00:59"),
    ("visit", "at", "0001-01-01T00:00"),
    ("visit", "leaflets", 2**31 - 1),
    ("visit", "workers", ["张三"] * 1_000),
    ("pledge_event", "scan", ""),
    ("pledge_event", "scan", "0f" * 32),
    ("match_mark", "mark", "0badc0de.0123456789abcdef0123"),
    ("key_share", "made", 2**48),
    ("key_share", "document", "UEs="),
    ("office_certificate", "credential", "{}" + " " * 65_000),
    ("poster_text", "unit", "区信用办\n宣传科"),
]
WRONG: list[tuple[str, str, Any]] = [
    ("area", "code", ""),
    ("area", "code", "3" * 65),
    ("area", "name", "村" * 101),
    ("target", "on", "9999-12-31"),
    ("target", "rate", -1),
    ("target", "rate", 10_001),
    ("dwelling", "room", "101\n"),
    ("resident", "name", "张\x00三"),
    ("resident", "name", "张\u2028三"),
    ("resident", "name", "张\ud844三"),
    ("resident", "removed", "迁出\udc80"),
    ("visit", "note", "\ud83d"),
    ("resident", "name", "张" * 1_001),
    ("resident", "note", "\x1b[31m"),
    ("resident", "note", "字" * 32_768),
    ("resident", "birth_date", "2026-02-30"),
    ("resident", "birth_date", "2026-W01-1"),
    ("resident", "birth_date", "0000-01-01"),
    ("resident", "birth_date", "9990-01-01"),
    ("resident", "birth_date", "２０２６-01-01"),
    ("resident", "adult_on", "bald"),
    ("resident", "adult_on", "2026-13-01"),
    ("visit", "at", ""),
    ("visit", "at", "2026-11-22"),
    ("visit", "at", "2026-11-31T10:00"),
    ("visit", "at", "2026-11-22T24:61"),
    ("visit", "at", "2026-11-22T10:00+08:00"),
    ("visit", "leaflets", -1),
    ("visit", "workers", ["张三\n李四"]),
    ("visit", "workers", ["张三"] * 1_001),
    ("visit", "topics", ["x" * 1_001]),
    ("pledge_event", "scan", "../../etc/passwd"),
    ("pledge_event", "scan", "C:\\x"),
    ("pledge_event", "scan", "0F" * 32),
    ("key_share", "made", -1),
    ("key_share", "document", "<script>"),
    ("office_certificate", "credential", "x" * 65_537),
]


@pytest.mark.parametrize(("entity", "field", "value"), KEPT)
def test_what_was_right_once_stays_right(entity: str, field: str, value: Any) -> None:
    assert value is None or rules(KINDS[entity])[field](value) == ""


@pytest.mark.parametrize(("entity", "field", "value"), WRONG)
def test_what_no_program_ever_wrote_is_told(entity: str, field: str, value: Any) -> None:
    assert rules(KINDS[entity])[field](value) != ""


def test_every_text_number_and_day_of_every_kind_has_a_rule() -> None:
    without = []
    for name, entity in KINDS.items():
        hints = get_type_hints(entity.record)
        for field in (f.name for f in fields(entity.record)):
            plain = str(hints[field])
            is_ruled = any(kind in plain for kind in ("str'", "int'", "date'", "str,", "date |"))
            if is_ruled and field not in rules(entity):
                without.append((name, field))
    assert without == []


@pytest.mark.parametrize("author", ["张\n三", "\x07", "张" * 201, "张\u2029"])
def test_an_author_is_one_bounded_line(author: str) -> None:
    assert revision_fault(author, "370403002001001", "2026-11-22T09:00:00")
    mended = as_author(author)
    assert len(mended) <= LONGEST_AUTHOR
    assert revision_fault(mended, "", "") == ""


@pytest.mark.parametrize("author", ["", "张三", "张" * 200, "John O'Neil"])
def test_an_author_who_is_right_stays_as_they_are(author: str) -> None:
    assert (revision_fault(author, "", ""), as_author(author)) == ("", author)


def test_every_day_that_people_write_is_right() -> None:
    day = rules(KINDS["target"])["on"]
    assert not any(day(date(year, 12, 31).isoformat()) for year in range(1, 9_900))
