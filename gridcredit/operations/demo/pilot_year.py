"""The year of the pilot village's ledger: entries, meetings, closed months, objections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

from gridcredit.domain.codes import ConsentKind
from gridcredit.domain.credit.codes import Decision, Manner, Result
from gridcredit.domain.credit.periods import first_day, last_day, next_month
from gridcredit.domain.kinds.area import area_id
from gridcredit.operations.credit import (
    closing,
    meetings,
    objecting,
    queueing,
    review_papers,
    reviewing,
    rule_drafts,
    voiding,
)
from gridcredit.operations.credit.entering import amend_entry
from gridcredit.operations.credit.meetings import MeetingForm
from gridcredit.operations.credit.objecting import AnswerForm, ObjectionForm
from gridcredit.operations.credit.queueing import Queued
from gridcredit.operations.credit.rulesets import RulesForm
from gridcredit.operations.demo.pilot import CLOSED, FOLDER, Pilot, Step, new_rules
from gridcredit.operations.demo.stage import seated
from gridcredit.operations.demo.village_life import Line
from gridcredit.store.credit import papers

_EVENING, _AFTERNOON, _MORNING = time(19, 10), time(15, 0), time(8, 40)
_SINGLE = 11  # entries of single people a month
_TOGETHER = 12  # people of a group action
_NEW_RULES = 7  # how many months the first rule set holds
_MATTERS = 10  # the month with several entries of one matter
_EXPECTED, _PRESENT = 9, 7  # at a meeting


class PilotYear:
    """Plays a year of one village's ledger, step by step."""

    def __init__(self, pilot: Pilot) -> None:
        self._pilot = pilot
        self._life = pilot.life
        self._single: dict[str, list[UUID]] = {}  # by month
        self._disputed: UUID | None = None

    def steps(self) -> Iterator[Step]:
        """What is done on which day, in no order; of a day that has not come nothing."""
        for place, month in enumerate(self._pilot.months[:CLOSED]):
            last, after = last_day(month), first_day(next_month(month))
            yield last - timedelta(days=2), _EVENING, partial(self._sitting, place, month)
            yield last - timedelta(days=1), _AFTERNOON, partial(self._meeting, place)
            yield after + timedelta(days=1), _MORNING, partial(self._close, month)
        yield from self._exceptions()
        yield from self._open_month()

    def _exceptions(self) -> Iterator[Step]:
        """What does not happen every month."""
        pilot, months = self._pilot, self._pilot.months
        begins = first_day(months[0])
        yield begins + timedelta(days=1), _EVENING, self._consents
        second = first_day(months[_NEW_RULES])
        yield second - timedelta(days=6), _AFTERNOON, partial(new_rules, pilot, second)
        at = first_day(months[5])
        yield at + timedelta(days=9), _MORNING, partial(self._void, months[3])
        at = first_day(months[8])
        spoken = partial(
            self._object, months[6], Manner.SPOKEN, "那次活动我家去了两个人，只记了一个"
        )
        yield at + timedelta(days=10), _MORNING, spoken
        rejected = AnswerForm(UUID(int=0), Result.REJECTED, "签到表上只有一人签名，维持原记分")
        yield at + timedelta(days=11), _AFTERNOON, partial(self._answer, rejected)
        at = first_day(months[10])
        written = partial(self._object, months[9], Manner.WRITTEN, "当天只做了一半就下雨停工了")
        yield at + timedelta(days=12), _MORNING, written
        upheld = AnswerForm(UUID(int=0), Result.UPHELD, "经向组织者核实，当天活动未完成，予以更正")
        yield at + timedelta(days=14), _AFTERNOON, partial(self._answer, upheld)

    def _open_month(self) -> Iterator[Step]:
        """The month that is not closed: what waits, came back, is on hold, is disputed."""
        pilot = self._pilot
        begins = first_day(pilot.open_month)
        days = (pilot.today - begins).days
        first, met, second, said = (begins + timedelta(days * p // 100) for p in (45, 58, 75, 88))
        yield first, _EVENING, partial(self._first_sitting, first)
        yield met, _AFTERNOON, self._last_meeting
        yield second, _MORNING, self._send_out
        yield second, _EVENING, partial(self._second_sitting, first, second)
        objection = "这一笔不是我本人做的，请核对"
        closed = pilot.months[CLOSED - 1]
        yield said, _MORNING, partial(self._object, closed, Manner.SPOKEN, objection)
        yield pilot.today - timedelta(days=1), _MORNING, self._last_words

    def _sitting(self, place: int, month: str) -> None:
        """What the collector brings in at the end of a month, behind what came back."""
        pilot, homes = self._pilot, self._pilot.homes
        first, last = first_day(month), last_day(month) - timedelta(days=3)
        with seated(pilot.village, pilot.collector) as desk:
            for back in queueing.returned_to_me(desk):
                wanted = self._life.evidence_of(back.fact.item)
                amend_entry(desk, back.id, {"evidence": wanted, "note": "已按要求补齐"})
        lines = self._life.entries(homes, first, last, _SINGLE)
        if place % 3 == 1:
            _without_evidence(lines)
        if last.month % 3 == 0:
            lines += self._life.of_quarter(homes, last)
        day = first + timedelta(days=9 + place)
        lines.append(self._life.activity(homes, day, _TOGETHER))
        if place == _MATTERS:
            lines += self._life.overlapping(homes[1], day)
        self._single[month] = pilot.apply(pilot.village, pilot.collector, lines)[:_SINGLE]

    def _meeting(self, place: int) -> None:
        """The 信用议事会 passes what is in order."""
        pilot = self._pilot
        with seated(pilot.village, pilot.reviewer) as desk:
            waiting = queueing.queue(desk, purpose="议事会审核")
            missing = [one for one in waiting if one.missing]
            whole = [one for one in waiting if not one.missing]
            held = self._meet()
            for one in missing:
                why = f"缺{'、'.join(one.missing)}，请补齐后再报"
                reviewing.decide(desk, [one.id], Decision.RETURN, why, held)
            if place % 4 == 2:
                reviewing.decide(desk, [whole.pop(0).id], Decision.HOLD, "待核实人数", held)
            self._pass(whole, held)

    def _meet(self) -> UUID:
        """A meeting, written down by who sits at the desk."""
        desk, pilot = self._pilot.village, self._pilot
        names = [name for home in pilot.homes[:_PRESENT] for _, name in home.people[:1]]
        present = tuple(dict.fromkeys([desk.actor.name, *names]))[:_PRESENT]
        return meetings.record_meeting(desk, MeetingForm(desk.today(), _EXPECTED, present)).id

    def _pass(self, waiting: Sequence[Queued], meeting: UUID) -> None:
        """Pass entries, those that are marked one by one."""
        desk = self._pilot.village
        plain = [one.id for one in waiting if not one.spot_check]
        if plain:
            reviewing.decide(desk, plain, Decision.PASS, meeting=meeting)
        for one in waiting:
            if one.spot_check:
                reviewing.decide(desk, [one.id], Decision.PASS, "已逐笔核对", meeting)

    def _close(self, month: str) -> None:
        with seated(self._pilot.village, self._pilot.reviewer) as desk:
            closing.close_month(desk, "", month)
        self._pilot.stage.tick()

    def _consents(self) -> None:
        """Some people agree to stand on the honour sheet."""
        homes = self._pilot.homes[:14]
        told = {"do": "consent.add", "kind": ConsentKind.PUBLISH_HONOUR.value}
        told["on"] = self._pilot.village.today().isoformat()
        who = [one.hex for home in homes for one, _ in home.people[:2]]
        lines = [told | {"resident": one} for one in who]
        self._pilot.apply(self._pilot.village, self._pilot.collector, lines)

    def _void(self, month: str) -> None:
        with seated(self._pilot.village, self._pilot.secretary) as desk:
            voiding.void(desk, self._single[month][0], "与签到表重复登记")

    def _object(self, month: str, manner: Manner, words: str) -> None:
        pilot = self._pilot
        with seated(pilot.village, pilot.collector) as desk:
            form = ObjectionForm(self._single[month][2], manner, desk.today(), words)
            self._disputed = objecting.object_to(desk, form).id

    def _answer(self, told: AnswerForm) -> None:
        pilot = self._pilot
        if self._disputed is None:
            raise ValueError("nothing was objected to")
        with seated(pilot.village, pilot.reviewer) as desk:
            objecting.answer(desk, AnswerForm(self._disputed, told.result, told.words))
            out = pilot.stage.file(FOLDER, f"answer-{desk.today()}.pdf")
            review_papers.print_answer(desk, self._disputed, out)

    def _first_sitting(self, last: date) -> None:
        """Half of the open month; the secretary enters something too."""
        pilot, homes = self._pilot, self._pilot.homes
        first = first_day(pilot.open_month)
        lines = self._life.entries(homes, first, last, _SINGLE - 3)
        _without_evidence(lines)
        lines.append(self._life.activity(homes, last, _TOGETHER))
        pilot.apply(pilot.village, pilot.collector, lines)
        own = self._life.entries(homes, first, last, 2)
        _without_evidence(own)
        pilot.apply(pilot.village, pilot.secretary, own)

    def _last_meeting(self) -> None:
        """One thing of each kind is left: returned, on hold, handed up."""
        pilot = self._pilot
        self._meeting(2)
        begins, today = first_day(pilot.open_month), pilot.village.today()
        lines = self._life.entries(pilot.homes, begins, today, 1)
        [handed] = pilot.apply(pilot.village, pilot.collector, lines)
        with seated(pilot.village, pilot.reviewer) as desk:
            reviewing.hand_up(desk, [handed], "当事人是议事会成员，提请街道审核")

    def _send_out(self) -> None:
        """The grid worker's laptop hears who takes part, and by which rules."""
        pilot = self._pilot
        pilot.stage.carry(pilot.village, pilot.street)
        pilot.stage.carry(pilot.street, pilot.grid)

    def _second_sitting(self, first: date, last: date) -> None:
        """What waits: of the collector, of the grid worker, and of somebody's own household."""
        pilot, after = self._pilot, first + timedelta(days=1)
        lines = self._life.entries(pilot.homes, after, last, _SINGLE - 2)
        lines += self._life.entries(pilot.own[:1], after, last, 1)
        lines.append(self._life.activity(pilot.homes, last, _TOGETHER - 3))
        pilot.apply(pilot.village, pilot.collector, lines)
        walked = self._life.entries(pilot.homes, after, last, 4)
        pilot.apply(pilot.grid, pilot.grid.actor, walked)

    def _last_words(self) -> None:
        """The honour sheet that hangs names somebody who takes the consent back; and a rule set is
        being drafted."""
        pilot = self._pilot
        with pilot.village.reading() as session:
            hung = papers.hung_up(session, area_id(pilot.code))
        told: Line = {"do": "consent.add", "kind": ConsentKind.PUBLISH_HONOUR.value}
        told["on"], told["withdraw"] = pilot.village.today().isoformat(), True
        gone = [told | {"resident": one.hex} for one in hung[-1].named[:1]]
        pilot.apply(pilot.village, pilot.collector, gone)
        with seated(pilot.village, pilot.secretary) as desk:
            coming = first_day(next_month(next_month(pilot.open_month)))
            file = pilot.stage.out / FOLDER / "rules-2.xlsx"
            rule_drafts.draft_rules(desk, file, RulesForm(pilot.code, 3, coming))


def _without_evidence(lines: Sequence[Line]) -> None:
    """The last entry comes without one of its evidence."""
    for line in reversed(lines):
        if len(line["evidence"]) > 1:
            line["evidence"] = line["evidence"][:1]
            return
