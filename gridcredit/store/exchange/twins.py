"""One installation that goes on in two places, told by what each of them was answered.

A workspace that was restored from a backup names that return in its packages, and a receipt says
which returns of the sender were known when it was given. Who relies on such a receipt and names
none of its own was not restored, and is at work where another already goes on from its backup: a
stick of before the return that comes late cannot rely on a receipt of after it. Two returns of one
workspace may as well have followed each other, so of those each must have been answered since the
other was heard of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from gridcredit.store.journal import link_state

_FIRST = "-"  # the one that was never restored
_LAST = "="
_LETTERS = 16  # of a return's name, which is chance


def go_on(session: Session, sender: UUID, own: str, heard: Iterable[str]) -> bool:
    """Note that a package of a sender, under its own return (blank: none), relies on a receipt of
    when these returns were known; whether another one goes on beside it. If so, it has ended."""
    me = _short(own)
    known = _seen(session, sender)
    others = {_short(name) for name in heard} - {me}
    others = {other for other in others if f"!{other}" not in known}
    seen = known | {f"{me}>{other}" for other in others}
    beside = {other for other in others if me == _FIRST or f"{other}>{me}" in seen}
    if seen != known:
        _note(session, sender, seen)
    if beside:
        end(session, sender, own)
    return bool(beside)


def takes_turns(session: Session, sender: UUID, own: str) -> bool:
    """Note under which of a sender's returns this package was written; whether the one before came
    from under another. Then either of the two may lack what the other has confirmed. (A stick that
    comes late looks the same, and then all is sent once more than it need be.)"""
    known = _seen(session, sender)
    before = {name for name in known if name.startswith(_LAST)}
    now = {_LAST + _short(own)}
    if before != now:
        _note(session, sender, known - before | now)
    return bool(before - now)


def end(session: Session, sender: UUID, own: str) -> None:
    """Note that who sends under a return is to become another installation: nobody who still goes
    on is held against it."""
    _note(session, sender, _seen(session, sender) | {f"!{_short(own)}"})


def _seen(session: Session, sender: UUID) -> set[str]:
    """`a>b`: a was answered when b was known; `!a`: it has ended; `=a`: it wrote last."""
    return set(link_state.state(session, sender).twins)


def _note(session: Session, sender: UUID, seen: set[str]) -> None:
    known = link_state.state(session, sender)
    link_state.note(session, sender, replace(known, twins=frozenset(seen)))


def _short(name: str) -> str:
    return name[:_LETTERS] or _FIRST
