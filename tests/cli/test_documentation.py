"""The page that describes the command line says what the program does, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from gridcredit import texts
from gridcredit.cli import main
from gridcredit.cli.verb import Verb
from gridcredit.domain.codes import VisitOutcome

PAGE = Path(main.__file__).parent / "README.md"
ROWS = re.findall(r"^\| `(.+?)` \|", PAGE.read_text("utf-8"), flags=re.MULTILINE)


def words_of(row: str) -> str:
    """The verb's own words at the beginning of a row."""
    known = sorted((verb.name for verb in main.verbs()), key=len, reverse=True)
    return next((name for name in known if row.startswith(name)), row)


def options_of(verb: Verb) -> set[str]:
    """The options that the program takes; those of fields stand as one, `--FIELD`."""
    told = [o for o in verb.options if not str(o.settings.get("dest", "")).startswith("field_")]
    return {name for option in told for name in option.names if name.startswith("--")}


def test_every_verb_is_described_and_every_description_has_its_verb() -> None:
    assert sorted(words_of(row) for row in ROWS) == sorted(verb.name for verb in main.verbs())


def test_every_row_names_exactly_the_options_of_its_verb() -> None:
    verbs = {verb.name: verb for verb in main.verbs()}
    for row in ROWS:
        assert set(re.findall(r"--[a-z-]+", row)) == options_of(verbs[words_of(row)]), row


def test_every_verb_explains_itself() -> None:
    assert all(verb.help for verb in main.verbs())
    assert len({verb.name for verb in main.verbs()}) == len(main.verbs())


def test_every_outcome_of_a_visit_is_explained() -> None:
    page = PAGE.read_text("utf-8")
    explained = next(verb for verb in main.verbs() if verb.name == "visit add").options
    help_text = next(o.settings["help"] for o in explained if o.names == ("--outcome",))
    for outcome in VisitOutcome:
        assert f"{outcome.value} {texts.word(outcome, 'en')}" in help_text
        assert f"{outcome.value} {texts.word(outcome, 'en').lower()}" in page.lower()
