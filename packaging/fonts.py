"""Cuts Noto Sans SC to what Chinese names, places and paperwork need, for resources/fonts.

The program brings its own font because an office computer may have none with these characters, and
because Qt would else pick Japanese shapes for them. Needs the folder of the npm package
`@expo-google-fonts/noto-sans-sc` (static TrueType files of Google's Noto Sans SC, OFL) and the file
`Unihan_OtherMappings.txt.bz2` of Debian's package `unicode-data` (its property kTGH is
通用规范汉字表, 2013, 8,105 characters):

    python packaging/fonts.py PACKAGE_FOLDER Unihan_OtherMappings.txt.bz2
"""

import argparse
import bz2
import shutil
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SOURCES = {
    "NotoSansSC-Regular.ttf": "400Regular/NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold.ttf": "700Bold/NotoSansSC_700Bold.ttf",
}
# Beside Han characters. U+2E80–2FDF is left out on purpose: radicals that only look like characters
# would hide that a cell holds the wrong code point.
SIGNS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x01CD, 0x01DC),  # pinyin's caron and ü
    (0x2010, 0x203B),  # punctuation
    (0x20AC, 0x20AC),  # euro
    (0x2100, 0x214F),  # ℃ ℉ № ™
    (0x2150, 0x218B),  # fractions, Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x22FF),  # × ÷ ≤ ≥ and kin
    (0x2460, 0x24FF),  # ① ⑴ ⒈
    (0x2500, 0x257F),  # box drawing
    (0x2580, 0x25FF),  # blocks, ■ ▲ ●
    (0x2605, 0x2606),  # ★ ☆
    (0x2713, 0x2717),  # ✓ ✗
    (0x3000, 0x303F),  # Chinese punctuation, 〇
    (0x3220, 0x3243),  # ㈠
    (0x3251, 0x325F),  # ㉑
    (0x3280, 0x32BF),  # ㊀ ㊱
    (0x3380, 0x33DF),  # ㎡ ㎏
    (0xFF01, 0xFF5E),  # fullwidth ASCII
    (0xFFE0, 0xFFE6),  # ￥
    (0xFFFD, 0xFFFD),  # the sign for "unreadable"
)
KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
DROPPED_TABLES = ("BASE", "STAT", "GDEF", "vhea", "vmtx", "DSIG", "prep", "gasp")


def main() -> None:
    """Cut both weights and put the licence beside them."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("package", type=Path)
    arguments.add_argument("mappings", type=Path)
    given = arguments.parse_args()
    wanted = standard_characters(given.mappings) | gb2312() | surnames() | signs()
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, source in SOURCES.items():
        lacking = cut(given.package / source, TARGET / name, wanted)
        size = (TARGET / name).stat().st_size
        print(f"{name}: {size:,} bytes; not in the source: {show(lacking)}")
    shutil.copyfile(given.package / "LICENSE_FONT", TARGET / "OFL.txt")


def standard_characters(mappings: Path) -> set[int]:
    """通用规范汉字表: exactly 8,105 code points."""
    with bz2.open(mappings, "rt", encoding="utf-8") as lines:
        fields = [line.split("\t") for line in lines if "\tkTGH\t" in line]
    found = {int(code.removeprefix("U+"), 16) for code, *_ in fields}
    if len(found) != 8105:
        raise SystemExit(f"kTGH should hold 8,105 characters, not {len(found)}")
    return found


def gb2312() -> set[int]:
    """Everything in GB 2312: 6,763 characters and its signs."""
    rows, cells = range(0xA1, 0xF8), range(0xA1, 0xFF)
    pairs = (bytes((row, cell)) for row in rows for cell in cells)
    return {ord(sign) for pair in pairs for sign in pair.decode("gb2312", errors="ignore")}


def surnames() -> set[int]:
    """The characters of surnames.txt: 蔄 and 贠 are family names that no standard set holds."""
    text = (Path(__file__).resolve().parent / "surnames.txt").read_text(encoding="utf-8")
    return {ord(sign) for sign in text if ord(sign) >= 0x3400}


def signs() -> set[int]:
    """Letters, digits, punctuation and the signs that tables and forms use."""
    return {code for first, last in SIGNS for code in range(first, last + 1)}


def cut(source: Path, target: Path, wanted: set[int]) -> set[int]:
    """Write the cut font; gives the wanted Han characters that the source does not have."""
    options = Options()
    options.layout_features = ["ccmp", "kern", "mark"]
    options.name_IDs = list(KEPT_NAMES)
    options.drop_tables = [*options.drop_tables, *DROPPED_TABLES]
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False  # the same source gives the same bytes
    font = TTFont(source, recalcTimestamp=False)
    lacking = {code for code in wanted - set(font.getBestCmap()) if code >= 0x3400}
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(wanted))
    subsetter.subset(font)
    font.save(target)
    return lacking - signs()


def show(codes: set[int]) -> str:
    """Code points as people name them."""
    return " ".join(f"U+{code:04X} {chr(code)}" for code in sorted(codes)) or "none"


if __name__ == "__main__":
    main()
