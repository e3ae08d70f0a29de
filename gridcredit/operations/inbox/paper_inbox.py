"""The folder in which sheets wait for each other: read ones, and what they rebuilt."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gridcredit.atomic_file import make_folder, placed, require_no_link, storage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    FileBroken,
    FileUnreadable,
    NotFound,
    PackageTooNew,
)
from gridcredit.operations.desk import Desk
from gridcredit.sync import package as packages
from gridcredit.sync import receipt as receipts
from gridcredit.sync import sheets as papers
from gridcredit.sync.documents import link_name
from gridcredit.sync.sheets import Piece, SetProgress, SheetKind, SheetSet

FOLDER = "sheets"
"""Below the workspace: a folder a set, in it one file of texts for each sheet that was read, and
the rebuilt file once they are enough. The contents are as sealed as what they rebuild."""

_CODES = ".txt"
_ENDINGS = {SheetKind.PACKAGE: ".gcpkg", SheetKind.RECEIPT: ".gcack"}
_MOST_DONE = 50  # whole sets that are kept, so that a late photo of one is no new beginning


@dataclass(frozen=True, slots=True)
class PaperSet:
    """A set of sheets as it stands: `whole` were read, of `unclear` ones some codes, of `missing`
    ones none; so many more are `needed`. `file` is what they rebuilt, as soon as they could."""

    name: str
    mark: str
    kind: str
    total: int
    whole: tuple[int, ...]
    unclear: tuple[int, ...]
    missing: tuple[int, ...]
    needed: int
    file: Path | None = None


def waiting(desk: Desk) -> list[PaperSet]:
    """The sets of which sheets are still missing."""
    desk.actor.require(Duty.READ)
    begun = [folder for folder in _folders(desk.folder / FOLDER) if _file(folder) is None]
    standing = [how for folder in begun for how in papers.standing(_held(folder))]
    return [_paper_set(how, None) for how in standing if how.needed]


def forget(desk: Desk, name: str) -> None:
    """Throw the sheets of one set away that were read so far. Raises NotFound, StorageFailed."""
    desk.actor.require(Duty.EXCHANGE)
    folder = next((f for f in _folders(desk.folder / FOLDER) if f.name == name), None)
    if folder is None:
        raise NotFound("sheets", name)
    with storage(name):
        shutil.rmtree(folder)


def pieces_in(texts: Iterable[str], file: str) -> list[Piece]:
    """What is ours among the texts of codes read from `file`. Raises PackageTooNew."""
    found = []
    for text in texts:
        with suppress(FileUnreadable):
            found.append(papers.read_piece(text, file))
    return found


def kept(place: Path, pieces: Sequence[Piece]) -> Iterator[PaperSet]:
    """Keep pieces with those of their sets that are there, and say how each set stands now."""
    require_no_link(place)
    for of in dict.fromkeys(piece.of for piece in pieces):
        folder = make_folder(place / of.name)
        ours = [piece for piece in pieces if piece.of == of]
        for sheet in sorted({piece.sheet for piece in ours}):
            file = folder / f"{sheet}{_CODES}"
            known = {piece.text for piece in _noted(file)}
            texts = known | {piece.text for piece in ours if piece.sheet == sheet}
            if texts != known:
                with placed(file) as part:
                    part.write_text("\n".join(sorted(texts)), "ascii")
        yield _stand(folder, _held(folder))


def tidy(place: Path) -> None:
    """Let the oldest whole sets go; those that still wait stay."""
    done = [folder for folder in _folders(place) if _file(folder) is not None]
    with storage(place.name):
        done.sort(key=lambda folder: folder.stat().st_mtime)
        for folder in done[:-_MOST_DONE]:
            shutil.rmtree(folder)


def _noted(file: Path) -> list[Piece]:
    """The pieces of one sheet that were read so far; what does not belong there, and what a newer
    program may have left, is passed over."""
    with storage(file.name):
        lines = file.read_text("ascii", errors="replace").split("\n") if file.exists() else []
    found = []
    for text in lines:
        with suppress(FileUnreadable, PackageTooNew):
            found.append(papers.read_piece(text, file.name))
    return [piece for piece in found if piece.of.name == file.parent.name]


def _held(folder: Path) -> list[Piece]:
    return [piece for file in sorted(folder.glob(f"*{_CODES}")) for piece in _noted(file)]


def _stand(folder: Path, pieces: list[Piece]) -> PaperSet:
    how = papers.standing(pieces)[0]
    if how.needed:
        return _paper_set(how, None)
    return _paper_set(how, _file(folder) or _rebuild(folder, how.of, pieces))


def _paper_set(how: SetProgress, file: Path | None) -> PaperSet:
    return PaperSet(
        how.of.name,
        how.of.mark,
        how.of.kind.name.lower(),
        how.of.total,
        how.whole,
        how.unclear,
        how.missing,
        how.needed,
        file,
    )


def _file(folder: Path) -> Path | None:
    """The rebuilt file of a set, if it was whole before."""
    found = (f for f in sorted(folder.iterdir()) if f.suffix in _ENDINGS.values())
    return next(found, None)


def _rebuild(folder: Path, of: SheetSet, pieces: list[Piece]) -> Path:
    """The file, under the name it had. Raises FileUnreadable when the pieces do not fit each other;
    they are thrown away then, as nobody can tell which of them is wrong."""
    file = folder / f"{of.mark}{_ENDINGS[of.kind]}"
    try:
        content = papers.join(pieces, file.name)
    except FileUnreadable:
        with storage(folder.name):
            shutil.rmtree(folder)
        raise
    with placed(file) as part:
        part.write_bytes(content)
    with (
        suppress(FileBroken, PackageTooNew),
        storage(file.name),
    ):
        file = file.replace(folder / _name(file, of.kind))
    return file


def _name(file: Path, kind: SheetKind) -> str:
    if kind is SheetKind.RECEIPT:
        return receipts.receipt_name(receipts.read_receipt(file).receipt)
    told = packages.open_package(file).manifest
    return link_name(told.sender, told.receiver, told.number) + _ENDINGS[kind]


def _folders(place: Path) -> list[Path]:
    with storage(place.name):
        return sorted(p for p in place.iterdir() if p.is_dir()) if place.exists() else []
