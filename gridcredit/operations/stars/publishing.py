"""Publishing honours: 文明榜, 信用枣庄, 枣庄新闻; and taking down what may not hang any longer.

`publish(desk, star, outlet, on, until=None) -> UUID` notes that an honour stands in an outlet,
`take_down(desk, star, outlet, on) -> UUID` that it does no more. Which of both is waited for is
told by operations.stars.tasks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue, StageUnfit
from gridcredit.domain.kinds.star_publication import StarPublication
from gridcredit.domain.stars.codes import StarConsent, StarOutlet
from gridcredit.domain.stars.stages import hanging
from gridcredit.operations.desk import Desk
from gridcredit.operations.register.dating import refuse_future
from gridcredit.operations.stars.board import Board
from gridcredit.operations.stars.deciding import require_consent
from gridcredit.operations.stars.places import require_office
from gridcredit.store.journal import journal


def publish(
    desk: Desk, star: UUID, outlet: StarOutlet, on: date, until: date | None = None
) -> UUID:
    """Note that an honour stands in an outlet from a day on, and until when it may (撤下日). Raises
    NotFound, StageUnfit, ConsentNeeded, BadValue, ClockBehind, StarDecidedElsewhere."""
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    with desk.writing() as session:
        line = Board(session, desk.today()).line(star)
        if not line.is_honoured:
            raise StageUnfit(line.star.number, line.stage.value)
        require_consent(line, StarConsent.NOTICE)
        require_consent(line, outlet.needs)
        if hanging(line.nomination, outlet):
            raise BadValue("outlet", outlet.value, "published_there")
        refuse_future(session, "on", on, desk.clock())
        if line.standing.awarded_on and on < line.standing.awarded_on:
            raise BadValue("on", on.isoformat(), "before_award")
        if until is not None and until < on:
            raise BadValue("until", until.isoformat(), "ends_before_start")
        made = StarPublication(desk.new_id(), line.id, outlet.value, on, until)
        journal.add(session, [made])
        return made.id


def take_down(desk: Desk, star: UUID, outlet: StarOutlet, on: date) -> UUID:
    """Note that an honour was taken down in an outlet. Raises NotFound, BadValue, ClockBehind,
    StarDecidedElsewhere."""
    desk.actor.require(Duty.NOMINATE_STARS)
    require_office(desk)
    with desk.writing() as session:
        line = Board(session, desk.today()).line(star)
        found = hanging(line.nomination, outlet)
        if not found:
            raise BadValue("outlet", outlet.value, "not_published")
        refuse_future(session, "down_on", on, desk.clock())
        if on < min(one.on for one in found):
            raise BadValue("down_on", on.isoformat(), "ends_before_start")
        made = [replace(one, id=desk.new_id(), corrects=one.id, down_on=on) for one in found]
        journal.add(session, made)
        return made[0].id
