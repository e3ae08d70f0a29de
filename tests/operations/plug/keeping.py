"""Jobs of keeping a workspace safe: a backup written, and put in the workspace's place."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.operations.register import people
from gridcredit.operations.workspace import keeping
from gridcredit.store.engine import cipher, sqlite_file
from gridcredit.store.workspace import vault
from tests.operations.offices import PASSPHRASE, Ticking
from tests.operations.plug.kept import NOTE, NOTES, Kept
from tests.operations.plug.work import Work, require_sound


class Backup:
    """A backup of everything is written."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A laptop with a scan."""
        shutil.copytree(kept.changed, work.workspace)

    def do(self, work: Work) -> None:
        """Write it."""
        file = keeping.backup(work.desk, work.post).file
        assert file is not None
        work.tell(file.name)

    def look(self, kept: Kept, work: Work) -> bool:
        """What bears a backup's name is one."""
        files = {file.name: file for file in work.post.glob("*.gcbackup")}
        assert set(work.told()) <= files.keys()
        for file in files.values():
            _require_usable(file, work)
        return files.keys() != set(work.told())

    def again(self, kept: Kept, work: Work) -> None:
        """It can be written."""
        self.do(work)
        _require_usable(work.post / work.told()[-1], work)


def _require_usable(file: Path, work: Work) -> None:
    other = Work(work.beside())
    other.disk.mkdir(parents=True)
    keeping.restore(other.workspace, file, PASSPHRASE, "", Ticking())
    assert _notes(other) == NOTES
    require_sound(other.desk)
    other.close()


class DailyCopy:
    """The day's copy is kept."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A laptop that has none yet."""
        shutil.copytree(kept.changed, work.workspace)

    def do(self, work: Work) -> None:
        """Keep it."""
        keeping.daily_copy(work.desk)
        work.tell(f"{work.desk.today()}.db")

    def look(self, kept: Kept, work: Work) -> bool:
        """What bears the name of a day is a whole database."""
        key = vault.open_vault(work.workspace, None, PASSPHRASE)
        copies = sorted((work.workspace / "backups").glob("*.db"))
        for copy in copies:
            with closing(cipher.connect(copy, key)) as connection:
                assert sqlite_file.problems(connection) == []
        told = work.told()
        assert told in ([], [copy.name for copy in copies])
        return bool(copies and not told)

    def again(self, kept: Kept, work: Work) -> None:
        """It is there; another day has another."""
        work.clock.go(days=1)
        assert keeping.daily_copy(work.desk) is not None


class Restore:
    """A backup takes the place of a workspace in which has been written since."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A laptop with notes, and a backup from before them."""
        shutil.copytree(kept.changed, work.workspace)
        shutil.copy(kept.backup, work.disk / "kept.gcbackup")

    def do(self, work: Work) -> None:
        """Put it there."""
        self._restore(work)
        work.tell("restored")

    def look(self, kept: Kept, work: Work) -> bool:
        """The workspace is the one or the other, whole; what was there before is kept."""
        notes = _notes(work)
        assert notes in (0, NOTES)
        assert notes == 0 or not work.told()
        formers = _formers(work)
        assert len(formers) == (notes == 0)
        for former in formers:
            self._require_former(former, Work(work.beside()))
        return notes == 0 and not work.told()

    def again(self, kept: Kept, work: Work) -> None:
        """The restored one is there, and the other beside it."""
        before = len(_formers(work))
        work.close()
        self._restore(work)
        assert _notes(work) == 0
        assert len(_formers(work)) == before + 1

    def _restore(self, work: Work) -> None:
        file = work.disk / "kept.gcbackup"
        keeping.restore(work.workspace, file, PASSPHRASE, "", Ticking())

    def _require_former(self, former: Path, other: Work) -> None:
        shutil.copytree(former, other.workspace)
        assert _notes(other) == NOTES
        require_sound(other.desk)
        other.close()


def _formers(work: Work) -> list[Path]:
    return sorted(work.disk.glob("w-before-restore*"))


def _notes(work: Work) -> int:
    assert work.desk.office is Office.GRID
    found = [
        resident.note
        for household in people.list_households(work.desk)
        for resident in people.household_page(work.desk, household.id).residents
    ]
    return found.count(NOTE)
