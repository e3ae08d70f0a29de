"""Who may do what: accounts, passphrases, duties."""

from __future__ import annotations

from dataclasses import dataclass

from gridcredit.domain.errors.root import NotPermitted, SignInRefused


@dataclass(eq=False, repr=False)
class NotAllowed(NotPermitted):
    """The account lacks the duty that the act asks for."""

    duty: str


@dataclass(eq=False, repr=False)
class WrongPassphrase(SignInRefused):
    """The passphrase does not open the workspace."""

    login: str


@dataclass(eq=False, repr=False)
class WeakPassphrase(NotPermitted):
    """The passphrase is too easy to guess; the least length is in characters."""

    least: int
    reason: str = "too_short"


@dataclass(eq=False, repr=False)
class SearchLimited(NotPermitted):
    """An account that may not see numbers has searched by so many within an hour."""

    most: int


@dataclass(eq=False, repr=False)
class SignInDelayed(SignInRefused):
    """Too many wrong passphrases in a row: the account waits so many seconds, until a time."""

    login: str
    seconds: int
    until: str


@dataclass(eq=False, repr=False)
class UnknownAccount(NotPermitted):
    """No account of that login exists in the workspace."""

    login: str
