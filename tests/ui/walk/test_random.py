"""Whatever is pressed in whatever order in two windows, what is stored is what a simple model of
the page says. `WALKS=50` walks more ways."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from gridcredit.domain.codes import RegistrationKind, VisitMode, VisitOutcome
from gridcredit.domain.visiting import Knock
from gridcredit.ui.pages.visit import door
from gridcredit.ui.pages.visit.state import AdultMarks, VisitState
from tests.ui.walk.account import Knocked, Settled
from tests.ui.walk.conftest import Walk
from tests.ui.walk.walking import CTRL, Key, Walker

WALKS = int(os.environ.get("WALKS", "3"))
STEPS = 30
_O, _R = VisitOutcome, RegistrationKind
_OUTCOMES = {
    Key.Key_1: _O.MET_DONE,
    Key.Key_3: _O.MET_REFUSED,
    Key.Key_4: _O.NOBODY,
    Key.Key_5: _O.NOT_OPENED,
    Key.Key_6: _O.BY_PHONE,
    Key.Key_7: _O.EMPTY,
}
_REGISTERS = {Key.Key_Z: _R.REGISTERED, Key.Key_W: _R.DECLINED, Key.Key_G: _R.INFORMED}


@dataclass
class Place:
    """A window, and what was saved in it, the last at the end."""

    walker: Walker
    saved: list[tuple[UUID, Knocked, VisitState]] = field(default_factory=list)


class Model:
    """Presses keys, and writes down what the page promises to make of them."""

    def __init__(self, walk: Walk, places: list[Place], chance: Random) -> None:
        self.walk, self.places, self.chance = walk, places, chance
        self.here = places[0]
        self.told: list[str] = []

    @property
    def me(self) -> Walker:
        """At whose keys the person sits."""
        return self.here.walker

    @property
    def home(self) -> UUID:
        """The door that is shown, as the person reads it."""
        assert self.me.page.sheet is not None
        return self.me.page.sheet.household

    @property
    def form(self) -> VisitState:
        """What has been typed for it."""
        return self.walk.meant.drafts.get(self.home, VisitState())

    def step(self) -> None:
        """Do something."""
        acts: list[Callable[[], str]] = [
            self.go, self.go, self.outcome, self.outcome, self.mark, self.mark, self.leaflet,
            self.later, self.space, self.enter, self.save, self.save, self.save, self.undo,
            self.elsewhere, self.wait,
        ]  # fmt: skip
        act = self.chance.choice(acts)
        self.told.append(f"{self.places.index(self.here)} {act.__name__}")
        self.told[-1] += f" {act()}"

    # Acts

    def go(self) -> str:
        """To a door, perhaps in the other window."""
        place = self.chance.choice(self.places)
        if place is not self.here:
            self.here = place
            self.me.page.form.take_focus()
            self.me.come()
        self.me.open(self.chance.choice(self.walk.homes[:3]))
        return str(self.home)[-2:]

    def outcome(self) -> str:
        """Say how it went."""
        key, outcome = self.chance.choice(list(_OUTCOMES.items()))
        self._take_focus()
        self._key(key)
        self._choose(outcome)
        return outcome.name

    def space(self) -> str:
        """Space, held, on what has the keyboard."""
        self._take_focus()
        self.me.hold(Key.Key_Space, times=4)
        self._choose(self.form.outcome or _O.MET_DONE)
        return ""

    def mark(self) -> str:
        """Mark the man of the house by a letter, where he is asked and nothing stands of him."""
        who = next((h.he for h in self.walk.homes if h.id == self.home), None)
        knocks = self.walk.meant.knocks.get(self.home, [])
        if who is None or any(who in k.settled for k in knocks):
            return "nobody"
        self._take_focus()
        self.me.press(Key.Key_1)
        self._choose(_O.MET_DONE)
        key = self.chance.choice([*_REGISTERS, Key.Key_C])
        self._key(key)
        old = self.form.marks.get(who, AdultMarks())
        if key is Key.Key_C:
            new = replace(old, pledged=not old.pledged, met=True)
        else:
            kind = None if old.registration is _REGISTERS[key] else _REGISTERS[key]
            new = replace(old, registration=kind, met=True)
        self.walk.meant.type(self.home, marks={**self.form.marks, who: new})
        return key.name

    def leaflet(self) -> str:
        """One more."""
        self._take_focus()
        self._key(Key.Key_L)
        self.walk.meant.type(self.home, leaflets=self.form.leaflets + 1)
        return ""

    def later(self) -> str:
        """In three days."""
        self._take_focus()
        self._key(Key.Key_U)
        day = self.walk.clock.now.date() + timedelta(days=3)
        self.walk.meant.type(self.home, follow_up=day)
        return ""

    def enter(self) -> str:
        """Enter, held, from the outcomes on: it goes to the next part, and does nothing."""
        self._take_focus()
        self.me.hold(Key.Key_Return, times=4)
        return ""

    def save(self) -> str:
        """By one of the keys of saving, held; a question is answered by Esc."""
        home, form = self.home, self.form
        key = self.chance.choice([Key.Key_S, Key.Key_Return])
        self.me.hold(key, CTRL, times=4)
        made = self._made_of(form)
        if made is None:
            self.me.press(Key.Key_Escape)
            self._take_focus()
            return "refused"
        self.walk.meant.knock(home, made)
        self.here.saved.append((home, made, form))
        return made.outcome.name

    def undo(self) -> str:
        """Take back what was done last in this window; beyond the first nothing."""
        self._take_focus()
        self.me.hold(Key.Key_Z, CTRL, times=4)
        if not self.here.saved:
            return "nothing"
        home, made, form = self.here.saved.pop()
        self.walk.meant.knocks[home].remove(made)
        if self.walk.meant.drafts.get(home, VisitState()).is_blank:
            self.walk.meant.drafts[home] = form
        return str(home)[-2:]

    def elsewhere(self) -> str:
        """To another page and back."""
        self.me.hold(self.chance.choice([Key.Key_1, Key.Key_2]), CTRL, times=4)
        self.me.hold(Key.Key_3, CTRL, times=4)
        return self.me.window.current

    def wait(self) -> str:
        """The clock goes on, or is set back."""
        by = self.chance.choice(
            [{"minutes": 20}, {"hours": 3}, {"hours": -1}, {"days": 5}, {"days": -4}]
        )
        self.walk.clock.go(**by)
        return self.walk.clock.minute

    # What the page promises

    def _take_focus(self) -> None:
        self.me.page.form.take_focus()

    def _key(self, key: Key) -> None:
        if self.chance.random() < 0.5:
            self.me.press(key)
        else:
            self.me.hold(key, times=4)

    def _choose(self, outcome: VisitOutcome) -> None:
        mode = VisitMode.PHONE if outcome is _O.BY_PHONE else VisitMode.DOOR
        self.walk.meant.type(self.home, outcome=outcome, mode=mode)

    def _made_of(self, form: VisitState) -> Knocked | None:
        """The visit that a form says; None where it does not say enough."""
        today = self.walk.clock.now.date()
        if form.outcome is None or (form.follow_up is not None and form.follow_up < today):
            return None
        is_contact = Knock("", form.outcome).is_contact
        marks = form.marks if is_contact else {}
        met = frozenset(who for who, m in marks.items() if m.met)
        if form.outcome is _O.MET_DONE and not met:
            return None
        settled = {who: Settled(m.registration, m.pledged) for who, m in marks.items() if m.settles}
        return Knocked(self.walk.clock.minute, form.outcome, form.mode, met, settled, (),
                       form.leaflets, form.follow_up)  # fmt: skip


@pytest.mark.parametrize("seed", range(WALKS))
def test_a_walk_of_any_keys_stores_what_they_mean(walk: Walk, other: Walker, seed: int) -> None:
    for walker in (walk.me, other):
        walker.window.show_page("visits")
        walker.rest()
        walker.page._pause.setInterval(door.PAUSE // 20)  # forms are kept as soon as typed
    model = Model(walk, [Place(walk.me), Place(other)], Random(seed))
    model.me.come()
    model.me.open(walk.homes[0])
    for _ in range(STEPS):
        model.step()
        try:
            walk.check()
        except AssertionError as error:
            error.add_note("\n".join(model.told))
            raise
