"""Many entries at once, as scripts and forms of other programs hand them in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.acts import credit, ledgers, members, redeeming, stars, visits
from gridcredit.operations.acts.fields import Entry
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session
from gridcredit.store.engine.transaction import savepoint

_ACTS = {
    **visits.ACTS,
    **credit.ACTS,
    **members.ACTS,
    **redeeming.ACTS,
    **stars.ACTS,
    **ledgers.ACTS,
}


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that was left out, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """How many entries were written, and which lines were not; `ids` has one for each line up to
    the last that is not blank, None where it is blank or was refused."""

    done: int
    refused: tuple[RefusedLine, ...]
    ids: tuple[UUID | None, ...] = ()


def apply_one(desk: Desk, entry: Entry) -> UUID:
    """Write one entry; its id. Raises NotAllowed for who lacks its duty, and what its rules
    raise."""
    desk.actor.require(Duty.READ)
    with desk.writing() as session:
        return _apply(desk, session, entry)


def apply_together(desk: Desk, entries: Iterable[Entry]) -> tuple[UUID, ...]:
    """Write several entries, all or none; their ids. Raises as `apply_one`."""
    desk.actor.require(Duty.READ)
    with desk.writing() as session:
        return tuple(_apply(desk, session, entry) for entry in entries)


def apply_lines(desk: Desk, lines: Iterable[str], progress: Progress = no_progress) -> Applied:
    """Write one entry a line in one transaction; lines that are refused are listed, not written.
    Each line asks for its own duty."""
    desk.actor.require(Duty.READ)
    refused: list[RefusedLine] = []
    ids: list[UUID | None] = []
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip()]
    with desk.writing() as session:
        for place, (number, line) in enumerate(numbered):
            if place % 20 == 0:
                progress(place, len(numbered), "apply")
            ids += [None] * (number - len(ids))
            try:
                ids[-1] = _apply(desk, session, _parsed(line))
            except GridCreditError as error:
                refused.append(RefusedLine(number, reason_of(error)))
    return Applied(len(numbered) - len(refused), tuple(refused), tuple(ids))


def _apply(desk: Desk, session: Session, entry: Entry) -> UUID:
    act = _ACTS.get(str(entry.get("do", "")))
    if act is None:
        raise BadValue("do", str(entry.get("do", "")), " | ".join(_ACTS))
    desk.actor.require(act.duty)
    if not act.in_steps:
        return act.write(desk, session, entry)
    with savepoint(session):
        return act.write(desk, session, entry)


def _parsed(line: str) -> Entry:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:  # thousands of brackets
        raise BadValue("line", "", "not_json") from error
    if not isinstance(entry, dict):
        raise BadValue("line", "", "not_json")
    return entry


def reason_of(error: GridCreditError) -> str:
    """Why something was refused, for a program to read: the error's name and its facts."""
    facts = [str(v) for v in vars(error).values() if v != ""]
    return ": ".join([type(error).__name__, ", ".join(facts)])
