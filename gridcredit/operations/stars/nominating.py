"""Nominating for 诚信之星: the 推荐表 is complete when it is submitted, locks, and changes only
after a return.

`nominate(desk, NewStar(…)) -> Nominated` writes one, `amend(desk, star, {field: value}) ->
Nominated` a returned one again (its nominator), `attach(desk, star, scan=…, photo=…)` adds files
that change nothing of what was decided, `prefilled(desk, NewStar(…)) -> Star` shows the form as
it would be written, and `doubts_of(desk, star)` what is pointed out of a form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.credit.recusal import Handler
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, OnlyItsNominator, StageUnfit
from gridcredit.domain.fieldrules import as_author
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.stars import forms
from gridcredit.domain.stars.codes import StarConsent, StarKind, StarLevel, StarStage
from gridcredit.domain.stars.numbers import form_stem
from gridcredit.domain.stars.periods import period_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.installation.computers import number_mark
from gridcredit.operations.scans import keep_scan
from gridcredit.operations.stars.agreeing import keep_consent
from gridcredit.operations.stars.board import Board
from gridcredit.operations.stars.doubting import doubts
from gridcredit.operations.stars.drafting import book_of
from gridcredit.operations.stars.nominees import described
from gridcredit.operations.stars.places import area_for, area_tree, require_office
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.stars.numbers import next_free
from gridcredit.store.workspace import drafts

AMENDED = frozenset(
    {"name", "members", "way", "summary", "story", "witnesses", "grounds", "ties", "official"}
)
"""What may be said otherwise of a returned form: not whose it is, and not of which period."""


@dataclass(frozen=True, slots=True)
class NewStar:
    """A form as somebody fills it in; what is left out is filled from the register, and from the
    star that a longer period draws on (`chosen_from`). `area` is a code; files are named by their
    paths; `consents` are those that the nominee has given by now, each with its day."""

    period: str
    level: StarLevel
    area: str
    kind: StarKind
    way: str
    summary: str
    resident: UUID | None = None
    household: UUID | None = None
    name: str = ""
    members: tuple[UUID, ...] = ()
    story: str = ""
    witnesses: tuple[str, ...] = ()
    grounds: str = ""
    ties: str = ""
    official: bool = False
    chosen_from: UUID | None = None
    exception: str = ""
    scan: Path | None = None
    photo: Path | None = None
    consents: tuple[tuple[StarConsent, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Nominated:
    """A nomination that was written: its id and number, and what is pointed out of it
    (texts.reasons)."""

    id: UUID
    number: str
    doubts: tuple[str, ...]


def nominate(desk: Desk, new: NewStar, draft: UUID | None = None) -> Nominated:
    """Submit a form under the next number of area and period; its draft (drafting) is gone then.

    Raises StarDecidedElsewhere, AreaUnknown, AreaOutside, NotFound, MinorRefused, BadValue,
    FileUnreadable, ClockBehind.
    """
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    with desk.writing() as session:
        star = _filled(desk, session, new)
        star = replace(star, **_files(desk, session, new.scan, new.photo))
        forms.require_complete(star)
        star = replace(star, number=_number(desk, session, star))
        journal.add(session, [star])
        for kind, on in new.consents:
            keep_consent(desk, session, star.id, kind, on)
        if draft is not None:
            drafts.drop(session, book_of(desk), draft)
        return Nominated(star.id, star.number, doubts(Board(session, desk.today()), star))


def prefilled(desk: Desk, new: NewStar) -> Star:
    """The form as it would be submitted, whether it is complete or not; nothing is written. Raises
    what `nominate` raises of the nominee."""
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    with desk.reading() as session:
        return _filled(desk, session, new)


def doubts_of(desk: Desk, star: Star) -> tuple[str, ...]:
    """What is pointed out of a form, submitted or not (texts.reasons)."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return doubts(Board(session, desk.today()), star)


def amend(
    desk: Desk,
    star: UUID,
    new: Mapping[str, Any],
    scan: Path | None = None,
    photo: Path | None = None,
) -> Nominated:
    """Say a returned form otherwise: `new` are values of some of AMENDED. It is looked at from the
    first review on. Raises NotFound, StageUnfit, OnlyItsNominator, MinorRefused, BadValue."""
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    with desk.writing() as session:
        line = Board(session, desk.today()).line(star)
        if line.stage is not StarStage.RETURNED:
            raise StageUnfit(line.star.number, line.stage.value)
        wrote = Handler(line.star.by, line.star.by_resident)
        if not Handler(as_author(desk.actor.name), desk.actor.resident).is_same(wrote):
            raise OnlyItsNominator(line.star.number)
        for name in new.keys() - AMENDED:
            raise BadValue(name, "", "unknown_field")
        said = replace(line.star, **new, **_files(desk, session, scan, photo))
        if said == line.star:
            raise BadValue("star", "", "nothing_changed")
        if said.kind is StarKind.GROUP:
            described(desk, session, said)
        forms.require_complete(said)
        made = _again(desk, line.star, replace(said, on=desk.today()))
        journal.add(session, [made])
        return Nominated(line.id, made.number, doubts(Board(session, desk.today()), made))


def attach(desk: Desk, star: UUID, scan: Path | None = None, photo: Path | None = None) -> UUID:
    """Add the scan of the signed form, or a photo, to a nomination at any stage; its id. Raises
    NotFound, AlreadyCorrected, FileUnreadable, BadValue."""
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    with desk.writing() as session:
        line = Board(session, desk.today()).line(star)
        files = _files(desk, session, scan, photo)
        if not files:
            raise BadValue("scan", "", "empty")
        journal.add(session, [_again(desk, line.star, replace(line.star, **files))])
        return line.id


def _number(desk: Desk, session: Session, star: Star) -> str:
    area = area_tree(session).by_id(star.area)
    stem = form_stem(area.code, period_of(star.period), desk.office is Office.STREET)
    return next_free(session, Star, stem + number_mark(session))


def _again(desk: Desk, earlier: Star, said: Star) -> Star:
    return replace(said, id=desk.new_id(), corrects=earlier.id, reason="")


def _filled(desk: Desk, session: Session, new: NewStar) -> Star:
    period = period_of(new.period.strip())
    if period.begins > desk.today():
        raise BadValue("period", new.period, "period_ahead", "star")
    area = area_for(desk, session, new.level, new.area)
    star = Star(
        desk.new_id(),
        area.id,
        new.level,
        period.text,
        "",
        desk.today(),
        new.kind,
        new.name.strip(),
        new.resident,
        new.household,
        new.members,
        way=new.way.strip(),
        summary=new.summary.strip(),
        story=new.story.strip(),
        witnesses=tuple(w.strip() for w in new.witnesses if w.strip()),
        grounds=new.grounds.strip(),
        ties=new.ties.strip(),
        official=new.official,
        chosen_from=new.chosen_from,
        exception=new.exception.strip(),
        by=as_author(desk.actor.name),
        by_resident=desk.actor.resident,
    )
    return described(desk, session, star)


def _files(desk: Desk, session: Session, scan: Path | None, photo: Path | None) -> dict[str, Any]:
    given = {"scan": scan, "photo": photo}
    return {name: keep_scan(desk, session, file) for name, file in given.items() if file}
