"""What entries count, sentence by sentence of the practice's arithmetic."""

from gridcredit.domain.credit.codes import CapSpan, Unit
from gridcredit.domain.credit.walk import NO_ITEM, NO_RULES
from tests.domain.credit.books import (
    BOB,
    BY_HOUSEHOLD,
    OTHER_HOME,
    TIERS,
    TIMES,
    book,
    books,
    capped,
    closed,
    counts,
    entry,
    item,
    listed,
    void,
    walked,
)

A = item("A", 20)
GROUP = [item(f"G{points}", points, group="g") for points in (10, 30, 50)]


# Booking.


def test_a_passed_entry_stands_in_the_month_of_its_day() -> None:
    found = walked(book(A), entry(1, "A", "2026-01-31"), entry(2, "A", "2026-02-01"))
    assert counts(found) == [("2026-01", 1, 20, ""), ("2026-02", 2, 20, "")]


def test_where_that_month_is_closed_in_the_first_open_one() -> None:
    lists = [closed("2026-01"), closed("2026-02")]
    found = walked(book(A), entry(1, "A", "2026-01-20"), lists=lists)
    assert counts(found) == [("2026-03", 1, 20, "")]


def test_an_entry_that_a_list_names_is_booked_there_and_counts_nowhere_else() -> None:
    lists = [closed("2026-01", listed(1, "A", "2026-01-20", 20))]
    found = walked(book(A), entry(1, "A", "2026-01-20"), lists=lists)
    assert counts(found) == []
    assert found.points_by_household(["2026-01", "2026-02"]) == {"a" * 32: 20}


def test_a_closed_list_stands_whatever_the_rules_say_now() -> None:
    lists = [closed("2026-01", listed(1, "A", "2026-01-20", 7, why="cap"))]
    found = walked(book(item("A", 500)), lists=lists)
    assert [row.counted for row in found.closed["2026-01"]] == [7]


def test_the_walk_is_by_period_day_and_id() -> None:
    lists = [closed("2026-01")]
    found = walked(
        book(A),
        entry(9, "A", "2026-02-02"), entry(3, "A", "2026-02-02"), entry(5, "A", "2026-01-30"),
        entry(1, "A", "2026-03-01"), lists=lists,
    )  # fmt: skip
    assert [key for _, key, _, _ in counts(found)] == [5, 3, 9, 1]


def test_an_entry_listed_in_two_closed_months_counts_in_the_first() -> None:
    row = listed(1, "A", "2026-01-20", 20)
    lists = [closed("2026-02", row), closed("2026-01", row)]
    found = walked(book(A), lists=lists)
    assert found.points_by_household(["2026-01"]) == {"a" * 32: 20}
    assert found.points_by_household(["2026-02"]) == {}


def test_what_no_rules_speak_of_is_not_counted() -> None:
    rules = books(("2026-02-01", [A]))
    found = walked(rules, entry(1, "A", "2026-01-31"), entry(2, "B", "2026-02-01"))
    assert counts(found) == []
    assert found.uncounted == {f"{1:032x}": NO_RULES, f"{2:032x}": NO_ITEM}


# Value.


def test_points_come_from_the_rule_set_in_force_on_the_day() -> None:
    rules = books(("2026-01-01", [A]), ("2026-07-01", [item("A", 35)]))
    found = walked(rules, entry(1, "A", "2026-06-30"), entry(2, "A", "2026-07-01"))
    assert [counted for _, _, counted, _ in counts(found)] == [20, 35]


def test_a_late_fact_counts_by_the_rules_of_its_day_not_of_its_period() -> None:
    rules = books(("2026-01-01", [A]), ("2026-07-01", [item("A", 35)]))
    found = walked(rules, entry(1, "A", "2026-06-30"), lists=[closed("2026-06")])
    assert counts(found) == [("2026-07", 1, 20, "")]


def test_members_are_those_stored_in_the_entry() -> None:
    rules = book(item("M", 10, unit=Unit.MEMBER))
    found = walked(rules, entry(1, "M", "2026-01-01", members=4, resident=""))
    assert counts(found) == [("2026-01", 1, 40, "")]


def test_an_answer_says_what_an_open_entry_is_worth() -> None:
    found = walked(book(A), entry(1, "A", "2026-01-01", says=5))
    assert counts(found) == [("2026-01", 1, 5, "")]


# Groups.


