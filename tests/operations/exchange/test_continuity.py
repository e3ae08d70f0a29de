"""A note outside the workspace proves that it is the one that spoke last; a folder that was put
back in place from an earlier copy is noticed before it speaks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gridcredit import machine
from gridcredit.domain.errors import CopyUndecided, NoteUnwritten, ReceiptUnwritten, StorageFailed
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import continuity, exchanging, location, sending, situation
from gridcredit.operations.exchange.filereport import FileReport, Noticed
from gridcredit.operations.register import people
from gridcredit.operations.workspace import keeping, signing_in
from gridcredit.store.journal import numbering, preferences
from tests.operations.chains import state
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids
from tests.operations.seen import doors
from tests.operations.working import edit_person, knock

Enter = Callable[[Path], Desk]


@pytest.fixture
def enter(request: pytest.FixtureRequest) -> Enter:
    """Signs in as people do."""
    ids = counting_ids(81).__next__

    def sign_in(folder: Path) -> Desk:
        desk = signing_in.sign_in(folder, "", PASSPHRASE, Ticking(), ids)
        request.addfinalizer(desk.close)
        return desk

    return sign_in


@pytest.fixture
def home(kept_offices: dict[str, Path], tmp_path: Path) -> Path:
    """A grid worker's workspace, as an earlier program left it: it never wrote a note."""
    return Path(shutil.copytree(kept_offices["grid"], tmp_path / "home"))


@pytest.fixture
def street(kept_offices: dict[str, Path], tmp_path: Path, enter: Enter) -> Desk:
    """The office above it."""
    return enter(Path(shutil.copytree(kept_offices["street"], tmp_path / "street")))


def export(desk: Desk, street: Desk, post: Path) -> FileReport:
    """A package up and its receipt down; what the street says."""
    sent = sending.export_package(desk, None, post)
    [report] = exchanging.import_files(street, [sent.path], receipts=post)
    assert report.receipt is not None
    exchanging.import_files(desk, [report.receipt])
    return report


def day(desk: Desk, street: Desk, post: Path, at: int) -> None:
    """A visit, sent and confirmed."""
    knock(desk, at)
    export(desk, street, post)


def put_back(home: Path, earlier: Path) -> None:
    """An earlier copy of the folder takes its place."""
    shutil.rmtree(home)
    shutil.copytree(earlier, home)


def copied(home: Path) -> Path:
    """A copy of the folder, for later."""
    return Path(shutil.copytree(home, home.with_name("earlier")))


def forget_notes() -> None:
    """The person's own files on this computer are gone."""
    shutil.rmtree(machine.notes())


def test_a_workspace_that_never_left_a_note_exports_without_a_question(
    home: Path, street: Desk, enter: Enter, tmp_path: Path
) -> None:
    desk = enter(home)
    assert location.state(desk) == "settled"
    day(desk, street, tmp_path / "post", 0)
    desk.close()
    assert location.state(enter(home)) == "settled"


def test_a_folder_that_was_put_back_waits_and_then_gets_everything_again(
    home: Path, street: Desk, enter: Enter, tmp_path: Path
) -> None:
    desk = enter(home)
    day(desk, street, tmp_path / "post", 0)
    desk.close()
    earlier = copied(home)
    desk = enter(home)
    for at in (1, 2):
        day(desk, street, tmp_path / "post", at)
    edit_person(desk, 0, phone="19900000001")
    export(desk, street, tmp_path / "post")
    with desk.reading() as session:
        spoken = numbering.last_seq(session, desk.node.id)
    desk.close()
    put_back(home, earlier)
    desk = enter(home)
    assert (location.state(desk), location.is_older(desk)) == ("undecided", True)
    assert not location.is_restored(desk)
    knock(desk, 3)
    with desk.reading() as session:
        assert numbering.last_seq(session, desk.node.id) > spoken
    with pytest.raises(CopyUndecided) as waits:
        sending.export_package(desk, None, tmp_path / "post")
    assert waits.value.reason == "older"
    location.declare_moved(desk)
    assert (location.state(desk), location.is_older(desk)) == ("settled", False)
    report = export(desk, street, tmp_path / "again")
    assert (report.noticed, report.set_aside) == (Noticed.RESTORED, ())
    down = sending.export_package(street, desk.node.id, tmp_path / "down")
    exchanging.import_files(desk, [down.path])
    assert len(doors(desk)) == 4
    assert doors(desk) == doors(street)
    assert state(desk, desk.node.area) == state(street, desk.node.area)
    desk.close()
    assert location.state(enter(home)) == "settled"


