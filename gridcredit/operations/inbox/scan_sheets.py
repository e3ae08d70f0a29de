"""Packages and receipts in from paper: codes on photos and scans, kept until a set is whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from gridcredit.atomic_file import storage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import (
    Cancelled,
    GridCreditError,
    NoCodes,
)
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging
from gridcredit.operations.exchange.filereport import FileReport
from gridcredit.operations.inbox import paper_inbox
from gridcredit.operations.inbox.paper_inbox import PaperSet
from gridcredit.posters.pictures import picture_kind
from gridcredit.sync.sheets import Piece


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a photo, scan or PDF brought: every set that it holds codes of, or why it is of no
    use."""

    picture: Path
    sets: tuple[PaperSet, ...] = ()
    error: GridCreditError | None = None


def is_paper(file: Path) -> bool:
    """Whether a file is a picture or PDF, by its content; one that cannot be read is none."""
    try:
        return bool(picture_kind(file))
    except GridCreditError:
        return False


def gather(
    desk: Desk, pictures: Sequence[Path], progress: Progress = no_progress
) -> list[Gathered]:
    """Read the codes on pictures and PDFs and keep them in the workspace until their sets are
    whole; whatever order and however often. One of no use is reported, the others go on."""
    desk.actor.require(Duty.EXCHANGE)
    return _gather(desk.folder / paper_inbox.FOLDER, pictures, progress)


def import_files(
    desk: Desk,
    paths: Sequence[Path],
    preview: bool = False,
    receipts: Path | None = None,
    progress: Progress = no_progress,
) -> tuple[list[Gathered], list[FileReport]]:
    """As `exchanging.import_files`, with pictures of sheets among the files: what they rebuild is
    taken in as if the file had come. With `preview` no sheet is kept either."""
    desk.actor.require(Duty.EXCHANGE)
    pictures = [path for path in paths if is_paper(path)]
    with _place(desk.folder / paper_inbox.FOLDER, preview) as place:
        gathered = _gather(place, pictures, progress)
        if len(paths) == 1 and gathered and gathered[0].error:
            raise gathered[0].error
        files = [path for path in paths if path not in pictures] + rebuilt(gathered)
        return gathered, exchanging.import_files(desk, files, preview, receipts, progress)


def rebuilt(gathered: Iterable[Gathered]) -> list[Path]:
    """The files that pictures made whole, each once."""
    files = [found.file for one in gathered for found in one.sets if found.file is not None]
    return list(dict.fromkeys(files))


@contextmanager
def _place(folder: Path, is_preview: bool) -> Iterator[Path]:
    """Where sheets are kept; for a preview a copy that is gone afterwards."""
    if not is_preview:
        yield folder
        return
    with storage(folder.name), TemporaryDirectory(prefix="gridcredit-") as copy:
        place = Path(copy) / folder.name
        if folder.exists():
            shutil.copytree(folder, place)
        yield place


def _gather(place: Path, pictures: Sequence[Path], progress: Progress) -> list[Gathered]:
    gathered = []
    for at, picture in enumerate(pictures):
        still = partial(progress, at, len(pictures), "photos")
        still()
        try:
            seen = _pieces_on(picture, still)
            gathered.append(Gathered(picture, tuple(paper_inbox.kept(place, seen))))
        except Cancelled:
            raise
        except GridCreditError as error:
            gathered.append(Gathered(picture, error=error))
    paper_inbox.tidy(place)
    # As all of them left it: a set that the last picture made whole is whole.
    newest = {found.name: found for one in gathered for found in one.sets}
    return [replace(one, sets=tuple(newest[f.name] for f in one.sets)) for one in gathered]


def _pieces_on(picture: Path, still: Callable[[], None]) -> list[Piece]:
    """Every code of ours on a picture. Raises NoCodes, FileUnreadable, PackageTooNew,
    StorageFailed, and what `still`, called before each page, raises."""
    from gridcredit.posters.scanning import read_codes  # three decoders: 0.1 s that files spare

    texts: set[str] = set()
    for _, _, found in read_codes(picture, lambda found: _is_enough(found, picture.name)):
        still()
        texts |= found
    pieces = paper_inbox.pieces_in(sorted(texts), picture.name)
    if not pieces:
        raise NoCodes(picture.name, "other_qr" if texts else "no_qr")
    return pieces


def _is_enough(texts: set[str], file: str) -> bool:
    """Whether all codes were read of every sheet of which one was."""
    held = {(piece.of, piece.sheet, piece.place) for piece in paper_inbox.pieces_in(texts, file)}
    sheets = {(of, sheet) for of, sheet, _ in held}
    return bool(held) and len(held) == sum(of.places for of, _ in sheets)