def test_of_one_matter_in_a_period_the_highest_counts() -> None:
    found = walked(
        book(*GROUP),
        entry(1, "G10", "2026-01-01", matter="m"), entry(2, "G50", "2026-01-09", matter="m"),
        entry(3, "G30", "2026-01-10", matter="m"),
    )  # fmt: skip
    assert counts(found) == [
        ("2026-01", 1, 0, "group"), ("2026-01", 2, 50, ""), ("2026-01", 3, 0, "group")
    ]  # fmt: skip


def test_of_equal_ones_the_first_counts() -> None:
    found = walked(
        book(*GROUP),
        entry(2, "G30", "2026-01-01", matter="m"), entry(1, "G30", "2026-01-02", matter="m"),
    )  # fmt: skip
    assert [(key, counted) for _, key, counted, _ in counts(found)] == [(2, 30), (1, 0)]


def test_matters_people_and_blank_matters_are_counted_apart() -> None:
    found = walked(
        book(*GROUP),
        entry(1, "G30", "2026-01-01", matter="m"), entry(2, "G30", "2026-01-01", matter="n"),
        entry(3, "G30", "2026-01-01", matter="m", resident=BOB),
        entry(4, "G30", "2026-01-01"), entry(5, "G30", "2026-01-01"),
    )  # fmt: skip
    assert [counted for _, _, counted, _ in counts(found)] == [30] * 5


def test_the_winner_counts_what_its_matter_has_not_counted_in_whatever_year() -> None:
    lists = [
        closed("2024-05", listed(1, "G10", "2024-05-01", 10, matter="m")),
        closed("2026-01"),
    ]
    found = walked(book(*GROUP), entry(2, "G30", "2026-02-01", matter="m"), lists=lists)
    assert counts(found) == [("2026-02", 2, 20, "group")]


def test_a_lower_one_later_counts_nothing_and_takes_nothing_back() -> None:
    lists = [closed("2026-01", listed(1, "G50", "2026-01-01", 50, matter="m"))]
    found = walked(book(*GROUP), entry(2, "G10", "2026-02-01", matter="m"), lists=lists)
    assert counts(found) == [("2026-02", 2, 0, "group")]


def test_what_a_matter_counted_is_reckoned_with_its_corrections() -> None:
    lists = [closed("2026-01", listed(1, "G50", "2026-01-01", 50, matter="m"))]
    found = walked(
        book(*GROUP), entry(2, "G30", "2026-02-01", matter="m"),
        lists=lists, corrections=[void(9, 1, to=10)],
    )  # fmt: skip
    assert counts(found) == [("2026-02", 9, -40, ""), ("2026-02", 2, 20, "group")]


def test_a_matter_is_reckoned_after_its_cap() -> None:
    capped_group = [
        capped("G10", 10, 15, CapSpan.YEAR, group="g", cap_code="G"),
        capped("G50", 50, 15, CapSpan.YEAR, group="g", cap_code="G"),
    ]
    found = walked(
        book(*capped_group),
        entry(1, "G10", "2026-01-01", matter="m"), entry(2, "G50", "2026-02-01", matter="m"),
        entry(3, "G50", "2027-01-01", matter="m"),
    )  # fmt: skip
    assert counts(found) == [
        ("2026-01", 1, 10, ""), ("2026-02", 2, 5, "cap"), ("2027-01", 3, 15, "cap")
    ]  # fmt: skip


# Tiers.


def test_a_tier_counts_when_the_years_hours_reach_it() -> None:
    found = walked(
        book(TIERS),
        entry(1, "T", "2026-01-01", quantity=60), entry(2, "T", "2026-01-02", quantity=40),
        entry(3, "T", "2026-01-03", quantity=95), entry(4, "T", "2026-01-04", quantity=5),
    )  # fmt: skip
    assert [(counted, why) for _, _, counted, why in counts(found)] == [
        (0, "tier"), (20, ""), (0, "tier"), (30, "")
    ]  # fmt: skip


def test_one_entry_may_reach_several_tiers() -> None:
    found = walked(book(TIERS), entry(1, "T", "2026-01-01", quantity=600))
    assert counts(found) == [("2026-01", 1, 100, "")]


