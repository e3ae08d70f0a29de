"""Every error a person can meet has its words in both languages, filled from its own facts."""

import ast
import dataclasses
import importlib
import importlib.util
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from tests.house.sources import sources

NEEDED = ("gridcredit.domain.errors", "gridcredit.texts")
pytestmark = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in NEEDED),
    reason="gridcredit.domain.errors or gridcredit.texts is not written yet",
)
HAN = re.compile(r"[\u4e00-\u9fff]")


def kinds() -> list[type]:
    """Every child of GridCreditError, however deep, but for the families."""
    errors: Any = importlib.import_module("gridcredit.domain.errors")
    for room in errors.ROOMS:
        importlib.import_module(f"gridcredit.domain.errors.{room}")
    found: list[type] = []
    waiting = [errors.GridCreditError]
    while waiting:
        children = waiting.pop().__subclasses__()
        found += children
        waiting += children
    return [kind for kind in found if kind not in errors.FAMILIES]


def families_of(kind: type) -> list[str]:
    """The families right below GridCreditError that an error stands under."""
    errors: Any = importlib.import_module("gridcredit.domain.errors")
    tops = [family for family in errors.FAMILIES if errors.GridCreditError in family.__bases__]
    return [family.__name__ for family in tops if issubclass(kind, family)]


def texts() -> dict[str, tuple[str, str]]:
    """Class name -> (Chinese, English)."""
    wording: Any = importlib.import_module("gridcredit.texts")
    return dict(wording.ERRORS)


def placeholders(template: str) -> set[str]:
    """The facts a template asks for; `{file.name}` and `{least:,}` ask for file and least."""
    fields = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    return {re.split(r"[.\[]", name)[0] for name in fields}


def test_every_error_stands_under_one_family() -> None:
    wrong = {kind.__name__: families_of(kind) for kind in kinds() if len(families_of(kind)) != 1}
    assert wrong == {"Cancelled": []}  # nobody answers for it


def test_a_family_has_members_and_is_never_raised() -> None:
    errors: Any = importlib.import_module("gridcredit.domain.errors")
    names = [family.__name__ for family in errors.FAMILIES]
    assert [f.__name__ for f in errors.FAMILIES if not f.__subclasses__()] == []
    raised = re.compile(rf"\b({'|'.join(names)})\(")
    code = Path(errors.__file__).parents[2].rglob("*.py")
    faults = [
        f"{file.name}: {line.strip()}"
        for file in code
        for line in file.read_text("utf-8").splitlines()
        if raised.search(line) and not line.startswith("class ")
    ]
    assert faults == []


def test_every_error_has_its_text() -> None:
    assert {kind.__name__ for kind in kinds()} - set(texts()) == set()


def test_no_text_is_left_without_its_error() -> None:
    known = {kind.__name__ for kind in kinds()} | {"GridCreditError"}  # the words of last resort
    assert set(texts()) - known == set()


def test_errors_carry_facts_as_fields() -> None:
    assert [kind.__name__ for kind in kinds() if not dataclasses.is_dataclass(kind)] == []


def test_texts_ask_only_for_facts_the_error_has() -> None:
    faults = [
        f"{kind.__name__}: {{{name}}}"
        for kind in kinds()
        if dataclasses.is_dataclass(kind)
        for template in texts().get(kind.__name__, ())
        for name in placeholders(template) - {field.name for field in dataclasses.fields(kind)}
    ]
    assert faults == []


def test_each_text_is_in_its_language() -> None:
    wrong = [
        name
        for name, (chinese, english) in texts().items()
        if not HAN.search(chinese) or HAN.search(english) or not english
    ]
    assert wrong == []


def test_every_field_that_a_refused_value_names_has_a_word() -> None:
    texts: Any = importlib.import_module("gridcredit.texts")
    named = {
        node.args[0].value
        for source in sources("gridcredit")
        if "BadValue" in source.text
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "BadValue"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(named) > 20
    assert [one for one in sorted(named) if not HAN.search(texts.field_word(one, "zh"))] == []
