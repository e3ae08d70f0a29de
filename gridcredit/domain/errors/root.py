"""What every refusal is a child of, its families, and the wish to stop.

Each error stands under one family, so that callers catch what they can answer for; a family itself
is never raised.
"""

from __future__ import annotations

from dataclasses import dataclass


class GridCreditError(Exception):
    """Something refused for a reason that a person can understand and act upon."""


@dataclass(eq=False, repr=False)
class Cancelled(GridCreditError):
    """The person stopped the work; nothing was changed. Of no family: nobody answers for it."""


class NotPermitted(GridCreditError):
    """Who asks may not do this, or is not known."""


class SignInRefused(NotPermitted):
    """The passphrase does not let this account in, or not yet."""


class BadEntry(GridCreditError):
    """What a person enters or asks for does not fit what is known here."""


class FileRefused(GridCreditError):
    """A file that was handed in is not taken in, whatever its fault."""


class FileBroken(FileRefused):
    """The file is cut, altered, or none of the kind it claims to be."""


class ExchangeRefused(GridCreditError):
    """This office can send or receive nothing as things stand: certificates, keys, neighbours."""


class WorkspaceFailed(GridCreditError):
    """The workspace, its disk or its server does not let itself be used."""


@dataclass(eq=False, repr=False)
class DataUnreadable(WorkspaceFailed):
    """What is stored cannot be read or written."""

    file: str
    reason: str


class NotPrinted(GridCreditError):
    """Paper was not made: it would be of no use, or the printer failed."""


FAMILIES = (
    NotPermitted,
    SignInRefused,
    BadEntry,
    FileRefused,
    FileBroken,
    ExchangeRefused,
    WorkspaceFailed,
    DataUnreadable,
    NotPrinted,
)