def test_hours_are_summed_by_person_item_and_year_of_the_day() -> None:
    rules = book(TIERS, item("S", 0, unit=Unit.HOURS, tiers=((100, 20),)))
    found = walked(
        rules,
        entry(1, "T", "2025-12-31", quantity=90), entry(2, "T", "2026-01-01", quantity=90),
        entry(3, "S", "2026-01-01", quantity=90),
        entry(4, "T", "2026-01-01", quantity=90, resident=BOB),
        entry(5, "T", "2026-01-02", quantity=10),
    )  # fmt: skip
    assert [(key, counted) for _, key, counted, _ in counts(found) if counted] == [(5, 20)]


def test_a_late_entry_of_the_old_year_counts_to_the_old_years_hours() -> None:
    lists = [closed("2025-12", listed(1, "T", "2025-12-01", 0, quantity=90, why="tier"))]
    found = walked(book(TIERS), entry(2, "T", "2025-12-30", quantity=10), lists=lists)
    assert counts(found) == [("2026-01", 2, 20, "")]


def test_a_person_who_moves_keeps_the_own_hours() -> None:
    lists = [closed("2026-01", listed(1, "T", "2026-01-01", 0, quantity=90))]
    moved = entry(2, "T", "2026-02-01", quantity=10, household=OTHER_HOME)
    found = walked(book(TIERS), moved, lists=lists)
    assert counts(found) == [("2026-02", 2, 20, "")]
    assert found.points_by_household(["2026-02"]) == {OTHER_HOME: 20}


def test_tiers_that_change_within_the_year_count_the_rest() -> None:
    later = item("T", 0, unit=Unit.HOURS, tiers=((100, 30), (150, 60)))
    rules = books(("2026-01-01", [TIERS]), ("2026-07-01", [later]))
    found = walked(
        rules,
        entry(1, "T", "2026-06-30", quantity=100), entry(2, "T", "2026-07-01", quantity=10),
    )  # fmt: skip
    assert [counted for _, _, counted, _ in counts(found)] == [20, 10]


def test_hours_that_an_answer_speaks_for_add_to_no_tier() -> None:
    found = walked(
        book(TIERS),
        entry(1, "T", "2026-01-01", quantity=200, says=20),
        entry(2, "T", "2026-01-02", quantity=10),
    )
    assert [(counted, why) for _, _, counted, why in counts(found)] == [(20, ""), (0, "tier")]
    assert found.open["2026-01"][0].quantity == 0


# Caps.


def test_the_last_entry_within_a_cap_of_points_is_cut() -> None:
    rules = book(capped("B", 15, 40, CapSpan.MONTH))
    found = walked(rules, *(entry(key, "B", f"2026-01-0{key}") for key in range(1, 5)))
    assert [(counted, why) for _, _, counted, why in counts(found)] == [
        (15, ""), (15, ""), (10, "cap"), (0, "cap")
    ]  # fmt: skip


def test_one_entry_is_one_time_and_only_what_counts_is_one() -> None:
    times = capped("B", 15, 2, CapSpan.MONTH, unit=Unit.HOURS, per=20, **TIMES)
    found = walked(
        book(times),
        entry(1, "B", "2026-01-01", quantity=10), entry(2, "B", "2026-01-02", quantity=60),
        entry(3, "B", "2026-01-03", quantity=20), entry(4, "B", "2026-01-04", quantity=20),
    )  # fmt: skip
    assert [(counted, why) for _, _, counted, why in counts(found)] == [
        (0, ""), (45, ""), (15, ""), (0, "cap")
    ]  # fmt: skip


def test_room_is_of_the_span_of_the_day_across_periods() -> None:
    rules = book(capped("B", 15, 20, CapSpan.MONTH))
    lists = [closed("2026-01", listed(1, "B", "2026-01-05", 15))]
    found = walked(rules, entry(2, "B", "2026-01-31"), entry(3, "B", "2026-02-01"), lists=lists)
    assert counts(found) == [("2026-02", 2, 5, "cap"), ("2026-02", 3, 15, "")]


def test_spans_are_months_quarters_and_years() -> None:
    days = ["2026-01-01", "2026-02-01", "2026-04-01", "2027-01-01"]
    for span, expected in (
        (CapSpan.MONTH, [15, 15, 15, 15]),
        (CapSpan.QUARTER, [15, 0, 15, 15]),
        (CapSpan.YEAR, [15, 0, 0, 15]),
    ):
        found = walked(
            book(capped("B", 15, 15, span)), *(entry(at, "B", on) for at, on in enumerate(days, 1))
        )
        assert [counted for _, _, counted, _ in counts(found)] == expected


