"""A quarter of 诚信之星 in the pilot village: three months of honours, the quarter's, and the month
that is under way, each nominee at another stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from gridcredit.domain.credit.periods import first_day, last_day, next_month
from gridcredit.domain.duties import Actor
from gridcredit.domain.stars.codes import (
    Revoking,
    StarConsent,
    StarKind,
    StarLevel,
    StarOutlet,
    StarPaper,
    StarStep,
    StepDecision,
)
from gridcredit.domain.stars.periods import Span
from gridcredit.operations.demo.pilot import CLOSED, Pilot, Step
from gridcredit.operations.demo.stage import seated
from gridcredit.operations.demo.village_life import Home
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars import (
    agreeing,
    announcing,
    awarding,
    deciding,
    disputing,
    nominating,
    printing,
    publishing,
    schemes,
)
from gridcredit.operations.stars.nominating import NewStar
from gridcredit.operations.stars.printing import StarPrint

FOLDER = "stars"
_OF_MONTH = 2  # honours a month
_MORNING, _NOON, _AFTERNOON, _EVENING = time(9, 40), time(11, 30), time(15, 30), time(17, 20)
_OPEN = 6  # nominees of the open month that the village has looked at


class PilotStars:
    """Plays the nominations of one village."""

    def __init__(self, pilot: Pilot) -> None:
        self._pilot = pilot
        self._stars: dict[str, list[UUID]] = {}  # by period, in the order of nominating
        self._submitted = 0

    def steps(self) -> Iterator[Step]:
        """What is done on which day, in no order; of a day that has not come nothing."""
        pilot, months = self._pilot, self._pilot.months
        three = months[CLOSED - 3 : CLOSED]
        yield first_day(three[0]) + timedelta(days=3), _NOON, self._scheme
        for month in three:
            begins, after = first_day(month), first_day(next_month(month))
            yield begins + timedelta(days=20), _NOON, partial(self._recommend, month, _OF_MONTH)
            yield begins + timedelta(days=22), _NOON, partial(self._judge, month)
            yield after + timedelta(days=11), _NOON, partial(self._award, month)
        yield first_day(three[2]) + timedelta(days=15), _NOON, self._given_up
        yield from self._quarter()
        yield from self._under_way(first_day(pilot.open_month))

    def _quarter(self) -> Iterator[Step]:
        """The quarter draws on the month that ended it."""
        pilot = self._pilot
        after = first_day(next_month(pilot.ended))
        yield after + timedelta(days=14), _NOON, partial(self._draw, pilot.quarter, pilot.ended)
        yield after + timedelta(days=16), _NOON, partial(self._judge, pilot.quarter)
        yield after + timedelta(days=27), _NOON, partial(self._award, pilot.quarter)

    def _under_way(self, begins: date) -> Iterator[Step]:
        today, month = self._pilot.today, self._pilot.open_month
        begun = max(begins, today - timedelta(days=7))
        yield begun, _AFTERNOON, partial(self._recommend, month, _OPEN)
        yield begun + timedelta(days=2), _AFTERNOON, partial(self._judge_some, month)
        yield begun + timedelta(days=4), _AFTERNOON, partial(self._later, month)
        yield begun + timedelta(days=5), _EVENING, self._taken_back

    def _scheme(self) -> None:
        """The street says how many there may be."""
        quota = {Span.MONTH: _OF_MONTH, Span.QUARTER: 1, Span.YEAR: 1}
        schemes.set_scheme(self._pilot.street, self._pilot.code, StarLevel.VILLAGE, quota)

    def _recommend(self, month: str, count: int) -> None:
        """The village's collector fills forms in, the reviewer looks at them first; then they go
        up."""
        self._stars[month] = [self._nominate(month) for _ in range(count)]
        self._first_review(self._stars[month])

    def _first_review(self, stars: list[UUID]) -> None:
        pilot = self._pilot
        on = pilot.village.today().isoformat()
        pilot.apply(
            pilot.village,
            pilot.collector,
            [
                {"do": "star.consent", "id": star.hex, "kind": kind.value, "on": on}
                for star in stars
                for kind in StarConsent
            ],
        )
        self._decide(pilot.village, pilot.reviewer, StarStep.INITIAL, stars)
        pilot.stage.carry(pilot.village, pilot.street)

    def _decide(self, desk: Desk, actor: Actor, step: StarStep, stars: Iterable[UUID]) -> None:
        """Pass some nominees at a step."""
        told = {"do": "star.decide", "step": step.value, "decision": StepDecision.PASS.value}
        more = {"reason": "材料属实，符合条件", "checked": True}
        self._pilot.apply(desk, actor, [told | more | {"id": star.hex} for star in stars])

    def _nominate(self, month: str, **more: Any) -> UUID:
        pilot = self._pilot
        told = pilot.life.nominees[self._submitted % len(pilot.life.nominees)]
        home = pilot.homes[2 * self._submitted % len(pilot.homes)]
        self._submitted += 1
        kind = StarKind(told["kind"])
        form = NewStar(
            month,
            StarLevel.VILLAGE,
            pilot.code,
            kind,
            told["way"],
            told["summary"],
            home.people[0][0] if kind is StarKind.PERSON else None,
            home.household if kind is StarKind.HOUSEHOLD else None,
            told.get("name", ""),
            story=told["story"].strip(),
            witnesses=self._witnesses(home),
            grounds=told["grounds"],
            **more,
        )
        with seated(pilot.village, pilot.collector) as desk:
            return nominating.nominate(desk, form).id

    def _witnesses(self, nominee: Home) -> tuple[str, ...]:
        """Two people of other households."""
        others = [home for home in self._pilot.homes if home is not nominee and home.people]
        names = dict.fromkeys(home.people[-1][1] for home in others)
        own = {name for _, name in nominee.people}
        return tuple(name for name in names if name not in own)[-2:]

    def _judge(self, period: str) -> None:
        """The street's reviewer passes them, the clerk hangs the notice up."""
        pilot = self._pilot
        self._decide(pilot.street, pilot.judge, StarStep.REVIEW, self._stars[period])
        self._announce(period)

    def _announce(self, period: str) -> None:
        pilot = self._pilot
        hung = announcing.announce(pilot.street, period, StarLevel.VILLAGE, pilot.code)
        out = pilot.stage.file(FOLDER, f"notice-{period}.docx")
        wish = StarPrint(out, telephone="0632-0000000", address="街道便民服务中心二楼")
        printing.print_notice(pilot.street, hung, wish, pilot.stage.tick)

    def _award(self, period: str) -> None:
        """Those whose notice has ended are awarded; the best is told everywhere, and the village
        hears of it."""
        pilot = self._pilot
        with seated(pilot.street, pilot.judge) as desk:
            awarded = awarding.award(desk, period, StarLevel.VILLAGE, pilot.code).awarded
        if awarded:
            self._print(StarPaper.CERTIFICATE, f"certificates-{period}.pdf", period)
            self._publish(awarded[0][0])
        pilot.stage.carry(pilot.street, pilot.village)

    def _print(self, kind: StarPaper, name: str, period: str) -> None:
        pilot = self._pilot
        wish = StarPrint(pilot.stage.file(FOLDER, name), period=period, area=pilot.code)
        printing.print_stars(pilot.street, kind, wish, pilot.stage.tick)

    def _draw(self, quarter: str, month: str) -> None:
        """The first of a month's stars is nominated for the quarter."""
        pilot, chosen = self._pilot, self._stars[month][0]
        form = NewStar(
            quarter, StarLevel.VILLAGE, pilot.code, StarKind.PERSON, "村居推荐",
            "本季度月度诚信之星，事迹突出、群众认可，推荐为季度诚信之星。", chosen_from=chosen,
        )  # fmt: skip
        with seated(pilot.village, pilot.collector) as desk:
            self._stars[quarter] = [nominating.nominate(desk, form).id]
        self._first_review(self._stars[quarter])

    def _publish(self, star: UUID) -> None:
        """A star on the board, on the site and in the news."""
        desk = self._pilot.street
        until = last_day(self._pilot.open_month) + timedelta(days=60)
        for outlet in StarOutlet:
            publishing.publish(desk, star, outlet, desk.today(), until)

    def _given_up(self) -> None:
        """One of the first month's stars does not want to be one any more."""
        pilot, month = self._pilot, self._pilot.months[CLOSED - 3]
        star, desk = self._stars[month][1], pilot.street
        self._print(StarPaper.BOARD, "board.pdf", month)
        with seated(desk, pilot.judge):
            awarding.revoke(desk, star, Revoking.OWN_WISH, desk.today(), "本人申请，不再保留称号")

    def _judge_some(self, month: str) -> None:
        """Of the month under way some are passed and hang, one is sent back, one is refused."""
        pilot = self._pilot
        hung, also, back, refused = self._stars[month][:4]
        self._decide(pilot.street, pilot.judge, StarStep.REVIEW, (hung, also))
        with seated(pilot.street, pilot.judge) as desk:
            why = "事迹缺具体时间和次数，请补充后再报"
            deciding.decide(desk, back, StarStep.REVIEW, StepDecision.RETURN, why)
            why = "推荐材料与核查情况不一致"
            deciding.decide(desk, refused, StarStep.REVIEW, StepDecision.REJECT, why, True)
        self._announce(month)

    def _later(self, month: str) -> None:
        """Somebody objects to one who hangs; another is passed and waits for the next notice; one
        more is recommended."""
        pilot = self._pilot
        _, disputed, _, _, passed, *_ = self._stars[month]
        desk = pilot.street
        disputing.take_objection(desk, disputed, desk.today(), "所述次数与群里记录不符，请核实")
        self._decide(desk, pilot.judge, StarStep.REVIEW, [passed])
        self._stars[month].append(self._nominate(month))

    def _taken_back(self) -> None:
        """A star of the second month does not want to be named any more."""
        pilot, month = self._pilot, self._pilot.months[CLOSED - 2]
        star = self._stars[month][1]
        publishing.publish(pilot.street, star, StarOutlet.BOARD, pilot.street.today())
        agreeing.consent(pilot.street, star, StarConsent.NOTICE, pilot.street.today(), False)
