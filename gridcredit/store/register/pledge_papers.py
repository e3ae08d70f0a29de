"""Texts of pledges, numbered blanks, and the pages that were scanned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.domain.kinds.pledge_text import PledgeText
from gridcredit.store.journal.loading import held_in, load, load_standing, stands_in
from gridcredit.store.schema.travelling import TABLES

_BLANK = TABLES["pledge_blank"]


def pledge_texts(s: Session) -> list[PledgeText]:
    """All texts that stand, those that begin later behind."""
    return sorted(load_standing(s, PledgeText), key=lambda one: (one.begins, one.id))


def blanks_numbered(s: Session, number: str) -> list[PledgeBlank]:
    """The blanks of a number that stand: one, where no office gave a number twice."""
    found = load_standing(s, PledgeBlank, _BLANK.number == number)
    return sorted(found, key=lambda one: (one.on, one.id))


def blanks_from(s: Session, stem: str, *where: Any) -> list[PledgeBlank]:
    """The blanks that stand whose numbers begin with these signs, by number."""
    found = load_standing(s, PledgeBlank, _BLANK.number >= stem, _BLANK.number < stem + ":", *where)
    return sorted(found, key=lambda one: one.number)


def was_spoiled(s: Session, number: str) -> bool:
    """Whether a blank of that number was taken back."""
    return any(one.void for one in load(s, PledgeBlank, _BLANK.number == number))


def scans_of(s: Session, blanks: Collection[UUID]) -> list[PledgeScan]:
    """The scanned pages of these blanks, in the order of pages; of one page the latest behind."""
    found = [
        one
        for held in held_in(PledgeScan, "blank", blanks)
        for one in load_standing(s, PledgeScan, held)
    ]
    return sorted(found, key=lambda one: (one.blank, one.page, one.on, one.id))


_SIGNED = "SELECT pledge FROM pledge_event WHERE number = :number AND void = 0 LIMIT 1"


def pledge_numbered(s: Session, number: str) -> UUID | None:
    """The pledge that was signed under a number; None: nobody signed, or it was taken back."""
    found = s.execute(text(_SIGNED), {"number": number}).scalar()
    return UUID(bytes=found) if found else None


@dataclass(frozen=True, slots=True)
class Paper:
    """One number: whose, how far (None: a blank that nobody signed), and what is kept of it.
    `pages` are those that were scanned, of `of`."""

    number: str
    resident: UUID | None
    stage: PledgeStage | None = None
    signed_on: date | None = None
    pledge: UUID | None = None
    blank: UUID | None = None
    version: str = ""
    scan: str = ""
    location: str = ""
    pages: tuple[int, ...] = ()
    of: int = 1


_WAY = list(PledgeStage)


def papers_in(s: Session, areas: Collection[UUID]) -> list[Paper]:
    """The pledges of people who live in these areas, and the blanks for there, by number."""
    codes = [area.bytes for area in areas]
    blanks = {
        one.number: one for one in load_standing(s, PledgeBlank, stands_in("pledge_blank", codes))
    }
    pages: dict[UUID, dict[int, str]] = defaultdict(dict)
    for scan in scans_of(s, [one.id for one in blanks.values()]):
        pages[scan.blank][scan.page] = scan.scan
    found = []
    steps: dict[UUID, list[PledgeEvent]] = defaultdict(list)
    for fact in load_standing(s, PledgeEvent, stands_in("pledge_event", codes)):
        steps[fact.pledge].append(fact)
    for told in steps.values():
        found.append(_signed(told, blanks.pop(told[0].number, None), pages))
    found += [
        Paper(
            *(one.number, one.resident),
            blank=one.id,
            version=one.version,
            scan=pages[one.id].get(1, ""),
            pages=tuple(sorted(pages[one.id])),
            of=one.pages,
        )
        for one in blanks.values()
    ]
    return sorted(found, key=lambda paper: (paper.number, str(paper.pledge)))


def _signed(
    told: list[PledgeEvent], blank: PledgeBlank | None, pages: dict[UUID, dict[int, str]]
) -> Paper:
    last = max(told, key=lambda fact: (fact.on, _WAY.index(fact.stage), fact.id))
    signed = next((one.on for one in told if one.stage is PledgeStage.SIGNED), None)
    of_blank = pages[blank.id] if blank else {}
    scan = next((one.scan for one in told if one.scan), "") or of_blank.get(1, "")
    return Paper(
        *(last.number, last.resident, last.stage, signed, last.pledge),
        blank.id if blank else None,
        last.template_version,
        scan,
        next((one.location for one in (last, *told) if one.location), ""),
        tuple(sorted(of_blank)),
        blank.pages if blank else 1,
    )
