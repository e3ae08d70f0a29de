"""What the documents and the words in the code name by its path stands there."""

import ast
import re
from collections.abc import Iterable, Iterator

import pytest

from tests.house.sources import ROOT, Source, sources

PATH = re.compile(r"(?<![\w./-])(?:\w+/)*\w+\.py\b")


def missing(text: str, known: Iterable[str]) -> list[str]:
    """The Python files that a text names and that are not there: by their whole path, or by the end
    of it, as people write who stand in a folder."""
    ends = [f"/{path}" for path in known]
    return [name for name in PATH.findall(text) if not any(e.endswith(f"/{name}") for e in ends)]


def said(source: Source) -> Iterator[str]:
    """The docstrings and comments of a file."""
    for node in ast.walk(source.tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            yield ast.get_docstring(node) or ""
    yield from re.findall(r"(?m)^\s*#.*$", source.text)


KNOWN = [s.path for top in ("gridcredit", "packaging", "tests") for s in sources(top)]
PAGES = [ROOT / "README.md", *sorted((ROOT / "gridcredit").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_document_names_files_that_are_there(page: object) -> None:
    assert missing(ROOT.joinpath(str(page)).read_text("utf-8"), KNOWN) == []


def test_the_code_names_files_that_are_there() -> None:
    wrong = {s.path: missing("\n".join(said(s)), KNOWN) for s in sources("gridcredit")}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_a_file_that_went_is_found_out() -> None:
    known = ["gridcredit/store/journal/rows.py"]
    text = "`store/journal/rows.py`, (rows.py), `store/rows.py`, lines.py"
    assert missing(text, known) == ["store/rows.py", "lines.py"]
    source = Source("gridcredit/x.py", '"""See gone.py."""\n\nx = 1\n# and lost.py\n')
    assert missing("\n".join(said(source)), known) == ["gone.py", "lost.py"]
