"""Nominations with everything that stands of them, read from the tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from gridcredit.domain.bulk import many_values
from gridcredit.domain.errors import AlreadyCorrected, NotFound
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.kinds.star_answer import StarAnswer
from gridcredit.domain.kinds.star_award import StarAward
from gridcredit.domain.kinds.star_consent import StarConsentGiven
from gridcredit.domain.kinds.star_decision import StarDecision
from gridcredit.domain.kinds.star_notice import StarNotice
from gridcredit.domain.kinds.star_objection import StarObjection
from gridcredit.domain.kinds.star_publication import StarPublication
from gridcredit.domain.kinds.star_revocation import StarRevocation
from gridcredit.domain.records import KIND_OF
from gridcredit.domain.stars.codes import StarLevel
from gridcredit.domain.stars.nominations import Nomination, Told, content
from gridcredit.store.journal import nodes
from gridcredit.store.journal.loading import chunks, load, load_by
from gridcredit.store.journal.written_facts import Chain, chains, written
from gridcredit.store.schema.travelling import TABLES

_STAR, _NOTICE, _AWARD = TABLES["star"], TABLES["star_notice"], TABLES["star_award"]

F = TypeVar("F")


@many_values()
def nominations(session: Session, *where: ColumnElement[bool]) -> list[Nomination]:
    """The nominations whose forms meet all conditions and stand, by period and number. A condition
    holds for all forms of a chain, or for none."""
    return _made(session, chains(written(session, Star, *where)))


@many_values()
def awarded(session: Session, *where: ColumnElement[bool]) -> list[Nomination]:
    """Those of `nominations` that somebody awarded, whether that counts or not."""
    stars = {UUID(bytes=star) for star in session.scalars(select(_AWARD.star))}
    found = chains(written(session, Star, *where))
    return _made(session, [form for form in found if any(f.fact.id in stars for f in form.all)])


def _made(session: Session, found: Iterable[Chain[Star]]) -> list[Nomination]:
    made = _Reader(session, [form for form in found if form.standing]).made()
    return sorted(made, key=lambda n: (n.star.period, n.star.number, n.root))


def of_areas(
    session: Session, areas: Collection[UUID], periods: Collection[str] = ()
) -> list[Nomination]:
    """The nominations of areas, of these periods or of all."""
    where = [_STAR.area.in_([area.bytes for area in areas])]
    if periods:
        where.append(_STAR.period.in_(list(periods)))
    return nominations(session, *where)


def awarded_in(session: Session, periods: Collection[str]) -> list[Nomination]:
    """The nominations of these periods that somebody awarded."""
    return awarded(session, _STAR.period.in_(list(periods)))


def of_stars(session: Session, stars: Collection[UUID]) -> list[Nomination]:
    """The nominations of which one of these is a fact of the chain; those not here are left out."""
    ids = sorted({one.bytes for star in stars for one in chain_ids(session, Star, star)})
    return [n for some in chunks(ids) for n in nominations(session, _STAR.id.in_(some))]


def nomination(session: Session, star: UUID) -> Nomination:
    """A nomination by any fact of its chain. Raises NotFound, and AlreadyCorrected where it was
    taken back."""
    ids = chain_ids(session, Star, star)
    if not ids:
        raise NotFound("star", str(star))
    found = nominations(session, _STAR.id.in_([one.bytes for one in ids]))
    if not found:
        raise AlreadyCorrected("star", str(star))
    return found[0]


def forms_of(session: Session, star: UUID) -> list[Star]:
    """Every form of a nomination's chain, those that no longer stand too."""
    return load_by(session, Star, "id", chain_ids(session, Star, star))


def nomination_of(session: Session, record: type[Any], fact: UUID) -> Nomination:
    """The nomination that a fact, such as an objection, is of. Raises NotFound."""
    name = KIND_OF[record].name
    known = load(session, record, TABLES[name].id == fact.bytes)
    if not known:
        raise NotFound(name, str(fact))
    return nomination(session, known[0].star)


def chain_ids(session: Session, record: type[Any], fact: UUID) -> list[UUID]:
    """The facts of the chain that a fact belongs to; none for one that is not here."""
    table = TABLES[KIND_OF[record].name]
    found: set[bytes] = set()
    fresh = set(session.scalars(select(table.id).where(table.id == fact.bytes)))
    while fresh:
        found |= fresh
        above = session.scalars(select(table.corrects).where(table.id.in_(fresh)))
        near = {row for row in above if row is not None}
        near |= set(session.scalars(select(table.id).where(table.corrects.in_(fresh))))
        fresh = set(session.scalars(select(table.id).where(table.id.in_(near)))) - found
    return [UUID(bytes=row) for row in sorted(found)]


