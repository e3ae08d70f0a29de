"""Numbers that forms, notices and certificates were given, those of facts taken back too."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from gridcredit.domain.kinds.star import Star
from gridcredit.domain.kinds.star_award import StarAward
from gridcredit.domain.kinds.star_notice import StarNotice
from gridcredit.domain.records import KIND_OF
from gridcredit.domain.stars.numbers import next_number
from gridcredit.store.schema.travelling import TABLES

_NUMBERED = {Star: "number", StarNotice: "number", StarAward: "certificate"}
_HONOUR = TABLES["honour"]

Numbered = type[Star] | type[StarNotice] | type[StarAward]


def next_free(session: Session, record: Numbered, stem: str, width: int = 2) -> str:
    """The next number of a kind that begins so. The numbers of certificates are also known from the
    list of honours."""
    table = TABLES[KIND_OF[record].name]
    held = getattr(table, _NUMBERED[record])
    used = set(session.scalars(select(held).where(held.startswith(stem, autoescape=True))))
    if record is StarAward:
        kept = _HONOUR.certificate.startswith(stem, autoescape=True)
        used |= set(session.scalars(select(_HONOUR.certificate).where(kept)))
    return next_number(stem, used, width)
