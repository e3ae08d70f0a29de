"""What a verb of the command line is made of, and what it is handed when called."""

from __future__ import annotations

import getpass
import locale
import os
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

from uuid_utils.compat import uuid7

from gridcredit import paths, texts
from gridcredit.atomic_file import storage
from gridcredit.cli import output
from gridcredit.domain.errors import (
    BackupUnusable,
    BadValue,
    Cancelled,
    DataUnreadable,
    FileUnreadable,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange.location import check_location
from gridcredit.operations.exchange.upgrading import catch_up
from gridcredit.operations.workspace.keeping import daily_copy
from gridcredit.operations.workspace.signing_in import come_in

PASSPHRASE_VARIABLE = "GRIDCREDIT_PASSPHRASE_FILE"
WORKSPACE_VARIABLE = "GRIDCREDIT_WORKSPACE"


@dataclass(frozen=True)
class Option:
    """One argument of a verb, as argparse takes it."""

    names: tuple[str, ...]
    settings: dict[str, Any]


MANY: dict[str, Any] = {"action": "extend", "nargs": "+"}
"""Settings of an option that takes several values: one after another, or the option once each."""


def option(*names: str, **settings: Any) -> Option:
    """An argument of a verb."""
    return Option(names, settings)


def coded(*names: str, of: Iterable[StrEnum], **settings: Any) -> Option:
    """An argument that takes one of these codes, or what people call it; the verb gets the
    code."""
    codes = tuple(of)

    def code(text: str) -> StrEnum:
        found = texts.code_of(codes, text)
        if found is None:
            raise ArgumentTypeError(f"{text!r}: {', '.join(codes)}")
        return found

    usual = {"type": code, "metavar": "{" + ",".join(codes) + "}"}
    return Option(names, usual | settings)


@dataclass(frozen=True)
class Answer:
    """What a verb answers: the JSON document, and whether problems are listed in it (exit 1)."""

    document: Any
    problems: bool = False


@dataclass(frozen=True)
class Verb:
    """A verb: its words, one sentence of help, its arguments and what it does."""

    name: str  # "status" or "enrol request"
    help: str
    run: Callable[[Call], Answer]
    options: Sequence[Option] = ()


@dataclass
class Call:
    """One call of a verb: arguments, clock, ids, and the desk when it asks for one."""

    arguments: Namespace
    _desks: list[Desk] = field(default_factory=list)
    _typed: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """The workspace asked for, else the usual place of this person."""
        named = self.arguments.workspace or os.environ.get(WORKSPACE_VARIABLE)
        # Whole, because its own name and its neighbours are asked of it.
        return Path(named).resolve() if named else paths.default_workspace()

    @property
    def language(self) -> str:
        """The language asked for, else the system's, else Chinese."""
        if self.arguments.language:
            return str(self.arguments.language)
        system = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
        return "en" if system.lower().startswith("en") else "zh"

    @staticmethod
    def clock() -> datetime:
        """Local wall time."""
        return datetime.now().astimezone()

    @staticmethod
    def new_id() -> UUID:
        """A new UUIDv7."""
        return uuid7()

    def passphrase(self) -> str:
        """From the file that the environment names, else asked for, once; never an argument."""
        if file := os.environ.get(PASSPHRASE_VARIABLE):
            return _secret_in(Path(file))
        if not self._typed:
            self._typed.append(_secret_typed("passphrase: "))
        return self._typed[0]

    @staticmethod
    def new_passphrase(file: Path | None) -> str:
        """Somebody else's first one: from a file, else asked for twice; never an argument."""
        if file is not None:
            return _secret_in(file)
        first = _secret_typed("new passphrase: ")
        if _secret_typed("again: ") != first:
            raise BadValue("passphrase", "", "not_the_same")
        return first

    def agree(self, words: str) -> bool:
        """Whether the person at a terminal says yes to what will happen; where nobody is asked,
        as in a script, it happens."""
        if self.arguments.json or not sys.stdin.isatty():
            return True
        output.say(words)
        try:
            return input("y/N ").strip().lower() in ("y", "yes", "是", "好")
        except EOFError:  # Ctrl+D
            return False

    def desk(self) -> Desk:
        """The workspace, opened; closed when the call ends. The day's first call keeps a copy; a
        disk too full for one keeps nobody from working."""
        login = self.arguments.login or ""
        told = {"by": "terminal"}
        desk = come_in(self.folder, login, self.passphrase(), self.clock, self.new_id, told)
        self.keep(desk)
        try:
            check_location(desk)
            catch_up(desk, self.progress)
            daily_copy(desk)
        except (BackupUnusable, DataUnreadable) as error:
            output.say(texts.describe(error, self.language))
        return desk

    def keep(self, desk: Desk) -> Desk:
        """Close this desk when the call ends."""
        self._desks.append(desk)
        return desk

    def close(self) -> None:
        """Close every desk that the call opened."""
        while self._desks:
            self._desks.pop().close()

    def wrong_usage(self, words: str) -> NoReturn:
        """End with exit code 2, as for options that the parser itself refuses."""
        output.say(f"gridcredit {self.arguments.verb.name}: {words}")
        raise SystemExit(2)

    def progress(self, done: int, total: int, what: str) -> None:
        """Tell a person at a terminal where the work is, on one line that goes again."""
        if not self.arguments.json:
            share = f"{done * 100 // total:3d}%" if total else f"{done}"
            output.show_passing(f"{texts.progress_word(what, self.language)} {share}")


def _secret_in(file: Path) -> str:
    try:
        with storage(file.name):
            return file.read_text("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise FileUnreadable(file.name, "UTF-8") from error


def _secret_typed(words: str) -> str:
    if not sys.stdin.isatty():
        raise BadValue("passphrase", "", "no_terminal")
    try:
        return getpass.getpass(words)
    except EOFError as error:  # Ctrl+D
        raise Cancelled from error