class _Reader:
    """Gathers what stands of some forms."""

    def __init__(self, session: Session, forms: Sequence[Chain[Star]]) -> None:
        self._session = session
        self._forms = forms
        self._ids = sorted(one.fact.id.bytes for form in forms for one in form.all)
        self._streets = nodes.street_nodes(session)

    def made(self) -> list[Nomination]:
        """The nominations."""
        if not self._forms:
            return []
        decisions, consents = self._by_star(StarDecision), self._by_star(StarConsentGiven)
        objections, awards = self._by_star(StarObjection), self._by_star(StarAward)
        publications, revocations = self._by_star(StarPublication), self._by_star(StarRevocation)
        answers, notices = self._answers(objections), self._notices()
        found = []
        for form in self._forms:
            ids = [one.fact.id for one in form.all]
            found.append(
                _nomination(
                    form,
                    decisions=_of(decisions, ids),
                    consents=_of(consents, ids),
                    objections=_of(objections, ids),
                    awards=_of(awards, ids),
                    publications=_of(publications, ids),
                    revocations=_of(revocations, ids),
                    answers=_of(answers, [t.root for t in _of(objections, ids)]),
                    notices=_of(notices, ids),
                )
            )
        return found

    def _by_star(self, record: type[F]) -> dict[UUID, list[Told[F]]]:
        return _grouped(self._told(record, "star", self._ids), lambda fact: [fact.star])

    def _answers(
        self, objections: dict[UUID, list[Told[StarObjection]]]
    ) -> dict[UUID, list[Told[StarAnswer]]]:
        roots = [told.root.bytes for some in objections.values() for told in some]
        told = self._told(StarAnswer, "objection", roots)
        return _grouped(told, lambda answer: [answer.objection])

    def _notices(self) -> dict[UUID, list[Told[StarNotice]]]:
        """Notices of the forms' periods; which stars one names is told by its list."""
        periods = sorted({form.standing.period for form in self._forms if form.standing})
        found = [
            told
            for some in chunks(periods)
            for told in self._stand(StarNotice, _NOTICE.period.in_(some))
        ]
        return _grouped(found, lambda notice: notice.stars)

    def _told(self, record: type[F], column: str, ids: Sequence[bytes]) -> list[Told[F]]:
        held = getattr(TABLES[KIND_OF[record].name], column)
        return [told for some in chunks(ids) for told in self._stand(record, held.in_(some))]

    def _stand(self, record: type[F], where: ColumnElement[bool]) -> list[Told[F]]:
        return [
            Told(c.standing, c.first.order, c.root, c.first.node in self._streets)
            for c in chains(written(self._session, record, where))
            if c.standing
        ]


def _nomination(form: Chain[Star], **told: tuple[Any, ...]) -> Nomination:
    if form.standing is None:
        raise ValueError("a form that was taken back")
    now = form.standing
    same = frozenset(
        one.fact.id for one in form.all if not one.fact.void and content(one.fact) == content(now)
    )
    return Nomination(form.root, now, same, **told)


def _grouped(found: Iterable[Told[F]], named: Any) -> dict[UUID, list[Told[F]]]:
    groups: dict[UUID, list[Told[F]]] = {}
    for told in found:
        for key in named(told.fact):
            groups.setdefault(key, []).append(told)
    return groups


def _of(groups: dict[UUID, list[Told[F]]], ids: Iterable[UUID]) -> tuple[Told[F], ...]:
    """What names one of the ids, each once, by its order."""
    found = {told.root: told for key in ids for told in groups.get(key, ())}
    return tuple(sorted(found.values(), key=lambda told: told.order))


def notices_of(session: Session, area: UUID, level: StarLevel, period: str) -> list[StarNotice]:
    """The notices of a pool's period that stand and that the street wrote, the oldest first."""
    where = (_NOTICE.area == area.bytes, _NOTICE.level == level, _NOTICE.period == period)
    streets = nodes.street_nodes(session)
    found = [
        (c.first.order, c.standing)
        for c in chains(written(session, StarNotice, *where))
        if c.standing and c.first.node in streets
    ]
    return [notice for _, notice in sorted(found, key=lambda one: one[0])]
