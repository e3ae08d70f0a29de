"""Makes the pinyin tables in resources/pinyin, so that the running program needs no pinyin library.

Readings come from pypinyin's dictionary (MIT). For the 8,105 standard characters they are cut to
those of 通用规范汉字字典 (Unihan's kTGHZ2013, in `Unihan_Readings.txt.bz2` of Debian's package
`unicode-data`): archaic readings would only make a search find the wrong people.

    python packaging/pinyin.py Unihan_Readings.txt.bz2
"""

import argparse
import bz2
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "resources" / "pinyin"
DIAERESIS = "\N{COMBINING DIAERESIS}"


def main() -> None:
    """Write both tables."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("readings", type=Path)
    readings = characters(standard_readings(arguments.parse_args().readings))
    names = dict(surnames(readings))
    TARGET.mkdir(parents=True, exist_ok=True)
    write(TARGET / "characters.tsv", readings)
    write(TARGET / "surnames.tsv", names)
    print(f"{len(readings):,} characters, {len(names):,} surnames")


def standard_readings(unihan: Path) -> dict[str, list[str]]:
    """The readings of 通用规范汉字字典, in the order of its pages."""
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        fields = [line.rstrip("\n").split("\t") for line in lines if "\tkTGHZ2013\t" in line]
    return {
        chr(int(code.removeprefix("U+"), 16)): [
            plain(reading)
            for place in value.split(" ")
            for reading in place.partition(":")[2].split(",")
        ]
        for code, _, value in fields
    }


def characters(standard: dict[str, list[str]]) -> dict[str, list[str]]:
    """Every Han character's readings without tones, the most common first."""
    known = {chr(code): unique(map(plain, text.split(","))) for code, text in pinyin_dict.items()}
    found = {sign: readings for sign, readings in known.items() if is_han(sign)}
    for sign, modern in standard.items():
        kept = [reading for reading in found.get(sign, []) if reading in modern]
        found[sign] = unique([*kept, *modern])
    return dict(sorted(found.items()))


def is_han(sign: str) -> bool:
    """Whether it is a character and not a radical, a private sign or a letter."""
    return (
        sign == "〇"
        or unicodedata.name(sign, "").startswith("CJK UNIFIED IDEOGRAPH")
        or (
            ord(sign) >= 0x30000  # Python 3.11's tables end before the newest extension
        )
    )


def surnames(readings: dict[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Each surname with its readings; a reading written out in surnames.txt wins."""
    lines = (HERE / "surnames.txt").read_text(encoding="utf-8").splitlines()
    entries = [entry for line in lines if not line.startswith("#") for entry in line.split()]
    for entry in sorted(entries, key=lambda text: "=" in text):
        name, _, given = entry.partition("=")
        usual = "".join(readings[sign][0] for sign in name)
        yield name, given.split(",") if given else [usual]


def plain(reading: str) -> str:
    """A syllable without its tone, ü as v: lǜ → lv."""
    parts = unicodedata.normalize("NFD", reading.strip()).replace("u" + DIAERESIS, "v")
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def unique(readings: Iterable[str]) -> list[str]:
    """The readings without repeats, in their order."""
    return list(dict.fromkeys(readings))


def write(target: Path, table: dict[str, list[str]]) -> None:
    """One line a key: key TAB readings with commas."""
    lines = (f"{key}\t{','.join(table[key])}\n" for key in sorted(table))
    target.write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
