"""A rule set waits as a draft of one account, in one workspace, until it is put in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.credit.bands import Band
from gridcredit.domain.credit.codes import Basis, Seat
from gridcredit.domain.credit.rule_changes import Vote
from gridcredit.domain.errors import BadValue, FileUnreadable, NotFound
from gridcredit.domain.kinds.credit_rules import CreditRules
from gridcredit.operations.credit import rule_drafts, rulesets
from gridcredit.operations.credit.rulesets import RulesForm
from gridcredit.operations.desk import Desk
from gridcredit.operations.visits.doorstep import visit_round
from gridcredit.store.journal.loading import load
from tests.operations.credit.test_rulesets import rule_file
from tests.operations.offices import VILLAGE

FORM = RulesForm(
    VILLAGE, 1, date(2026, 1, 1), Vote(45, 38, 36), bands=(Band(10_500, "五星"),), base=9_000,
    basis=Basis.PER_HEAD, carry=50, meeting_required=True, decided_by=Seat.STREET,
    redeemed_at=Seat.STREET,
)  # fmt: skip


def kept(desk: Desk) -> list[CreditRules]:
    with desk.reading() as session:
        return load(session, CreditRules)


def test_a_draft_says_all_that_was_set_and_counts_for_nothing(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2), ("B", "文明实践", "无偿献血", 5))
    found = rule_drafts.draft_rules(clerk, file, FORM)
    assert (found.rule_set, len(found.dropped)) == (None, 1)
    draft = rule_drafts.draft_of(clerk, VILLAGE)
    assert draft is not None
    assert (draft.form, draft.items) == (FORM, found.items)
    assert kept(clerk) == []
    assert [i.code for i in rule_drafts.draft_changes(clerk, VILLAGE).added] == ["A"]


def test_a_draft_is_put_in_force_once(clerk: Desk, tmp_path: Path) -> None:
    rule_drafts.draft_rules(clerk, rule_file(tmp_path, ("A", "党建", "学习", 2)), FORM)
    made = rule_drafts.put_draft_in_force(clerk, VILLAGE, Vote(50, 40, 40))
    (listed,) = rulesets.list_rules(clerk, VILLAGE)
    assert listed.id == made.id
    assert (made.expected, made.base, made.carry, made.basis) == (50, 9_000, 50, Basis.PER_HEAD)
    assert rule_drafts.draft_of(clerk, VILLAGE) is None
    with pytest.raises(NotFound):
        rule_drafts.put_draft_in_force(clerk, VILLAGE)


def test_what_refuses_a_set_keeps_its_draft(clerk: Desk, tmp_path: Path) -> None:
    rule_drafts.draft_rules(clerk, rule_file(tmp_path, ("A", "党建", "学习", 2)), FORM)
    minutes = tmp_path / "记录.jpg"
    minutes.write_bytes(b"no picture")
    with pytest.raises(FileUnreadable):
        rule_drafts.put_draft_in_force(clerk, VILLAGE, minutes=minutes)
    rulesets.import_rules(clerk, rule_file(tmp_path, ("A", "党建", "学习", 3)), FORM)
    with pytest.raises(BadValue) as refused:  # its number was given meanwhile
        rule_drafts.put_draft_in_force(clerk, VILLAGE)
    assert refused.value.reason == "number_taken"
    assert rule_drafts.draft_of(clerk, VILLAGE) is not None


def test_a_refused_row_keeps_the_draft_that_was(clerk: Desk, tmp_path: Path) -> None:
    rule_drafts.draft_rules(clerk, rule_file(tmp_path, ("A", "党建", "学习", 2)), FORM)
    wrong = rule_file(tmp_path, ("A", "党建", "学习", "两分"))
    assert rule_drafts.draft_rules(clerk, wrong, replace(FORM, number=2)).refused
    draft = rule_drafts.draft_of(clerk, VILLAGE)
    assert draft is not None
    assert draft.form.number == 1


def test_each_account_has_its_own_and_may_drop_it(clerk: Desk, tmp_path: Path) -> None:
    rule_drafts.draft_rules(clerk, rule_file(tmp_path, ("A", "党建", "学习", 2)), FORM)
    own = clerk.actor
    clerk.actor = replace(own, login="另一位")
    assert rule_drafts.draft_of(clerk, VILLAGE) is None
    clerk.actor = own
    assert visit_round(clerk).drafts == ()  # it is no form of a door
    rule_drafts.drop_draft(clerk, VILLAGE)
    assert rule_drafts.draft_of(clerk, VILLAGE) is None
    with pytest.raises(NotFound):
        rule_drafts.drop_draft(clerk, VILLAGE)


def test_a_draft_is_listed_changed_and_written_as_a_workbook(clerk: Desk, tmp_path: Path) -> None:
    assert rule_drafts.listed_draft(clerk, VILLAGE) is None
    rule_drafts.keep_starter(clerk, FORM)
    found = rule_drafts.change_draft(clerk, replace(FORM, number=7, carry=20))
    listed = rule_drafts.listed_draft(clerk, VILLAGE)
    assert listed is not None
    assert (listed.rules.number, listed.rules.carry, listed.rules.basis) == (
        7,
        20,
        Basis.PER_HEAD,
    )
    assert (listed.items, listed.state) == (found.items, rulesets.RulesState.DRAFT)
    out = tmp_path / "draft.xlsx"
    assert rule_drafts.write_draft(clerk, out, VILLAGE) == len(found.items)
    again = rule_drafts.draft_rules(clerk, out, FORM)
    assert again.items == found.items
    assert rule_drafts.look_at_draft(clerk, FORM).may_stand
    made = rule_drafts.put_draft_in_force(clerk, VILLAGE, form=replace(FORM, number=3))
    assert (made.number, made.carry) == (3, 50)
    for act in (
        lambda: rule_drafts.change_draft(clerk, FORM),
        lambda: rule_drafts.write_draft(clerk, out, VILLAGE),
        lambda: rule_drafts.look_at_draft(clerk, FORM),
    ):
        with pytest.raises(NotFound):
            act()


def test_a_draft_that_fits_no_more_is_still_seen(clerk: Desk, tmp_path: Path) -> None:
    file = rule_file(tmp_path, ("A", "党建", "学习", 2))
    rule_drafts.draft_rules(clerk, file, FORM)
    rulesets.import_rules(clerk, file, FORM)
    assert rule_drafts.listed_draft(clerk, VILLAGE) is not None
    assert rule_drafts.draft_changes(clerk, VILLAGE).is_none
