"""Which blank a person means who types its number, or its last four digits."""

from __future__ import annotations

from dataclasses import replace

from gridcredit.domain.errors import BlankRefused, NotFound
from gridcredit.domain.kinds.pledge_blank import PledgeBlank
from gridcredit.domain.kinds.pledge_event import PledgeEvent
from gridcredit.operations.pledges.numbering import PledgeNumbers
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import aliases, area_of
from gridcredit.store.register import pledge_papers

_DIGITS = 4


def on_blank(session: Session, numbers: PledgeNumbers, fact: PledgeEvent) -> PledgeEvent:
    """The signing under the whole number of the blank that it names, with the version of its text.
    Raises NotFound, BlankRefused."""
    blank = blank_meant(session, numbers, fact)
    if pledge_papers.pledge_numbered(session, blank.number) is not None:
        raise BlankRefused(blank.number, "number_signed")
    if blank.resident is not None and fact.resident not in aliases.sides_of(
        session, blank.resident
    ):
        raise BlankRefused(blank.number, "number_of_another")
    version = blank.version or fact.template_version
    if fact.template_version not in ("", version):
        raise BlankRefused(blank.number, "other_version_printed")
    return replace(fact, number=blank.number, template_version=version)


def blank_meant(session: Session, numbers: PledgeNumbers, fact: PledgeEvent) -> PledgeBlank:
    """The blank of a number, whole or its last four digits: those mean one of the village where
    the person lives, of the year of signing, else of the year before. Raises NotFound,
    BlankRefused, also where several computers printed one that ends so."""
    typed = fact.number.strip()
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS):
        return _whole(session, typed)
    codes = area_of.codes(session, "resident", [fact.resident.bytes])
    area = numbers.tree.by_code(codes.get(fact.resident.bytes, ""))
    if area is None:
        raise NotFound("resident", str(fact.resident))
    typed = typed.zfill(_DIGITS)
    stems = [numbers.stem(area, year) for year in (fact.on.year, fact.on.year - 1)]
    for stem in stems:
        held = pledge_papers.numbers_behind(session, stem, typed)
        if len(held) > 1:
            raise BlankRefused("、".join(held), "number_several")
        if held:
            return _whole(session, held[0])
    return _whole(session, stems[0] + typed)


def _whole(session: Session, number: str) -> PledgeBlank:
    if found := pledge_papers.blanks_numbered(session, number):
        return found[0]
    if pledge_papers.was_spoiled(session, number):
        raise BlankRefused(number, "number_spoiled")
    raise BlankRefused(number, "no_such_blank")
