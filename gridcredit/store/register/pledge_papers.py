"""Texts of pledges, numbered blanks, and the pages that were scanned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.domain.kinds.pledge_scan import PledgeScan
from gridcredit.domain.kinds.pledge_text import PledgeText
from gridcredit.domain.records import KINDS, to_plain
from gridcredit.store.journal.loading import held_in, load, load_by, load_standing, stands_in
from gridcredit.store.register.disposals import disposed
from gridcredit.store.register.written import revisions_of
from gridcredit.store.schema.travelling import TABLES

_BLANK = TABLES["pledge_blank"]
_EVENT = TABLES["pledge_event"]


def pledge_texts(s: Session) -> list[PledgeText]:
    """All texts that stand, those that begin later behind."""
    return sorted(load_standing(s, PledgeText), key=lambda one: (one.begins, one.id))


def blanks_numbered(s: Session, number: str) -> list[PledgeBlank]:
    """The blanks of a number that stand: one, where no office gave a number twice."""
    found = load_standing(s, PledgeBlank, _BLANK.number == number)
    return sorted(found, key=lambda one: (one.on, one.id))


def numbers_behind(s: Session, stem: str, serial: str) -> list[str]:
    """The numbers of blanks that stand which begin and end so, whichever computer gave them."""
    ends = (_BLANK.number == stem + serial) | _BLANK.number.endswith(f"-{serial}")
    begins = _BLANK.number.startswith(stem, autoescape=True)
    return sorted({one.number for one in load_standing(s, PledgeBlank, begins & ends)})


def numbers_ending(s: Session, areas: Collection[UUID], serial: str) -> list[str]:
    """The numbers of blanks and pledges of these areas that stand and end with a serial."""
    codes, end = [area.bytes for area in areas], f"-{serial}"
    printed = _BLANK.number.endswith(end, autoescape=True), stands_in("pledge_blank", codes)
    signed = _EVENT.number.endswith(end, autoescape=True), stands_in("pledge_event", codes)
    found = {one.number for one in load_standing(s, PledgeBlank, *printed)}
    return sorted(found | {one.number for one in load_standing(s, PledgeEvent, *signed)})


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


def pledge_numbered(s: Session, number: str) -> UUID | None:
    """The pledge that was signed under a number; None: nobody signed, or it was taken back."""
    found = load_standing(s, PledgeEvent, _EVENT.number == number)
    return min((one.pledge for one in found), default=None)


def pledges_ever(s: Session, number: str) -> set[UUID]:
    """The pledges that were ever signed under a number, those taken back among them."""
    return {one.pledge for one in load(s, PledgeEvent, _EVENT.number == number)}


@dataclass(frozen=True, slots=True)
class Paper:
    """One number: whose, how far (None: a blank that nobody signed), and what is kept of it.
    `pages` are those that were scanned, of `of`; `digests` name all its files, `facts` all its
    records by kind. Withdrawn it is sealed: `scan` is blank, and nobody is shown its files. It is
    kept no more since `disposed_on`."""

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
    printed_on: date | None = None
    digests: tuple[str, ...] = ()
    facts: tuple[tuple[str, UUID], ...] = ()
    since: date | None = None  # when it came to its stage
    archive_number: str = ""
    disposed_on: date | None = None
    steps: tuple[tuple[PledgeStage, date], ...] = ()  # each stage, and when it came to it

    @property
    def is_sealed(self) -> bool:
        """Whether nobody may see its scans."""
        return self.stage is PledgeStage.WITHDRAWN or self.disposed_on is not None


_WAY = list(PledgeStage)
Scans = dict[UUID, list[PledgeScan]]


def papers_in(s: Session, areas: Collection[UUID]) -> list[Paper]:
    """The pledges of people who live in these areas, and the blanks for there, by number."""
    codes = [area.bytes for area in areas]
    known = load_standing(s, PledgeBlank, stands_in("pledge_blank", codes))
    blanks = {one.number: one for one in known}
    scans: Scans = defaultdict(list)
    for scan in scans_of(s, [one.id for one in known]):
        scans[scan.blank].append(scan)
    steps: dict[UUID, list[PledgeEvent]] = defaultdict(list)
    for fact in load_standing(s, PledgeEvent, stands_in("pledge_event", codes)):
        steps[fact.pledge].append(fact)
    found = [_paper(told, blanks.pop(told[0].number, None), scans) for told in steps.values()]
    found += [_paper([], blank, scans) for blank in blanks.values()]
    gone = disposed(s)
    found = [_closed(paper, gone.get(paper.number)) for paper in found]
    return sorted(found, key=lambda paper: (paper.number, str(paper.pledge)))


def _paper(told: list[PledgeEvent], blank: PledgeBlank | None, scans: Scans) -> Paper:
    """A number's paper of the steps of its pledge, its blank, or both."""
    told.sort(key=lambda fact: (fact.on, _WAY.index(fact.stage), fact.id))
    pages = scans[blank.id] if blank else []
    digests = [one.scan for one in told if one.scan] + [one.scan for one in pages if one.scan]
    facts = [("pledge_event", one.id) for one in told]
    facts += [("pledge_scan", one.id) for one in pages]
    last, whose = told[-1] if told else None, blank.resident if blank else None
    return Paper(
        last.number if last else blank.number if blank else "",
        last.resident if last else whose,
        last.stage if last else None,
        next((one.on for one in told if one.stage is PledgeStage.SIGNED), None),
        last.pledge if last else None,
        blank.id if blank else None,
        (last.template_version if last else "") or (blank.version if blank else ""),
        digests[0] if digests else "",
        next((one.location for one in reversed(told) if one.location), ""),
        tuple(sorted({one.page for one in pages})),
        blank.pages if blank else 1,
        blank.on if blank else None,
        tuple(dict.fromkeys(digests)),
        tuple(facts + ([("pledge_blank", blank.id)] if blank else [])),
        last.on if last else None,
        next((one.archive_number for one in reversed(told) if one.archive_number), ""),
        steps=tuple((one.stage, one.on) for one in told),
    )


