"""What stands on the sheets of a period is frozen in one written form."""

from gridcredit.domain.credit.board import Honoured, honoured, known_by_theme, theme_tallies, until
from gridcredit.domain.credit.closing import Listed
from gridcredit.domain.credit.codes import Theme
from gridcredit.domain.credit.publicity import Known, Tally


def row(id: str, household: str, resident: str, counted: int, corrects: str = "") -> Listed:
    return Listed(id, household, resident, "M02", "2026-01-05", "", 10, 20, counted, "", corrects)


ROWS = (
    row("1", "h1", "r1", 20),
    row("2", "h1", "r2", 0),
    row("3", "h2", "r3", 20),
    row("4", "h2", "r3", -20, "3"),
    row("5", "h3", "", 10),
)


def test_rows_are_summed_up_by_theme() -> None:
    themes = dict.fromkeys("12345", Theme.GOVERNANCE) | {"5": Theme.PARTY_BUILDING}
    found = {tally.name: tally for tally in theme_tallies(ROWS, themes)}
    assert found["governance"] == Tally("governance", 4, 20, 2)
    assert found["party_building"] == Tally("party_building", 1, 10, 1)
    assert found["civic_practice"] == Tally("civic_practice", 0, 0, 0)


def test_what_no_rule_set_lists_is_of_no_theme() -> None:
    assert sum(tally.entries for tally in theme_tallies(ROWS, {"1": Theme.GOVERNANCE})) == 1


def test_honoured_are_those_who_agreed_for_what_counted() -> None:
    words = dict.fromkeys("12345", "清洁户")
    assert honoured(ROWS, words, {"r1", "r2", "r3"}) == (Honoured("r1", ("清洁户",)),)
    assert honoured(ROWS, words, {"r2"}) == ()


def test_the_same_item_twice_is_named_once() -> None:
    rows = (row("1", "h1", "r1", 20), row("2", "h1", "r1", 20), row("6", "h1", "r1", 5))
    words = {"1": "清洁户", "2": "清洁户", "6": "安全预警"}
    assert honoured(rows, words, {"r1"}) == (Honoured("r1", ("安全预警", "清洁户")),)


def test_sheet_c_tells_at_least_so_much_of_a_theme() -> None:
    told = [(Theme.GOVERNANCE, 20), (Theme.GOVERNANCE, -20), (Theme.PARTY_BUILDING, 5)]
    assert known_by_theme(told) == {"governance": Known(2, 20), "party_building": Known(1, 5)}


def test_sheets_hang_five_full_days() -> None:
    assert until("2026-02-03") == "2026-02-08"
    assert until("2026-12-30") == "2027-01-04"
