"""Tests are held to rules of their own."""

import ast
import re

from tests.house.sources import Source, sources

PATCH = re.compile(r"\b(mock|mocker)\.patch\b|\bimport patch\b")


def unexplained_patches(source: Source) -> list[str]:
    """Lines that patch without a comment on the line or on the one above."""
    lines = source.text.splitlines()
    return [
        f"{source.path}:{number}: mock.patch without its reason"
        for number, line in enumerate(lines, start=1)
        if PATCH.search(line) and "#" not in line and "#" not in lines[max(number - 2, 0)]
    ]


def sleeps(source: Source) -> list[str]:
    """Calls of sleep()."""
    return [
        f"{source.path}:{node.lineno}: sleep"
        for node in (ast.walk(source.tree) if "sleep" in source.text else ())
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "sleep"
    ]


def test_patching_gives_its_reason() -> None:
    others = [source for source in sources("tests") if not source.path.endswith("test_tests.py")]
    assert [fault for source in others for fault in unexplained_patches(source)] == []


def test_an_unexplained_patch_is_seen() -> None:
    assert unexplained_patches(Source("tests/x.py", "x = 1\nmock.patch('a.b')\n"))
    assert not unexplained_patches(Source("tests/x.py", "# the clock\nmock.patch('a.b')\n"))


def test_no_test_sleeps() -> None:
    assert [fault for source in sources("tests") for fault in sleeps(source)] == []


def test_every_test_module_says_what_it_is_about() -> None:
    assert [s.path for s in sources("tests") if not ast.get_docstring(s.tree)] == []
