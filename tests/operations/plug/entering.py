"""Jobs of one workspace: entries, a register, a passphrase."""

from __future__ import annotations

import shutil

from sqlalchemy import select

from gridcredit.domain.errors import WrongPassphrase
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import signing
from gridcredit.operations.register import people, rostering
from gridcredit.operations.workspace import accounts
from gridcredit.store.schema.travelling import TABLES
from gridcredit.store.workspace import vault
from tests.operations.offices import PASSPHRASE
from tests.operations.plug.kept import DAY, Kept
from tests.operations.plug.work import Work

_PLEDGE_EVENT = TABLES["pledge_event"]
_RESIDENT = TABLES["resident"]
_VISIT = TABLES["visit"]

VISITS = 6
NEW_PASSPHRASE = "石榴成熟-2027"


class Entries:
    """Visits, a note and a pledge with its scan, one after another."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A laptop and a photo."""
        shutil.copytree(kept.grid, work.workspace)
        shutil.copy(kept.scan, work.disk / "scan.jpg")

    def do(self, work: Work) -> None:
        """Enter them."""
        self._enter(work, "10")

    def look(self, kept: Kept, work: Work) -> bool:
        """All that were told are there, and at most the one under way."""
        told, found = set(work.told()), _entered(work.desk)
        assert told <= found
        assert len(found) - len(told) in (0, 1)
        return found != told

    def again(self, kept: Kept, work: Work) -> None:
        """Others go in."""
        self._enter(work, "11")
        assert set(work.told()) <= _entered(work.desk)

    def _enter(self, work: Work, hour: str) -> None:
        desk = work.desk
        [home, *_] = people.list_households(desk)
        for minute in range(VISITS):
            at = f"{DAY}T{hour}:{minute:02d}"
            entry = {"do": "visit.add", "household": str(home.id), "outcome": "01", "at": at}
            applying.apply_one(desk, entry)
            work.tell(at)
        everybody = people.list_residents(desk)
        noted = everybody[int(hour) % 2].line.id
        people.set_resident_field(desk, noted, "note", f"noted at {hour}")
        work.tell(f"noted at {hour}")
        adult = next(person for person in everybody if person.eligible)
        signed = signing.sign_pledge(desk, adult.line.id, DAY, work.disk / "scan.jpg")
        work.tell(signed.number)


def _entered(desk: Desk) -> set[str]:
    with desk.reading() as session:
        found = {visit[:16] for visit in session.scalars(select(_VISIT.at))}
        found |= set(session.scalars(select(_PLEDGE_EVENT.number)))
        found |= set(session.scalars(select(_RESIDENT.note)))
    return found - {""}


class Register:
    """A register is read."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A laptop and a register of eight more households."""
        shutil.copytree(kept.grid, work.workspace)
        shutil.copy(kept.register, work.disk / "register.xlsx")

    def do(self, work: Work) -> None:
        """Read it."""
        rostering.read_roster(work.desk, work.disk / "register.xlsx", keep=True)
        work.tell("read")

    def look(self, kept: Kept, work: Work) -> bool:
        """Everybody is in, or nobody."""
        added = len(people.list_residents(work.desk)) - kept.residents
        assert added in ((kept.added,) if work.told() else (0, kept.added))
        return bool(added and not work.told())

    def again(self, kept: Kept, work: Work) -> None:
        """Everybody is in once."""
        self.do(work)
        assert len(people.list_residents(work.desk)) == kept.residents + kept.added


class Passphrase:
    """Another passphrase is taken."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A laptop."""
        shutil.copytree(kept.grid, work.workspace)

    def do(self, work: Work) -> None:
        """Take it."""
        accounts.change_passphrase(work.desk, _opening(work), NEW_PASSPHRASE)
        work.tell(NEW_PASSPHRASE)

    def look(self, kept: Kept, work: Work) -> bool:
        """One of the two opens; the new one, once that was said."""
        opens = _opening(work)
        assert opens == NEW_PASSPHRASE or not work.told()
        work.passphrase = opens
        return opens == NEW_PASSPHRASE and not work.told()

    def again(self, kept: Kept, work: Work) -> None:
        """It can be taken, and back."""
        other = PASSPHRASE if work.passphrase == NEW_PASSPHRASE else NEW_PASSPHRASE
        accounts.change_passphrase(work.desk, work.passphrase, other)
        assert _opens(work, other)
        assert not _opens(work, work.passphrase)


def _opening(work: Work) -> str:
    [passphrase] = [word for word in (PASSPHRASE, NEW_PASSPHRASE) if _opens(work, word)]
    return passphrase


def _opens(work: Work, passphrase: str) -> bool:
    try:
        vault.open_vault(work.workspace, None, passphrase)
    except WrongPassphrase:
        return False
    return True
