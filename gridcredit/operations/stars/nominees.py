"""Who a form is of: filled in from the register, and from the star that a quarter or a year draws
on."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from gridcredit.domain.adulthood import age, require_adult
from gridcredit.domain.codes import AreaLevel, ResidentState
from gridcredit.domain.dating import has_gone
from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.household import Household
from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.stars.codes import StarKind
from gridcredit.domain.stars.periods import Span, period_of
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars.board import Board, StarLine
from gridcredit.operations.stars.places import pool_of, village_of
from gridcredit.store.engine.database import Session
from gridcredit.store.register import register_lists

_BANDS = ((30, "18-29"), (45, "30-44"), (60, "45-59"), (1_000, "60+"))
"""Age bands by the age below which they end."""


def described(desk: Desk, session: Session, star: Star) -> Star:
    """A form with what the register says of its nominee. Raises NotFound, MinorRefused,
    BadValue."""
    board = Board(session, desk.today())
    star = _drawn(board, star)
    match star.kind:
        case StarKind.PERSON:
            return _person(board, star)
        case StarKind.HOUSEHOLD:
            return _household(board, star)
        case StarKind.GROUP:
            return _group(board, star)


def _drawn(board: Board, star: Star) -> Star:
    """A form of a quarter or a year with what it takes over from the star that it draws on."""
    period = period_of(star.period)
    if period.span is Span.MONTH:
        if star.chosen_from or star.exception:
            raise BadValue("chosen_from", star.exception, "not_chosen_from")
        return star
    if star.chosen_from is None:
        if not star.exception:
            raise BadValue("chosen_from", "", "chosen_stars")
        return star
    earlier = board.line(star.chosen_from)
    pool = pool_of(board.tree, star.level, board.tree.by_id(star.area))
    is_of_it = earlier.star.level is star.level and earlier.pool.id == pool.id
    if not (is_of_it and earlier.is_honoured and earlier.period.is_part_of(period)):
        raise BadValue("chosen_from", earlier.star.number, "chosen_stars")
    return _taken_over(star, earlier)


def _taken_over(star: Star, earlier: StarLine) -> Star:
    told = earlier.star
    for name in ("kind", "resident", "household"):
        if getattr(star, name) not in (None, getattr(told, name)):
            raise BadValue("chosen_from", told.number, "other_nominee")
    return replace(
        star,
        area=told.area,
        resident=told.resident,
        household=told.household,
        name=star.name or told.name,
        members=star.members or told.members,
        story=star.story or told.story,
        witnesses=star.witnesses or told.witnesses,
        grounds=star.grounds or told.grounds,
        photo=star.photo or told.photo,
        chosen_from=earlier.id,
    )


def _person(board: Board, star: Star) -> Star:
    if star.resident is None:
        raise BadValue("resident", "", "empty")
    person = _able(board, star.resident)
    if star.household not in (None, person.household):
        raise BadValue("household", "", "other_household")
    born = person.birth_date
    return replace(
        _placed(board, star, "resident", person.id),
        household=person.household,
        name=person.name,
        age_band=_band(age(born, board.today)) if born else "",
        deceased=person.state is ResidentState.DIED,
    )


def _household(board: Board, star: Star) -> Star:
    """A household is called by its householder; a representative is one of its people."""
    person = _able(board, star.resident) if star.resident else None
    home = star.household or (person.household if person else None)
    if home is None:
        raise BadValue("household", "", "empty")
    if person is not None and person.household != home:
        raise BadValue("household", "", "other_household")
    household: Household = register_lists.get(board.session, "household", home)
    if household.removed:
        raise BadValue("household", "", "off_register")
    name = star.name or household.householder
    return replace(_placed(board, star, "household", home), household=home, name=name)


def _group(board: Board, star: Star) -> Star:
    """A group has a name; each member who may be named one day is an adult of the register."""
    for member in (*star.members, *([star.resident] if star.resident else [])):
        _able(board, member)
    return star


def _able(board: Board, resident: UUID) -> Resident:
    """Somebody who may be nominated: an adult of full capacity who lives here, or has died. Raises
    NotFound, MinorRefused, BadValue."""
    person: Resident = register_lists.get(board.session, "resident", resident)
    if person.removed:
        raise BadValue("resident", "", "off_register")
    if person.limited:
        raise BadValue("resident", "", "limited_person")
    is_dead = person.state is ResidentState.DIED
    if not is_dead and has_gone(person.state, person.left_on, board.today):
        raise BadValue("resident", "", "gone")
    require_adult(person.birth_date, person.adult_on, board.today)
    return person


def _placed(board: Board, star: Star, entity: str, row: UUID) -> Star:
    """The form in the village that its nominee is of. Raises BadValue where that is another."""
    area = board.tree.by_id(star.area)
    village = village_of(board.session, board.tree, entity, row)
    if village is None:
        raise BadValue("area", area.code, "other_area")
    if area.level is AreaLevel.STREET and board.tree.covers(area.code, village.code):
        return replace(star, area=village.id)
    if village.id != area.id:
        raise BadValue("area", area.code, "other_area")
    return star


def _band(years: int) -> str:
    return next(band for below, band in _BANDS if years < below)