def test_a_cap_is_by_person_or_by_household() -> None:
    entries = [
        entry(1, "B", "2026-01-01"), entry(2, "B", "2026-01-02", resident=BOB),
        entry(3, "B", "2026-01-03", household=OTHER_HOME),
    ]  # fmt: skip
    by_person = walked(book(capped("B", 15, 15, CapSpan.YEAR)), *entries)
    assert [counted for _, _, counted, _ in counts(by_person)] == [15, 15, 0]
    by_household = walked(book(capped("B", 15, 15, CapSpan.YEAR, **BY_HOUSEHOLD)), *entries)
    assert [counted for _, _, counted, _ in counts(by_household)] == [15, 0, 15]


def test_without_a_person_the_household_takes_that_place() -> None:
    rules = book(capped("B", 15, 15, CapSpan.YEAR, unit=Unit.HOUSEHOLD))
    found = walked(
        rules,
        entry(1, "B", "2026-01-01", resident=""), entry(2, "B", "2026-01-02", resident=""),
        entry(3, "B", "2026-01-03", resident="", household=OTHER_HOME),
        entry(4, "B", "2026-01-04"),
    )  # fmt: skip
    assert [counted for _, _, counted, _ in counts(found)] == [15, 0, 15, 15]


def test_items_of_one_cap_code_share_its_room() -> None:
    shared = [capped(code, 15, 20, CapSpan.MONTH, cap_code="B") for code in ("B1", "B2")]
    found = walked(book(*shared), entry(1, "B1", "2026-01-01"), entry(2, "B2", "2026-01-02"))
    assert [counted for _, _, counted, _ in counts(found)] == [15, 5]


def test_room_is_used_across_rule_sets_whatever_span_they_name() -> None:
    rules = books(
        ("2026-01-01", [capped("B", 15, 100, CapSpan.MONTH)]),
        ("2026-07-01", [capped("B", 15, 40, CapSpan.YEAR)]),
    )
    found = walked(
        rules,
        entry(1, "B", "2026-01-01"), entry(2, "B", "2026-06-01"), entry(3, "B", "2026-07-01"),
        entry(4, "B", "2026-08-01"),
    )  # fmt: skip
    assert [counted for _, _, counted, _ in counts(found)] == [15, 15, 10, 0]


def test_a_group_comes_before_its_cap() -> None:
    rules = book(*(capped(g.code, g.points, 40, CapSpan.MONTH, group="g", cap_code="G")
                   for g in GROUP))  # fmt: skip
    found = walked(
        rules,
        entry(1, "G30", "2026-01-01", matter="m"), entry(2, "G50", "2026-01-02", matter="m"),
        entry(3, "G10", "2026-01-03", matter="n"),
    )  # fmt: skip
    assert [(counted, why) for _, _, counted, why in counts(found)] == [
        (0, "group"), (40, "cap"), (0, "cap")
    ]  # fmt: skip


# Corrections.


def test_a_void_of_a_closed_entry_is_a_row_in_the_open_month() -> None:
    lists = [closed("2026-01", listed(1, "A", "2026-01-20", 20, matter="m"))]
    found = walked(book(A), lists=lists, corrections=[void(9, 1)])
    (row,) = found.open["2026-02"]
    assert (row.counted, row.value, row.corrects) == (-20, -20, f"{1:032x}")
    assert (row.on, row.item, row.resident, row.household, row.matter) == (
        "2026-01-20", "A", "1" * 32, "a" * 32, "m"
    )  # fmt: skip
    assert found.closed["2026-01"] == lists[0].entries


def test_an_answer_counts_the_difference() -> None:
    lists = [closed("2026-01", listed(1, "A", "2026-01-20", 20))]
    for to, change in ((5, -15), (30, 10), (20, 0)):
        found = walked(book(A), lists=lists, corrections=[void(9, 1, to=to)])
        assert counts(found) == [("2026-02", 9, change, "")]


def test_of_two_corrections_the_first_counts() -> None:
    lists = [closed("2026-01", listed(1, "A", "2026-01-20", 20))]
    both = [void(8, 1, to=5, order=7), void(9, 1, order=3)]
    for corrections in (both, both[::-1]):
        found = walked(book(A), lists=lists, corrections=corrections)
        assert counts(found) == [("2026-02", 9, -20, "")]


