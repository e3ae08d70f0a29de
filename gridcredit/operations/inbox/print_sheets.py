"""Packages and receipts out on paper: sheets of codes, read back before anybody carries them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from gridcredit.atomic_file import require_other, storage
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import NoSuchImport
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.paper.codesheet import Heading, code_sheet
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.proof import prove_codes
from gridcredit.paper.qr import text_modules
from gridcredit.paper.sheet import Modules, Sheet
from gridcredit.store.exchange import links
from gridcredit.store.journal import nodes
from gridcredit.sync import package as packages
from gridcredit.sync import receipt as receipts
from gridcredit.sync import sheets as papers
from gridcredit.sync.documents import Party
from gridcredit.sync.identify import FileKind, kind_of
from gridcredit.sync.receipt import ReceiptFile
from gridcredit.sync.sheets import SheetKind
from gridcredit.texts.papers import PAPERS


@dataclass(frozen=True, slots=True)
class Papered:
    """Sheets that were written and read back: how many, and the side of a code's module in mm."""

    file: Path
    sheets: int
    codes: int
    module_mm: float


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file on its way to paper; `number` is the package's, `date` ISO."""

    name: str
    kind: SheetKind
    content: bytes
    sender: Party
    receiver: Party
    number: int
    date: str


def print_sheets(
    desk: Desk, source: Path | UUID, out: Path, progress: Progress = no_progress
) -> Papered:
    """Write a package, a receipt, or the receipt of an import as a PDF of A4 sheets; the file
    exists only when every code on it was read back.

    Raises NotFound, FileUnreadable, PackageTooNew, SignatureWrong, ContentAltered,
    TooMuchForPaper, SheetUnreadable, StorageFailed.
    """
    if isinstance(source, Path):
        require_other(out, source)
    texts, sheets = _designed(desk, source, progress)
    _write(out, texts, sheets, progress)
    drawn = [item for sheet in sheets for item in sheet.items if isinstance(item, Modules)]
    module = min(code.module_mm for code in drawn)
    return Papered(out, len(sheets), len(drawn), round(module, 3))


def proven_sheets(desk: Desk, source: Path | UUID, progress: Progress = no_progress) -> list[Sheet]:
    """The same sheets for a printer, read back from a file that is gone afterwards."""
    texts, sheets = _designed(desk, source, progress)
    name = "sheets.pdf"
    with storage(name), TemporaryDirectory(prefix="gridcredit-") as folder:
        _write(Path(folder) / name, texts, sheets, progress)
    return sheets


def _write(out: Path, texts: list[list[str]], sheets: list[Sheet], progress: Progress) -> None:
    def prove(draft: Path) -> None:
        prove_codes(draft, texts, progress)

    write_checked_pdf(out, sheets, out.stem, prove, progress)


def _designed(
    desk: Desk, source: Path | UUID, progress: Progress
) -> tuple[list[list[str]], list[Sheet]]:
    """The codes' texts and the sheets, in order."""
    desk.actor.require(Duty.EXCHANGE)
    draft = _drafted(desk, source)
    texts = papers.cut(draft.content, draft.kind, draft.name)
    of = papers.read_piece(texts[0][0], draft.name).of
    offscreen()
    sheets = []
    for number, codes in enumerate(texts, 1):
        progress(number - 1, len(texts), "drawing")
        rows = [text_modules(text) for text in codes]
        sheets.append(code_sheet(_heading(desk, draft, of, number), rows))
    return texts, sheets


def _drafted(desk: Desk, source: Path | UUID) -> _Draft:
    if isinstance(source, UUID):
        with desk.reading() as session:
            imported = links.get_import(session, source)
        if imported.is_register:  # nobody sent it, and nobody waits for a receipt
            raise NoSuchImport(str(source))
        kept = imported.receipt
        return _of_receipt(receipts.receipt_from_bytes(kept, str(source)))
    if kind_of(source) is FileKind.RECEIPT:
        return _of_receipt(receipts.read_receipt(source))
    return _of_package(source)


def _of_receipt(file: ReceiptFile) -> _Draft:
    told = file.receipt
    return _Draft(
        file.name,
        SheetKind.RECEIPT,
        file.signed.to_bytes(),
        told.sender,
        told.receiver,
        told.package.number,
        told.received_at[:10],
    )


def _of_package(path: Path) -> _Draft:
    opened = packages.open_package(path)
    content = papers.content_of(path)
    opened.check_payload()
    told = opened.manifest
    return _Draft(
        path.name,
        SheetKind.PACKAGE,
        content,
        told.sender,
        told.receiver,
        told.number,
        told.created_at[:10],
    )


def _heading(desk: Desk, draft: _Draft, of: papers.SheetSet, number: int) -> Heading:
    kind = draft.kind.name.lower()
    is_spare = number > of.sheets
    facts = {
        "sheet": number,
        "total": of.total,
        "number": draft.number,
        "date": draft.date,
        "mark": of.mark,
    }
    place, place_remark = PAPERS["spare" if is_spare else "sheet"]
    return Heading(
        *PAPERS[kind],
        place.format(**facts),
        place_remark.format(**facts),
        f"{_office(desk, draft.sender)} → {_office(desk, draft.receiver)}",
        PAPERS["facts"][0].format(**facts),
        *PAPERS[f"{kind}_advice"],
    )


def _office(desk: Desk, party: Party) -> str:
    """The name of an installation that is known here, else its area's code."""
    with desk.reading() as session:
        found = nodes.find(session, party.node)
    return found.name if found else party.area
