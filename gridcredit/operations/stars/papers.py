"""What the papers of 诚信之星 show of a nomination: as it stands today, and of a person no more
than the consents that are live today allow."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import date
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.domain.errors import NotFound
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.stars.codes import (
    StarConsent,
    StarKind,
    StarOutlet,
    StarStep,
)
from gridcredit.domain.stars.nominations import agreed
from gridcredit.domain.stars.stages import hanging
from gridcredit.domain.stars.wording import LONGEST_DEED, deed_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars.board import StarLine
from gridcredit.reports.stars.cards import Card
from gridcredit.reports.stars.certificate import CertificateView
from gridcredit.reports.stars.form import FormView, Opinion
from gridcredit.reports.stars.library import Story, Used
from gridcredit.reports.stars.notice import Named
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import nodes
from gridcredit.store.workspace import files
from gridcredit.texts import word

_MARK = 16  # hexadecimal digits


def signing_unit(desk: Desk, session: Session) -> str:
    """The office that stands behind a paper: the street, which awards, or the own one."""
    above = nodes.parent(session) if desk.office is Office.VILLAGE else None
    return (above or desk.node).name


def printed_name(line: StarLine) -> str:
    """A nominee's name as papers have it; a household goes by its householder's."""
    name = line.star.name
    is_household = line.star.kind is StarKind.HOUSEHOLD and not name.endswith("家庭")
    return f"{name}家庭" if is_household else name


def named(line: StarLine) -> Named:
    """A nominee on a notice or a list."""
    deed = deed_of(line.star.summary)
    return Named(line.star.kind, printed_name(line), line.village, deed, line.members)


def card(desk: Desk, session: Session, line: StarLine, until: date) -> Card:
    """A nominee's card on the board; the photo only with a live consent to media and photo.
    `until` counts where no later day was written down."""
    told = [one.until for one in hanging(line.nomination, StarOutlet.BOARD) if one.until]
    deed = deed_of(line.star.summary, LONGEST_DEED)
    last = max([until, *told]) if told else until
    return Card(printed_name(line), line.village, deed, last, _photo(desk, session, line))


def certificate(line: StarLine, unit: str) -> CertificateView:
    """The certificate of an honour."""
    told = line.nomination.award
    if told is None:
        raise ValueError("no award")
    award = told.fact
    return CertificateView(
        award.certificate,
        certificate_mark(award.certificate, told.root.hex, award.on),
        line.star.kind,
        line.star.name,
        line.pool.name,
        line.period.text,
        unit,
        award.on,
        line.terms.approval,
    )


def certificate_mark(number: str, award: str, on: date) -> str:
    """What tells an award from any other: a digest of its number, its record's id and its day, of
    nothing that is said of its holder."""
    told = f"{number}\n{award}\n{on.isoformat()}".encode()
    return hashlib.sha256(told).hexdigest()[:_MARK].upper()


def form(line: StarLine) -> FormView:
    """The 推荐表 as it stands, with what village and street said of it."""
    star, held = line.star, agreed(line.nomination.consents)
    village, street = _last(line, StarStep.INITIAL), _last(line, StarStep.REVIEW)
    return FormView(
        star.number,
        star.period,
        star.level,
        star.kind,
        star.name,
        line.members,
        line.village,
        star.age_band,
        star.way,
        star.summary,
        star.story,
        star.witnesses,
        star.grounds,
        star.ties,
        {consent: held[consent].since for consent in StarConsent if _is_given(line, consent)},
        _opinion(village),
        _opinion(street),
        True if line.standing.checked else None,
    )


def story(line: StarLine) -> Story:
    """An honour's story with its live consents and where it was used."""
    held = agreed(line.nomination.consents)
    used = sorted((told.fact.on, told.fact.outlet) for told in line.nomination.publications)
    return Story(
        printed_name(line),
        line.village,
        line.pool.name,
        line.period.text,
        line.standing.certificate,
        line.star.story or line.star.summary,
        tuple((c, held[c].since) for c in StarConsent if _is_given(line, c)),
        tuple(Used(word(StarOutlet(outlet)), on) for on, outlet in used),
    )


def _is_given(line: StarLine, consent: StarConsent) -> bool:
    return consent in line.standing.consents


def _photo(desk: Desk, session: Session, line: StarLine) -> bytes | None:
    """None too where the picture itself has not come yet."""
    if not line.star.photo or not _is_given(line, StarConsent.MEDIA):
        return None
    with suppress(NotFound), files.open_stream(session, Path(desk.folder), line.star.photo) as held:
        return held.read()
    return None


def _last(line: StarLine, step: StarStep) -> StarDecision | None:
    """The last decision of a step on the form as it stands."""
    found = [
        told.fact
        for told in sorted(line.nomination.decisions, key=lambda told: told.order)
        if told.fact.step is step
        and told.fact.star in line.nomination.same
        and (told.by_street or step is StarStep.INITIAL)
    ]
    return found[-1] if found else None


def _opinion(told: StarDecision | None) -> Opinion | None:
    return Opinion(word(told.decision), told.why, told.by, told.on) if told else None
