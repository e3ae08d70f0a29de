"""A rule set of forty items that uses every sort of item there is; in July some change."""

from __future__ import annotations

from pathlib import Path

HEAD = (
    "code,theme,name,points,unit,per,group,tiers,cap,cap_kind,cap_per,cap_by,cap_code,evidence,"
    "recorders,on"
)
THEMES = ("party_building", "civic_practice", "governance", "beautiful_village")
CAPS = (
    (),
    ("10", "points", "month", "person", ""),
    ("3", "times", "quarter", "household", ""),
    ("25.5", "points", "year", "household", ""),
    ("5", "times", "year", "person", ""),
    ("8", "points", "quarter", "person", ""),
)


def rows() -> list[list[str]]:
    """The forty items, each as the columns of HEAD."""
    made: list[list[str]] = []
    for at in range(40):
        code, theme = f"X{at:02}", THEMES[at % 4]
        points, unit, per, group, tiers = f"{1 + at % 7}", "person", "", "", ""
        cap: tuple[str, ...] = CAPS[at % 6]
        if at in (3, 4, 5, 6):  # two groups of two, with a cap on some
            group, points = f"G{at // 2}", f"{2 + at}"
            cap = ("12", "points", "year", "person", "") if at == 4 else ()
        elif at in (10, 11):  # hours of a year
            unit, points, tiers, cap = "hours", "", "10=2;20=5;50=10;80=15", ()
        elif at in (12, 13):  # points for every two hours
            unit, per, points = "hours", "2", "0.5"
        elif at in (20, 21, 22):
            unit = "household"
        elif at in (23, 24):
            unit, points = "member", "1"
        elif at in (30, 31, 32):
            unit = "quantity"
        elif at in (7, 8):  # two items that share one cap's room
            cap = ("6", "points", "month", "household", "SHARED")
        filled = [*cap, "", "", "", "", ""][:5]
        made.append(
            [code, theme, f"事项{at:02}", points, unit, per, group, tiers, *filled, "", "", "on"]
        )
    return made


def in_july() -> list[list[str]]:
    """The same from July on: some points are others, some caps too."""
    changed = rows()
    for at, row in enumerate(changed):
        if row[4] in ("person", "quantity") and not row[6] and at % 3 == 0:
            row[3] = f"{int(row[3]) + 1}"
    return changed


def write(file: Path, items: list[list[str]]) -> Path:
    """The items as a file that `rules import` reads."""
    file.write_text("\n".join([HEAD, *(",".join(row) for row in items)]) + "\n", "utf-8-sig")
    return file
