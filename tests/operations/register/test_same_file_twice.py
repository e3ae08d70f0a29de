"""Whatever a register holds, taking it in a second time changes nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from gridcredit.operations.desk import Desk
from tests.operations.registers import Registers, Row, number_of, said

_NAMES = ["何安", "何小", "何", "张?", "李四", ""]
_NUMBERS = [number_of(born, serial) for born in ("19600101", "19900101") for serial in (11, 12)]
_BIRTHS = ["", "", "1960-01-01", "1990-01-01"]


def random_row(chance: Random) -> Row:
    """A row of few values, so that much of it clashes."""
    pick = chance.choice
    return {
        "小区名称": pick(["东村", "西村", "东村"]),
        "房号": pick(["1", "2", "", "3"]),
        "户号": pick(["", "", "1", "2", "0", "无"]),
        "户主姓名": pick(["何安", "李四", "", "张*"]),
        "姓名": pick(_NAMES),
        "与户主关系": pick(["户主", "子", "", "配偶"]),
        "身份证号": pick(["", "", *_NUMBERS]),
        "出生日期": pick(_BIRTHS),
        "联系电话": pick(["", "19900000001", "19900000002"]),
    }


@pytest.mark.parametrize("seed", range(40))
def test_the_second_time_is_the_same(worker: Desk, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    registers = Registers(worker, tmp_path)
    rows = [random_row(chance) for _ in range(chance.randint(2, 14))]
    first = registers.take(*rows)
    people = registers.people()
    again = registers.take(*rows)
    assert (again.residents_added, again.households_added, again.dwellings_added) == (0, 0, 0)
    assert (again.changes, again.updated) == ((), 0)
    assert again.same == first.residents_added + first.updated + first.same
    assert said(again.refused) == said(first.refused)
    assert registers.people() == people