def test_a_booked_correction_is_not_corrected_again() -> None:
    lists = [
        closed("2026-01", listed(1, "A", "2026-01-20", 20)),
        closed("2026-02", listed(9, "A", "2026-01-20", -15, corrects=f"{1:032x}")),
    ]
    earlier = void(8, 1, order=0)
    found = walked(book(A), lists=lists, corrections=[void(9, 1, to=5), earlier])
    assert counts(found) == []
    assert found.booked[f"{1:032x}"] == 5


def test_a_correction_gives_back_room_from_its_place_on() -> None:
    rules = book(capped("B", 15, 20, CapSpan.YEAR))
    lists = [closed("2026-01", listed(1, "B", "2026-01-05", 15), listed(2, "B", "2026-01-06", 5))]
    found = walked(
        rules, entry(3, "B", "2026-01-31"), entry(4, "B", "2026-02-02"),
        lists=lists, corrections=[void(9, 1)],
    )  # fmt: skip
    assert counts(found) == [
        ("2026-02", 9, -15, ""), ("2026-02", 3, 15, ""), ("2026-02", 4, 0, "cap")
    ]  # fmt: skip


def test_what_comes_before_a_correction_gets_no_room_of_it() -> None:
    rules = book(capped("B", 15, 15, CapSpan.YEAR))
    lists = [closed("2026-01", listed(1, "B", "2026-01-20", 15))]
    found = walked(
        rules, entry(2, "B", "2026-01-10"), entry(3, "B", "2026-01-25"),
        lists=lists, corrections=[void(9, 1)],
    )  # fmt: skip
    assert counts(found) == [
        ("2026-02", 2, 0, "cap"), ("2026-02", 9, -15, ""), ("2026-02", 3, 15, "")
    ]  # fmt: skip


def test_a_time_is_given_back_only_where_nothing_counts_any_more() -> None:
    rules = book(capped("B", 15, 1, CapSpan.YEAR, **TIMES))
    lists = [closed("2026-01", listed(1, "B", "2026-01-05", 15))]
    for to, later in ((0, 15), (5, 0)):
        found = walked(
            rules, entry(2, "B", "2026-02-01"), lists=lists, corrections=[void(9, 1, to=to)]
        )
        assert [counted for _, key, counted, _ in counts(found) if key == 2] == [later]


def test_a_correction_gives_back_hours() -> None:
    lists = [closed("2026-01", listed(1, "T", "2026-01-05", 20, quantity=120))]
    found = walked(
        book(TIERS), entry(2, "T", "2026-02-01", quantity=90),
        lists=lists, corrections=[void(9, 1)],
    )  # fmt: skip
    assert counts(found) == [("2026-02", 9, -20, ""), ("2026-02", 2, 0, "tier")]
    more = entry(3, "T", "2026-02-02", quantity=10)
    found = walked(
        book(TIERS), entry(2, "T", "2026-02-01", quantity=90), more,
        lists=lists, corrections=[void(9, 1)],
    )  # fmt: skip
    assert counts(found)[-1] == ("2026-02", 3, 20, "")


def test_an_answered_tier_comes_to_the_same_open_or_closed() -> None:
    after = entry(2, "T", "2026-02-01", quantity=10)
    closed_first = walked(
        book(TIERS), after,
        lists=[closed("2026-01", listed(1, "T", "2026-01-05", 50, quantity=200))],
        corrections=[void(9, 1, to=20)],
    )  # fmt: skip
    open_first = walked(
        book(TIERS), entry(1, "T", "2026-01-05", quantity=200, says=20), after,
    )  # fmt: skip
    both = (closed_first, open_first)
    totals = [sum(row.counted for row in found.rows(["2026-01", "2026-02"])) for found in both]
    assert totals == [20, 20]


def test_a_closed_0_never_revives() -> None:
    lists = [
        closed(
            "2026-01",
            listed(1, "G50", "2026-01-01", 50, matter="m"),
            listed(2, "G30", "2026-01-02", 0, matter="m", value=30, why="group"),
        )
    ]
    found = walked(book(*GROUP), lists=lists, corrections=[void(9, 1)])
    assert counts(found) == [("2026-02", 9, -50, "")]


def test_a_correction_of_what_no_list_has_counts_nothing() -> None:
    assert counts(walked(book(A), corrections=[void(9, 1)])) == []
    orphan = listed(9, "A", "2026-01-20", -20, corrects=f"{1:032x}")
    found = walked(book(A), lists=[closed("2026-02", orphan)])
    assert found.closed["2026-02"] == ()
