"""What is typed at a door, as a value: kept as a draft, restored, and made into an entry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import (
    ConsentKind,
    RegistrationKind,
    Topic,
    VisitMode,
    VisitOutcome,
)
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.visit import Visit
from gridcredit.domain.ledgers.incentives import introduced
from gridcredit.domain.visit_rules import bare, require_day_agreed
from gridcredit.operations.pledges.door_papers import DoorPaper
from gridcredit.operations.visits.appealing import NO_APPEAL, AppealEntry
from gridcredit.operations.visits.doorstep import VisitSheet
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry

_VERSION = 1


@dataclass(frozen=True, slots=True)
class AdultMarks:
    """What this visit settles for one adult. `consents` holds only what was changed."""

    met: bool = False
    registration: RegistrationKind | None = None
    pledged: bool = False
    consents: Mapping[ConsentKind, bool] = field(default_factory=dict)
    number: str = ""  # of a blank that was printed before
    papers: tuple[DoorPaper, ...] = ()  # scanned pages of the pledge, which wait

    @property
    def settles(self) -> bool:
        """Whether it says more than that the person was met."""
        return self.registration is not None or self.pledged or bool(self.consents)


@dataclass(frozen=True, slots=True)
class VisitState:
    """The whole form. `at` is blank while the time is simply now."""

    outcome: VisitOutcome | None = None
    mode: VisitMode = VisitMode.DOOR
    at: str = ""
    marks: Mapping[UUID, AdultMarks] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    leaflets: int = 0
    follow_up: date | None = None
    note: str = ""
    appeal: AppealEntry = NO_APPEAL  # what is passed on

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed yet."""
        return self == VisitState(mode=self.mode) or self == VisitState()

    @property
    def has_contact(self) -> bool:
        """Whether anybody was spoken to, so that something can be settled; so it is taken until
        an outcome says otherwise."""
        return self.outcome is None or self.outcome.means.is_spoken


def entry_of(state: VisitState, sheet: VisitSheet, new_id: UUID, now: datetime) -> VisitEntry:
    """What is to be written, against what stood when the sheet was read. What was marked for people
    is left out where nobody was spoken to.

    Raises BadValue where something compulsory is missing.
    """
    if state.outcome is None:
        raise BadValue("outcome", "", "empty")
    known = {person.id for person in sheet.people if not person.limited}
    marks = {row: m for row, m in state.marks.items() if row in known and state.has_contact}
    require_day_agreed(state.outcome, state.follow_up)
    visit = Visit(
        new_id,
        sheet.household,
        state.at or now.strftime("%Y-%m-%dT%H:%M"),
        state.outcome,
        state.mode,
        met=tuple(row for row, m in marks.items() if m.met),
        topics=state.topics,
        leaflets=state.leaflets,
        follow_up=state.follow_up,
        note=state.note.strip(),
    )
    adults = tuple(
        AdultEntry(row, m.registration, m.pledged, m.consents, m.number, m.papers)
        for row, m in marks.items()
        if m.settles
    )
    passed_on = NO_APPEAL
    if state.outcome.means.wants_reply:
        passed_on = state.appeal
        if not (passed_on.wording or visit.note):
            raise BadValue("wording", "", "empty", "appeal")
    return VisitEntry(bare(visit), adults, sheet.notice_version, sheet.known, passed_on)


def to_draft(state: VisitState, saved_at: str) -> str:
    """The form as JSON text, with the local time at which it was kept."""
    return json.dumps(
        {
            "version": _VERSION,
            "saved_at": saved_at,
            "outcome": state.outcome,
            "mode": state.mode,
            "at": state.at,
            "marks": {row.hex: _plain(marks) for row, marks in state.marks.items()},
            "topics": list(state.topics),
            "leaflets": state.leaflets,
            "follow_up": state.follow_up.isoformat() if state.follow_up else "",
            "note": state.note,
            "appeal": _plain_appeal(state.appeal),
        },
        ensure_ascii=False,
    )


def from_draft(body: str) -> tuple[VisitState, str] | None:
    """The form and when it was kept; None where there is none, or none that this program can
    read (a draft is a convenience, never worth an error)."""
    try:
        kept = json.loads(body)
        if kept["version"] != _VERSION:
            return None
        state = VisitState(
            VisitOutcome(kept["outcome"]) if kept["outcome"] else None,
            VisitMode(kept["mode"]),
            str(kept["at"]),
            {UUID(row): _marks(marks) for row, marks in kept["marks"].items()},
            tuple(_topic(str(topic)) for topic in kept["topics"]),
            int(kept["leaflets"]),
            date.fromisoformat(kept["follow_up"]) if kept["follow_up"] else None,
            str(kept["note"]),
            _appeal(kept.get("appeal") or {}),
        )
        return state, str(kept["saved_at"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _topic(kept: str) -> str:
    """A topic, or the mark of a measure that was introduced. Raises ValueError for others."""
    return kept if introduced([kept]) else Topic(kept)


def _plain_appeal(entry: AppealEntry) -> dict[str, str]:
    due = entry.due.isoformat() if entry.due else ""
    return {"wording": entry.wording, "unit": entry.unit, "due": due}


def _appeal(kept: Mapping[str, Any]) -> AppealEntry:
    due = str(kept.get("due", ""))
    return AppealEntry(
        str(kept.get("wording", "")),
        str(kept.get("unit", "")),
        date.fromisoformat(due) if due else None,
    )


def _plain(marks: AdultMarks) -> dict[str, Any]:
    return {
        "met": marks.met,
        "registration": marks.registration,
        "pledged": marks.pledged,
        "number": marks.number,
        "papers": [[one.digest, one.number, one.page] for one in marks.papers],
        "consents": {kind.value: given for kind, given in marks.consents.items()},
    }


def _marks(kept: Mapping[str, Any]) -> AdultMarks:
    return AdultMarks(
        bool(kept["met"]),
        RegistrationKind(kept["registration"]) if kept["registration"] else None,
        bool(kept["pledged"]),
        {ConsentKind(kind): bool(given) for kind, given in kept["consents"].items()},
        str(kept.get("number", "")),
        tuple(DoorPaper(str(d), str(n), int(at)) for d, n, at in kept.get("papers", ())),
    )
