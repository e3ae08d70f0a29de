"""诚信之星 for the pictures: a few nominations at different stages, written into the demonstration
before its page is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtWidgets import QApplication

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.stars.codes import StarConsent, StarKind, StarLevel, StarStep, StepDecision
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.stars import (
    agreeing,
    announcing,
    deciding,
    disputing,
    glance,
    listing,
    nominating,
)
from gridcredit.operations.stars.nominating import NewStar
from gridcredit.ui.start import Session

Prepare = Callable[[Session], object]
DEEDS = (
    "三年义务清扫门前积雪。邻里都看在眼里。",
    "捡到钱包等候失主两个小时。",
    "长期照顾楼上独居老人。",
    "带头拆除自家违建，劝动全楼。",
    "组织邻里节，调解三起纠纷。",
)
STORY = "从 2023 年冬天起，每一场雪他都先扫邻居门前的路，再扫自己的。" * 28


def scenes(*names: str) -> dict[str, Prepare]:
    """The page's views as scenes, named stars-<view>."""
    return {f"stars-{name}": _scene(name) for name in names}


def _scene(name: str) -> Prepare:
    def prepare(session: Session) -> None:
        desk = session.app.desk
        assert desk is not None
        if desk.office is not Office.DISTRICT:
            is_village = desk.office is Office.VILLAGE
            role = Role.VILLAGE_REVIEWER if is_village else Role.STREET_REVIEWER
            desk.actor = Actor(desk.actor.login, "冯评审", role)
            if not listing.list_stars(desk):
                _fill(desk)
        session.window.show_page("stars")
        QApplication.processEvents()
        page: Any = session.window.page("stars")
        page.refresh()
        page.show_view(name)
        QApplication.processEvents()
        if name == "form":
            _type(page.view("form"))
        page.take_keyboard()

    return prepare


def _fill(desk: Desk) -> None:
    """Five nominations of this month, each as far as this office can bring it."""
    places = glance.places_here(desk)
    period = f"{desk.today():%Y-%m}"
    stars = []
    found = ((code, _adults(desk, code)) for code, _name in reversed(places.villages))
    area, adults = next((one for one in found if len(one[1]) >= len(DEEDS)), ("", []))
    if not adults:
        return  # nobody has been reported up yet
    nominator = Role.COLLECTOR if desk.office is Office.VILLAGE else Role.STREET_CLERK
    with _being(desk, Actor("caiji", "周采集", nominator)):
        for person, deed in zip(adults[:: len(adults) // len(DEEDS)], DEEDS, strict=False):
            new = NewStar(
                period,
                StarLevel.VILLAGE,
                area,
                StarKind.PERSON,
                "村居推荐",
                deed,
                person.line.id,
                story=STORY,
                witnesses=("孙证明", "钱证明"),
                consents=tuple((kind, desk.today()) for kind in StarConsent),
            )
            stars.append(nominating.nominate(desk, new).id)
    agreeing.consent(desk, stars[1], StarConsent.MEDIA, desk.today(), False)
    passed = StepDecision.PASS
    for star in stars[1:]:
        deciding.decide(desk, star, StarStep.INITIAL, passed, checked=True)
    if desk.office is Office.STREET:
        for star in stars[2:]:
            deciding.decide(desk, star, StarStep.REVIEW, passed)
        announcing.announce(desk, period, StarLevel.VILLAGE, area)
        disputing.take_objection(desk, stars[-1], desk.today(), "纠纷是网格员调解的，请核实。")


def _adults(desk: Desk, area: str) -> list[people.Person]:
    return [person for person in people.list_residents(desk, "", area) if person.eligible]


@contextmanager
def _being(desk: Desk, actor: Actor) -> Iterator[None]:
    """Somebody else nominates, so that whoever is at the desk may decide."""
    before, desk.actor = desk.actor, actor
    try:
        yield
    finally:
        desk.actor = before


def _type(form: Any) -> None:
    """A form half typed."""
    form.fields.who.line.setText("")
    form.fields.summary.text.setPlainText(DEEDS[0])
    form.fields.story.text.setPlainText(STORY[:420])
    form.fields.first.setText("孙证明")
    form.fields.consents.ticks[StarConsent.TAKE_PART].setChecked(True)
