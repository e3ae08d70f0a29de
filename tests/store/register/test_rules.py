"""Targets and rule values are those of their area and key."""

from datetime import date
from uuid import UUID

from gridcredit.domain.kinds.setting import Setting, setting_id
from gridcredit.domain.kinds.target import Target
from gridcredit.store.journal.loading import load
from gridcredit.store.register import rules
from tests.store.conftest import Filled
from tests.store.invented import street


def test_targets_and_rules_are_those_of_their_area_and_key(filled: Filled) -> None:
    small = street(1)
    top = small.areas[0].id
    late = Target(UUID(int=1), top, date(2025, 12, 31), 10000)
    early = Target(UUID(int=2), top, date(2023, 12, 31), 3000)
    gone = Target(UUID(int=3), top, date(2024, 12, 31), 9000, "录错")
    rule = Setting(setting_id("cool_off_days"), "cool_off_days", "60")
    made = filled([*small.records, late, early, gone, rule])
    with made.reading() as s:
        assert rules.targets(s, top) == [early, late]
        assert gone in load(s, Target)
        assert rules.targets(s, small.grids[0]) == []
        assert rules.setting(s, "cool_off_days") == rule
        assert rules.setting(s, "tenant_months") is None
