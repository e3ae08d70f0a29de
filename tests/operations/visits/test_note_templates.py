"""Sentences that notes begin with: one's own first, then those from above, then the program's."""

from __future__ import annotations

import pytest

from gridcredit.domain.errors import AreaOutside, BadValue
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits import note_templates
from tests.operations.chains import Chain


def words(desk: Desk) -> list[str]:
    """What is offered, in order."""
    return [one.wording for one in note_templates.note_sentences(desk)]


def test_some_come_with_the_program(worker: Desk) -> None:
    found = note_templates.note_sentences(worker)
    assert len(found) >= 5
    assert not any(one.is_own or one.id for one in found)


def test_own_ones_stand_in_front_in_their_order(worker: Desk) -> None:
    before = words(worker)
    note_templates.add_sentence(worker, "  先去  晚上再去 ")
    second = note_templates.add_sentence(worker, "家中有犬")
    assert words(worker) == ["先去 晚上再去", "家中有犬", *before]
    note_templates.move_sentence(worker, second, -1)
    assert words(worker)[:2] == ["家中有犬", "先去 晚上再去"]
    assert note_templates.change_sentence(worker, second, "院内有犬") == "家中有犬"
    note_templates.remove_sentence(worker, second, "不用了")
    assert words(worker)[0] == "先去 晚上再去"
    note_templates.bring_back_sentence(worker, second)
    assert words(worker)[:2] == ["院内有犬", "先去 晚上再去"]


@pytest.mark.parametrize("wording", ["", "   ", "家中有犬"])
def test_a_sentence_says_something_new(worker: Desk, wording: str) -> None:
    note_templates.add_sentence(worker, "家中有犬")
    with pytest.raises(BadValue):
        note_templates.add_sentence(worker, wording)


def test_those_of_the_street_go_down_and_are_only_its_own_to_change(chain: Chain) -> None:
    made = note_templates.add_sentence(chain.street, "街道统一：已发明白纸")
    chain.down(chain.street, chain.grid)
    [found] = [one for one in note_templates.note_sentences(chain.grid) if one.id == made]
    assert (found.wording, found.is_own) == ("街道统一：已发明白纸", False)
    with pytest.raises(AreaOutside):
        note_templates.remove_sentence(chain.grid, made, "不用了")