def test_a_folder_that_was_put_back_while_the_newer_one_goes_on_becomes_another(
    home: Path, street: Desk, enter: Enter, tmp_path: Path
) -> None:
    enter(home).close()
    earlier = copied(home)
    desk = enter(home)
    former = desk.node.id
    day(desk, street, tmp_path / "post", 0)
    desk.close()
    put_back(home, earlier)
    desk = enter(home)
    knock(desk, 1)
    location.declare_copy(desk)
    assert desk.node.id != former
    assert location.state(desk) == "copied"
    with desk.reading() as session:
        assert numbering.last_seq(session, desk.node.id) == 1


def test_the_newer_folder_put_in_place_again_is_not_asked_about(
    home: Path, street: Desk, enter: Enter, tmp_path: Path
) -> None:
    enter(home).close()
    earlier = copied(home)
    desk = enter(home)
    day(desk, street, tmp_path / "post", 0)
    desk.close()
    newer = home.rename(tmp_path / "newer")
    shutil.copytree(earlier, home)
    newer_aside = newer.rename(tmp_path / "attic")
    desk = enter(home)
    assert location.state(desk) == "undecided"
    desk.close()
    put_back(home, newer_aside)
    shutil.rmtree(newer_aside)
    assert location.state(enter(home)) == "settled"


def test_what_a_receipt_rests_on_is_noted_too(
    kept_offices: dict[str, Path], home: Path, enter: Enter, tmp_path: Path
) -> None:
    place = Path(shutil.copytree(kept_offices["street"], tmp_path / "office"))
    enter(place).close()
    earlier = copied(place)
    street = enter(place)
    grid = enter(home)
    knock(grid, 0)
    sent = sending.export_package(grid, None, tmp_path / "post")
    exchanging.import_files(street, [sent.path])
    street.close()
    put_back(place, earlier)
    street = enter(place)
    assert location.is_older(street)


def test_a_lost_note_is_asked_about_once(
    home: Path, street: Desk, enter: Enter, tmp_path: Path
) -> None:
    desk = enter(home)
    day(desk, street, tmp_path / "post", 0)
    desk.close()
    forget_notes()
    desk = enter(home)
    assert (location.state(desk), location.is_older(desk)) == ("undecided", False)
    with pytest.raises(CopyUndecided):
        export(desk, street, tmp_path / "post")
    location.declare_moved(desk)
    day(desk, street, tmp_path / "post", 1)
    desk.close()
    assert location.state(enter(home)) == "settled"


def test_a_note_that_is_lost_while_one_works_is_missed_before_the_next_package(
    home: Path, street: Desk, enter: Enter, tmp_path: Path
) -> None:
    desk = enter(home)
    day(desk, street, tmp_path / "post", 0)
    forget_notes()
    knock(desk, 1)
    with pytest.raises(CopyUndecided):
        sending.export_package(desk, None, tmp_path / "more")
    assert not (tmp_path / "more").exists()
    assert location.state(desk) == "undecided"


def test_a_lost_note_of_a_workspace_that_told_nobody_anything_is_no_question(
    kept_offices: dict[str, Path], enter: Enter, tmp_path: Path
) -> None:
    place = Path(shutil.copytree(kept_offices["district"], tmp_path / "office"))
    enter(place).close()
    forget_notes()
    assert location.state(enter(place)) == "settled"


def test_a_backup_restored_in_its_own_place_is_not_asked_about_though_more_was_told_since(
    home: Path, street: Desk, enter: Enter, tmp_path: Path
) -> None:
    desk = enter(home)
    file = keeping.backup(desk, tmp_path / "stick").file
    assert file is not None
    day(desk, street, tmp_path / "post", 0)
    desk.close()
    keeping.restore(home, file, PASSPHRASE, "", Ticking())
    desk = enter(home)
    assert location.state(desk) == "settled"
    desk.close()
    desk = enter(home)
    assert location.state(desk) == "settled"
    day(desk, street, tmp_path / "again", 1)


@contextmanager
def no_notes() -> Iterator[None]:
    """A file stands where notes would go."""
    kept = machine.notes().rename(machine.notes().with_name("kept"))
    machine.notes().write_text("in the way", "utf-8")
    yield
    machine.notes().unlink()
    kept.rename(machine.notes())


