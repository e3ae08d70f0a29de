"""Numbers that forms, notices and certificates were given, those of facts taken back too."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.kinds.star import Star
from gridcredit.domain.kinds.star_award import StarAward
from gridcredit.domain.kinds.star_notice import StarNotice
from gridcredit.domain.records import KIND_OF
from gridcredit.domain.stars.numbers import GAP_AFTER_RETURN, next_number
from gridcredit.store.journal import nodes, numbering
from gridcredit.store.schema.tables import RevisionRow
from gridcredit.store.schema.travelling import TABLES

_NUMBERED = {Star: "number", StarNotice: "number", StarAward: "certificate"}
_HONOUR = TABLES["honour"]

Numbered = type[Star] | type[StarNotice] | type[StarAward]


def next_free(session: Session, record: Numbered, stem: str, width: int = 2) -> str:
    """The next number of a kind that begins so. Who came back from a backup leaves some out first:
    they may have been given since the backup, and come back with the neighbours' packages. The
    numbers of certificates are also known from the list of honours."""
    table = TABLES[KIND_OF[record].name]
    held = getattr(table, _NUMBERED[record])
    used = set(session.scalars(select(held).where(held.startswith(stem, autoescape=True))))
    if record is StarAward:
        kept = _HONOUR.certificate.startswith(stem, autoescape=True)
        used |= set(session.scalars(select(_HONOUR.certificate).where(kept)))
    skip = GAP_AFTER_RETURN if _may_have_forgotten(session, record, stem) else 0
    return next_number(stem, used, width, skip)


def _may_have_forgotten(session: Session, record: Numbered, stem: str) -> bool:
    """Whether this workspace came back from a backup and has given no such number since."""
    floor = numbering.floor(session)
    if not floor:
        return False
    table = TABLES[KIND_OF[record].name]
    held = getattr(table, _NUMBERED[record])
    since = (
        select(table.id)
        .join(RevisionRow, RevisionRow.arrival == table.revised)
        .where(RevisionRow.node == nodes.own_id(session).bytes, RevisionRow.seq > floor)
        .where(held.startswith(stem, autoescape=True))
        .limit(1)
    )
    return session.scalar(since) is None
