"""Options that take a code of a list: its value, or the word for it in either language."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from gridcredit import texts
from gridcredit.cli.verb import Option, option

Code = TypeVar("Code", bound=StrEnum)


def coded(name: str, kind: type[Code], **settings: object) -> Option:
    """An option whose value is a code; its help lists them."""
    told = " | ".join(f"{code.value} {texts.word(code)}" for code in kind)
    help_text = f"{settings.pop('help')}; {told}" if "help" in settings else told
    known = {"type": _reader(kind), "metavar": "|".join(kind), "help": help_text}
    return option(name, **(known | settings))


def _reader(kind: type[Code]) -> Callable[[str], Code]:
    def read(told: str) -> Code:
        found = texts.code_named(kind, told)
        if found is None:
            raise argparse.ArgumentTypeError(f"{told!r}: " + ", ".join(kind))
        return found

    return read
