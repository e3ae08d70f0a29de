"""Verbs that nominate for 诚信之星 and list the nominations: star scheme, outline, nominate, amend,
consent, list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit import texts
from gridcredit.atomic_file import storage
from gridcredit.cli.verb import MANY, Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import date_of, uuid_of
from gridcredit.domain.errors import BadValue, FileUnreadable
from gridcredit.domain.stars.codes import StarClock, StarConsent, StarKind, StarLevel, StarStage
from gridcredit.domain.stars.periods import Span
from gridcredit.domain.workdays import Due
from gridcredit.operations.stars import (
    agreeing,
    honour_lists,
    listing,
    nominating,
    outlining,
    schemes,
)
from gridcredit.operations.stars.board import StarLine
from gridcredit.operations.stars.nominating import NewStar, Nominated
from gridcredit.operations.stars.schemes import SchemeSeen


def _scheme(call: Call) -> Answer:
    a = call.arguments
    given = (a.quota, a.approval, a.clock)
    if given == (None, None, None):
        return Answer(_scheme_document(schemes.scheme_at(call.desk(), a.area, a.level)))
    quota, clocks = _quotas(a.quota or ""), _clocks(a.clock or [])
    seen = schemes.set_scheme(call.desk(), a.area, a.level, quota, a.approval, clocks)
    return Answer(_scheme_document(seen))


def _scheme_document(seen: SchemeSeen) -> dict[str, Any]:
    terms = seen.terms
    return {
        "area": seen.area.code,
        "level": seen.level.value,
        "quota": {span.value: terms.quota(span) for span in Span},
        "approval": terms.approval,
        "clocks": {name: getattr(terms.clocks, name) for name in terms.clocks.__slots__},
    }


def _quotas(told: str) -> dict[Span, int | None]:
    """month=3;quarter=2;year=1; a blank number lifts the limit."""
    found: dict[Span, int | None] = {}
    for part in filter(None, (one.strip() for one in told.replace("；", ";").split(";"))):
        name, _, number = (one.strip() for one in part.partition("="))
        span = texts.code_of(tuple(Span), name)
        if span is None or not (number.isdecimal() or not number):
            raise BadValue("quota", part, "month=3;quarter=2;year=1")
        found[span] = int(number) if number else None
    return found


def _clocks(told: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in told:
        name, _, days = (one.strip() for one in part.partition("="))
        clock = texts.code_of(tuple(StarClock), name)
        if clock is None or not (days.isascii() and days.isdecimal()):
            raise BadValue("clocks", part, "review=5")
        found[clock.value] = int(days)
    return found


def _outline(call: Call) -> Answer:
    a = call.arguments
    resident = uuid_of("resident", a.resident) if a.resident else None
    household = uuid_of("household", a.household) if a.household else None
    facts = outlining.story_outline(call.desk(), resident, household)
    rows = [{"on": f.on.isoformat(), "source": f.source.value, "what": f.what} for f in facts]
    return Answer(rows)


def _nominate(call: Call) -> Answer:
    a = call.arguments
    form = NewStar(
        a.period,
        a.level,
        a.area,
        a.kind,
        a.way,
        a.summary,
        uuid_of("resident", a.resident) if a.resident else None,
        uuid_of("household", a.household) if a.household else None,
        a.name,
        tuple(uuid_of("resident", one) for one in a.member or ()),
        _text_of(a.story) if a.story else "",
        tuple(a.witness or ()),
        a.grounds,
        a.ties,
        a.official,
        uuid_of("star", a.chosen_from) if a.chosen_from else None,
        a.exception,
        a.scan,
        a.photo,
    )
    return Answer(_nominated(nominating.nominate(call.desk(), form)))


def _amend(call: Call) -> Answer:
    a = call.arguments
    given = {name: getattr(a, name) for name in ("summary", "way", "name", "grounds", "ties")}
    new: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if a.story:
        new["story"] = _text_of(a.story)
    if a.witness:
        new["witnesses"] = tuple(a.witness)
    star = uuid_of("star", a.id)
    return Answer(_nominated(nominating.amend(call.desk(), star, new, a.scan, a.photo)))


def _nominated(done: Nominated) -> dict[str, Any]:
    return {"id": str(done.id), "number": done.number, "doubts": list(done.doubts)}


def _text_of(file: Path) -> str:
    """A story, whatever its lines end in. Raises FileUnreadable for what is no text."""
    try:
        with storage(file.name):
            return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnreadable(file.name, "UTF-8") from error


def _consent(call: Call) -> Answer:
    a = call.arguments
    star, on = uuid_of("star", a.id), date_of("on", a.on)
    member = uuid_of("resident", a.member) if a.member else None
    made = agreeing.consent(call.desk(), star, a.kind, on, not a.withdraw, member)
    return Answer({"id": str(made)})


def _list(call: Call) -> Answer:
    a = call.arguments
    lines = listing.list_stars(call.desk(), a.period, a.level, a.stage, a.area, a.reveal)
    return Answer([line_document(line) for line in lines])


def _honours(call: Call) -> Answer:
    seen = honour_lists.honours_told(call.desk(), call.arguments.reveal)
    return Answer(
        [
            {
                "certificate": one.honour.certificate,
                "period": one.honour.period,
                "level": one.honour.level.value,
                "street": one.street,
                "village": one.honour.village,
                "name": one.honour.name,
                "deed": one.honour.deed,
                "off_list": bool(one.honour.removed),
                "gone_by": one.gone_by.isoformat() if one.gone_by else None,
            }
            for one in seen
        ]
    )


def line_document(line: StarLine) -> dict[str, Any]:
    """A nomination as a list answers it."""
    told, star = line.standing, line.star
    return {
        "id": str(line.id),
        "number": star.number,
        "period": line.period.text,
        "level": star.level.value,
        "kind": star.kind.value,
        "area": line.pool.code,
        "village": line.village,
        "stage": told.stage.value,
        "since": told.since.isoformat(),
        "due": day_of(told.due),
        "due_known": told.due.known if told.due else None,
        "overdue": told.overdue,
        "name": star.name,
        "consents": sorted(consent.value for consent in told.consents),
        "place": told.place,
        "certificate": told.certificate,
        "why": told.why,
        "doubts": list(line.doubts),
    }


def day_of(due: Due | None) -> str | None:
    """The day on which a clock ends; null where none runs."""
    return due.day.isoformat() if due else None


PERIOD = option("--period", required=True, metavar="P", help="2026-03, 2026-Q1 or 2026")
AREA = option("--area", required=True, metavar="C", help="a village's code, or the street's")
LEVEL = coded("--level", of=StarLevel, required=True)
_STORY = option("--story", type=Path, metavar="FILE", help="its text, UTF-8, 800-1,500 signs")
_WITNESS = option("--witness", **MANY, metavar="T", help="two, once each")
_SCAN = option("--scan", type=Path, metavar="FILE", help="of the signed form")
_PHOTO = option("--photo", type=Path, metavar="FILE")

VERBS = [
    Verb(
        "star scheme",
        "set quotas, 批准文号 and clocks of a level in an area, or show them",
        _scheme,
        (
            AREA,
            LEVEL,
            option("--quota", metavar="month=N;quarter=N;year=N", help="no number: no limit"),
            option("--approval", metavar="T", help="批准文号"),
            option(
                "--clock",
                **MANY,
                metavar="STEP=DAYS",
                help="working days of a step, once each; until: the day of the month",
            ),
        ),
    ),
    Verb(
        "star outline",
        "facts for a story, each with its day: from the ledger, visits, pledge, registration",
        _outline,
        (option("--resident", metavar="ID"), option("--household", metavar="ID")),
    ),
    Verb(
        "star nominate",
        "submit a 推荐表; it locks, and changes only after a return",
        _nominate,
        (
            PERIOD,
            LEVEL,
            AREA,
            coded("--kind", of=StarKind, required=True),
            option("--resident", metavar="ID"),
            option("--household", metavar="ID"),
            option("--name", default="", metavar="T", help="of a group"),
            option("--member", **MANY, metavar="ID", help="of a group, once each"),
            option("--way", required=True, metavar="T", help="村居, 党支部, 邻里 or 自荐"),
            option("--summary", required=True, metavar="T", help="200 signs at most"),
            _STORY,
            _WITNESS,
            option("--grounds", default="", metavar="T", help="activity or document"),
            option("--ties", default="", metavar="T", help="declared"),
            option("--official", action="store_true", help="of the village or the street"),
            option("--from", dest="chosen_from", metavar="STAR", help="of a shorter period"),
            option("--exception", default="", metavar="T", help="why it comes from no other"),
            _SCAN,
            _PHOTO,
        ),
    ),
    Verb(
        "star amend",
        "say a returned 推荐表 otherwise; what is not given stays",
        _amend,
        (
            option("id", metavar="ID"),
            option("--summary", metavar="T"),
            _STORY,
            option("--way", metavar="T"),
            option("--name", metavar="T", help="of a group"),
            _WITNESS,
            option("--grounds", metavar="T"),
            option("--ties", metavar="T"),
            _SCAN,
            _PHOTO,
        ),
    ),
    Verb(
        "star consent",
        "record that a nominee agreed to one thing on a day, or withdrew it",
        _consent,
        (
            option("id", metavar="ID"),
            coded("--kind", of=StarConsent, required=True),
            option("--on", required=True, metavar="DATE", help="2026-11-22"),
            option("--withdraw", action="store_true"),
            option("--member", metavar="ID", help="of a group: whose consent it is"),
        ),
    ),
    Verb(
        "star list",
        "nominations with where they stand today",
        _list,
        (
            option("--period", default="", metavar="P"),
            coded("--level", of=StarLevel),
            coded("--stage", of=StarStage),
            option("--area", default="", metavar="C"),
            option("--reveal", metavar="PURPOSE", default="", help="unmasked; logged"),
        ),
    ),
    Verb(
        "star honours",
        "the honours that this office knows of, the latest first",
        _honours,
        (option("--reveal", metavar="PURPOSE", default="", help="unmasked; logged"),),
    ),
]
