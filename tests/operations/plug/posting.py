"""Jobs of the exchange: a package out, in, its receipt, and the import undone."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from uuid import UUID

from gridcredit.domain.errors import ReceiptUnwritten
from gridcredit.operations.exchange import exchanging, sending, undoing, verifying
from gridcredit.operations.exchange.filereport import AlreadyKnown, FileReport
from gridcredit.operations.inbox import inbox
from gridcredit.store.exchange import links
from tests.operations.copies import open_copy
from tests.operations.plug.kept import Kept
from tests.operations.plug.work import Work, state_digest


class Export:
    """A package is written for the office above."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A laptop with something to send."""
        shutil.copytree(kept.changed, work.workspace)

    def do(self, work: Work) -> None:
        """Write it."""
        sent = sending.export_package(work.desk, None, work.post)
        work.tell(sent.path.name)

    def look(self, kept: Kept, work: Work) -> bool:
        """What bears a package's name is a whole one, and so is everything noted as sent."""
        packages = {package.name: package for package in _files(work)}
        assert set(work.told()) <= packages.keys()
        with closing(open_copy(kept.street, work.beside())) as street:
            for package in packages.values():
                assert verifying.verify_file(street, package).valid
        noted = _sent(kept, work)
        assert set(work.told()) <= noted <= packages.keys()
        return noted != set(work.told())

    def again(self, kept: Kept, work: Work) -> None:
        """The next package carries all, received or not what came before."""
        sent = sending.export_package(work.desk, None, work.post)
        with closing(open_copy(kept.street, work.beside())) as street:
            [report] = exchanging.import_files(street, [sent.path], receipts=work.post)
        assert (report.accepted, report.set_aside) == (kept.exchanged.accepted, ())
        assert report.receipt is not None
        exchanging.import_files(work.desk, [report.receipt])


def _sent(kept: Kept, work: Work) -> set[str]:
    with work.desk.reading() as session:
        sent = links.sent(session, kept.exchanged.street)
    return {one.file_name for one in sent if one.number >= kept.exchanged.number}


def _files(work: Work) -> list[Path]:
    return inbox.files_in([work.post]) if work.post.exists() else []


class Import:
    """A package is taken in and answered."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A street and a package."""
        shutil.copytree(kept.street, work.workspace)
        shutil.copy(kept.exchanged.package, work.disk / "package.gcpkg")

    def do(self, work: Work) -> None:
        """Take it in."""
        try:
            self._take_in(work)
        except ReceiptUnwritten:
            work.tell("taken in")
            raise
        work.tell("answered")

    def look(self, kept: Kept, work: Work) -> bool:
        """All of it is in, or nothing; a receipt means that it is."""
        is_in = self._is_in(kept, work)
        receipts = _files(work)
        assert is_in or not (work.told() or receipts)
        assert receipts or "answered" not in work.told()
        with closing(open_copy(kept.sent, work.beside())) as grid:
            for receipt in receipts:
                exchanging.import_files(grid, [receipt])
        return is_in and not work.told()

    def again(self, kept: Kept, work: Work) -> None:
        """It goes in once, and is answered."""
        is_in = self._is_in(kept, work)
        report = self._take_in(work)
        assert isinstance(report, AlreadyKnown) is is_in
        assert report.receipt is not None
        accepted = kept.exchanged.accepted
        assert (report.accepted, report.same) == ((0, accepted) if is_in else (accepted, 0))
        assert state_digest(work.desk) == kept.exchanged.after

    def _take_in(self, work: Work) -> FileReport:
        file = work.disk / "package.gcpkg"
        [report] = exchanging.import_files(work.desk, [file], receipts=work.post)
        return report

    def _is_in(self, kept: Kept, work: Work) -> bool:
        now = state_digest(work.desk)
        assert now in (kept.exchanged.before, kept.exchanged.after)
        is_in = now == kept.exchanged.after
        with work.desk.reading() as session:
            numbers = {imported.number for imported in links.imports(session)}
        assert (kept.exchanged.number in numbers) is is_in
        return is_in


class Receipt:
    """The receipt of a package is taken in."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A laptop that has sent a package, and the receipt."""
        shutil.copytree(kept.sent, work.workspace)
        shutil.copy(kept.exchanged.receipt, work.disk / "receipt.gcack")

    def do(self, work: Work) -> None:
        """Take it in."""
        exchanging.import_files(work.desk, [work.disk / "receipt.gcack"])
        work.tell("confirmed")

    def look(self, kept: Kept, work: Work) -> bool:
        """It counts, or not yet."""
        is_confirmed = self._is_confirmed(kept, work)
        assert is_confirmed or not work.told()
        return is_confirmed and not work.told()

    def again(self, kept: Kept, work: Work) -> None:
        """It counts."""
        self.do(work)
        assert self._is_confirmed(kept, work)

    def _is_confirmed(self, kept: Kept, work: Work) -> bool:
        with work.desk.reading() as session:
            last = links.confirmed_number(session, kept.exchanged.street)
        return last == kept.exchanged.number


class Undo:
    """An import is undone."""

    def prepare(self, kept: Kept, work: Work) -> None:
        """A street that took a package in, and which one."""
        shutil.copytree(kept.fed, work.workspace)
        (work.place / "import.txt").write_text(str(kept.exchanged.import_id), "ascii")

    def do(self, work: Work) -> None:
        """Undo it."""
        identity = UUID((work.place / "import.txt").read_text("ascii"))
        undoing.undo_import(work.desk, identity)
        work.tell("undone")

    def look(self, kept: Kept, work: Work) -> bool:
        """All of it is undone, or nothing."""
        now = state_digest(work.desk)
        assert now in (kept.exchanged.before, kept.exchanged.after)
        is_undone = now == kept.exchanged.before
        assert is_undone or not work.told()
        return is_undone and not work.told()

    def again(self, kept: Kept, work: Work) -> None:
        """It is undone."""
        self.do(work)
        assert state_digest(work.desk) == kept.exchanged.before