def test_where_nothing_can_be_noted_nothing_is_exported(
    home: Path, enter: Enter, tmp_path: Path
) -> None:
    desk = enter(home)
    knock(desk, 0)
    before = situation.status(desk)
    with no_notes():
        assert location.check_location(desk) == "settled"
        with pytest.raises(NoteUnwritten) as refused:
            sending.export_package(desk, None, tmp_path / "post")
    assert refused.value.file == str(machine.notes())
    assert not list((tmp_path / "post").iterdir())
    assert situation.status(desk) == before
    sent = sending.export_package(desk, None, tmp_path / "post")
    assert sent.number == 1 + before.links[0].sent


def test_where_nothing_can_be_noted_a_package_goes_in_and_its_receipt_comes_later(
    home: Path, street: Desk, enter: Enter, tmp_path: Path
) -> None:
    desk = enter(home)
    knock(desk, 0)
    sent = sending.export_package(desk, None, tmp_path / "post")
    with no_notes(), pytest.raises(ReceiptUnwritten):
        exchanging.import_files(street, [sent.path], receipts=tmp_path / "post")
    assert not list((tmp_path / "post").glob("*.gcack"))
    assert doors(street) == doors(desk)
    [report] = exchanging.import_files(street, [sent.path], receipts=tmp_path / "post")
    assert report.receipt is not None


def test_an_export_that_fails_after_all_leaves_the_note_as_it_was(
    home: Path, street: Desk, enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = enter(home)
    day(desk, street, tmp_path / "post", 0)
    before = continuity.read(desk)
    knock(desk, 1)

    def refuse(*_: object) -> None:
        raise StorageFailed("gridcredit.db", "disk_full")

    with monkeypatch.context() as patched:  # no disk fills up between a file and its commit
        patched.setattr(sending, "_record", refuse)
        with pytest.raises(StorageFailed):
            sending.export_package(desk, None, tmp_path / "more")
    assert not list((tmp_path / "more").iterdir())
    assert continuity.read(desk) == before
    export(desk, street, tmp_path / "post")
    after = continuity.read(desk)
    assert before is not None
    assert after is not None
    assert after.arrival > before.arrival


def test_the_note_is_there_before_the_package_has_its_name(
    home: Path, enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = enter(home)
    knock(desk, 0)
    seen: list[tuple[int, list[str]]] = []
    write = continuity.write

    def watched(of: Desk, arrival: int) -> None:
        write(of, arrival)
        post = tmp_path / "post"
        seen.append((arrival, [p.suffix for p in post.iterdir()] if post.exists() else []))

    monkeypatch.setattr(continuity, "write", watched)
    sending.export_package(desk, None, tmp_path / "post")
    with desk.reading() as session:
        assert seen[-1] == (numbering.last_arrival(session), [".part"])


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "7", '{"folder": 3, "arrival": "x"}', '{"folder": "", "arrival": Infinity}'],
)
def test_a_note_that_cannot_be_read_is_none(
    home: Path, street: Desk, enter: Enter, tmp_path: Path, content: str
) -> None:
    desk = enter(home)
    day(desk, street, tmp_path / "post", 0)
    desk.close()
    for note in machine.notes().iterdir():
        note.write_text(content, "utf-8")
    assert location.state(enter(home)) == "undecided"


def test_a_note_of_an_earlier_program_is_gone_on_from(
    home: Path, enter: Enter, tmp_path: Path
) -> None:
    desk = enter(home)
    [note] = machine.notes().iterdir()
    note.write_text(f'{{"folder": "{home}"}}', "utf-8")
    with desk.writing() as session:
        preferences.drop(session, preferences.NOTED)
    desk.close()
    desk = enter(home)
    assert location.state(desk) == "settled"
    found = continuity.read(desk)
    assert found is not None
    assert found.machine == continuity.this_machine(desk)


def test_day_after_day_nothing_is_asked(
    home: Path, street: Desk, enter: Enter, tmp_path: Path
) -> None:
    desk = enter(home)
    day(desk, street, tmp_path / "post", 0)
    somebody = people.list_residents(desk)[0].line.id
    for number in range(5):
        people.set_resident_field(desk, somebody, "phone", f"1990000000{number}")
        export(desk, street, tmp_path / "post")
        desk.close()
        desk = enter(home)
        assert location.state(desk) == "settled"
