"""Keeps the English of the window complete: source strings are Chinese literals in tr().

python packaging/translate.py update     take new strings from the source into the .ts file
python packaging/translate.py check      fail when one is missing, unfinished or no longer used
python packaging/translate.py compile    make the .qm file the program loads, when it is older
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "translations" / "gridcredit_en.ts"
COMPILED = ROOT / "resources" / "translations" / "gridcredit_en.qm"
# What a translation must carry over unchanged: {name}, {count:,} and %n.
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n")


def main(words: list[str]) -> int:
    """Do what the word says; 1 when `check` found something."""
    if words == ["update"]:
        extract(SOURCE)
        return 0
    if words == ["check"]:
        return check()
    if words == ["compile"]:
        compile_newer()
        return 0
    print(__doc__)
    return 2


def extract(target: Path, *, keep_unused: bool = False) -> None:
    """Bring the .ts file in line with the source; line numbers stay out, they only make noise."""
    files = sorted(map(str, (ROOT / "gridcredit").rglob("*.py")))
    languages = ["-source-language", "zh_CN", "-target-language", "en"]
    options = ["-silent", "-locations", "none", *([] if keep_unused else ["-no-obsolete"])]
    subprocess.run([tool("lupdate"), *options, *languages, *files, "-ts", str(target)], check=True)


def check() -> int:
    """Say every string whose English is missing or wrong."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / SOURCE.name
        if SOURCE.exists():
            shutil.copyfile(SOURCE, copy)
        extract(copy, keep_unused=True)
        contexts = ElementTree.parse(copy).getroot().findall("context")
    faults = [
        f"{context.findtext('name') or '(no class)'}: {message.findtext('source')!r}: {fault}"
        for context in contexts
        for message in context.findall("message")
        if (fault := fault_of(message))
    ]
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} to do; `update`, then fill in {SOURCE.relative_to(ROOT)}")
    return 1 if faults else 0


def fault_of(message: ElementTree.Element) -> str:
    """What is wrong with one string's translation; empty when nothing is."""
    translation = message.find("translation")
    if translation is None:
        return "has no translation"
    if translation.get("type") in ("vanished", "obsolete"):
        return "is no longer in the source"
    numerous = message.get("numerus") == "yes"
    forms = translation.findall("numerusform") if numerous else [translation]
    texts = [form.text or "" for form in forms]
    if translation.get("type") == "unfinished" or not all(texts):
        return "is not translated"
    wanted = set(PLACEHOLDER.findall(message.findtext("source") or ""))
    # One of a thing may be written out: "One household", so %n may be left out of a plural form.
    found = [set(PLACEHOLDER.findall(text)) | ({"%n"} if numerous else set()) for text in texts]
    return "" if all(got == wanted for got in found) else "has other placeholders"


def compile_newer() -> None:
    """Make the .qm file unless it is newer than its source."""
    if not SOURCE.exists():
        return
    if COMPILED.exists() and COMPILED.stat().st_mtime >= SOURCE.stat().st_mtime:
        return
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([tool("lrelease"), "-silent", str(SOURCE), "-qm", str(COMPILED)], check=True)


def tool(name: str) -> str:
    """The tool that PySide6's own wheel carries."""
    return str(Path(PySide6.__path__[0]) / (f"{name}.exe" if os.name == "nt" else name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