def _closed(paper: Paper, disposed_on: date | None) -> Paper:
    """The paper as it may be shown: of what is sealed, no scan."""
    told = replace(paper, disposed_on=disposed_on) if disposed_on else paper
    return replace(told, scan="") if told.is_sealed else told


def altered_rows(s: Session, papers: Collection[Paper]) -> set[tuple[str, UUID]]:
    """The records of papers, by kind, that say something else than the revision that wrote them."""
    found: set[tuple[str, UUID]] = set()
    for kind in ("pledge_event", "pledge_scan", "pledge_blank"):
        ids = {row for paper in papers for one, row in paper.facts if one == kind}
        told = {row: revision.new for row, revision in revisions_of(s, kind, ids)}
        fields = KINDS[kind].fields
        for fact in load_by(s, KINDS[kind].record, "id", ids):
            said = told.get(fact.id)
            if said is None or any(
                to_plain(getattr(fact, name)) != value
                for name, value in said.items()
                if name in fields
            ):
                found.add((kind, fact.id))
    return found


def archive_numbers(s: Session, stem: str) -> list[str]:
    """The 档号 that begin so, those of papers taken back or gone among them."""
    asked = text("SELECT archive_number FROM pledge_event WHERE archive_number LIKE :stem")
    found = s.execute(asked, {"stem": f"{stem}%"}).scalars()
    return [number for number in found if number.startswith(stem)]


def signed_on(s: Session, pledge: UUID) -> date | None:
    """When a pledge was signed; None where that is not known."""
    steps = load_standing(s, PledgeEvent, _EVENT.pledge == pledge.bytes)
    return min((one.on for one in steps if one.stage is PledgeStage.SIGNED), default=None)
