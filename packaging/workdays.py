"""Makes resources/calendar.csv, the working-day calendar that the program starts with.

The days come from chinesecalendar (MIT), which copies them from the yearly notices of the State
Council's office; the running program does not need it. Years to come are added when a newer version
of it knows them, or by the district (`gridcredit calendar import`).

    python packaging/workdays.py
"""

import csv
from pathlib import Path

from chinese_calendar.constants import Holiday, holidays, workdays

TARGET = Path(__file__).resolve().parent.parent / "resources" / "calendar.csv"


def main() -> None:
    """Write the table."""
    words = {holiday.value: holiday.chinese for holiday in Holiday}
    rows = [(day, "rest", words[name]) for day, name in holidays.items()]
    rows += [(day, "work", words[name]) for day, name in workdays.items()]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("date", "kind", "name"))
        table.writerows((day.isoformat(), kind, name) for day, kind, name in sorted(rows))
    years = sorted({day.year for day, _, _ in rows})
    print(f"{len(rows)} days, {years[0]}-{years[-1]}")


if __name__ == "__main__":
    main()
