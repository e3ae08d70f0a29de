"""Days are said in the window's language, whatever the system's is."""

from datetime import date

from gridcredit.ui.days import short_day, weekday, whole_day

DAY = date(2026, 11, 22)


def test_days_are_said_in_both_languages() -> None:
    assert whole_day(DAY, "zh") == "11月22日 星期日"
    assert whole_day(DAY, "en") == "Sunday, 22 November"
    assert [weekday(DAY, language) for language in ("zh", "en")] == ["周日", "Sun"]
    assert short_day("2026-11-22T19:30", "zh") == "11-22 周日"
