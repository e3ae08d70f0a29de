"""The glossary gives one English term and one name in code for each word of the field."""

import csv
import re
from collections import Counter

import pytest

from tests.house.sources import ROOT

with (ROOT / "translations" / "glossary.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def test_every_row_is_whole() -> None:
    assert all(list(row) == ["term", "english", "code", "note"] for row in ROWS)
    assert [row for row in ROWS if not (row["term"] and row["english"] and row["code"])] == []


@pytest.mark.parametrize("column", ["term", "english", "code"])
def test_no_two_rows_share(column: str) -> None:
    counts = Counter(row[column] for row in ROWS)
    assert [value for value, times in counts.items() if times > 1] == []


def test_codes_can_be_names_in_code() -> None:
    assert [row["code"] for row in ROWS if not re.fullmatch("[a-z][a-z0-9_]*", row["code"])] == []


@pytest.mark.parametrize(
    "term",
    ["网格", "入户查访", "榴花分", "应注册人数", "序时进度", "信用承诺书", "诚信之星", "周调度"],
)
def test_the_words_of_the_field_are_there(term: str) -> None:
    assert term in {row["term"] for row in ROWS}
