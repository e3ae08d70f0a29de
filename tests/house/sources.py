"""The project's own Python files for the house rules, parsed when a rule first asks."""

import ast
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """One file: its path from the repository's root with forward slashes, its text, its tree."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """What the text says as Python."""
        return ast.parse(self.text, self.path)

    def lies_in(self, *folders: str) -> bool:
        """Whether the file is, or lies below, one of these paths under gridcredit/."""
        return any(
            self.path == f"gridcredit/{place}" or self.path.startswith(f"gridcredit/{place}/")
            for place in folders
        )


@cache
def sources(folder: str) -> tuple[Source, ...]:
    """Every Python file below a top-level folder."""
    return tuple(
        Source(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
        for file in sorted((ROOT / folder).rglob("*.py"))
    )
