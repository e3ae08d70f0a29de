"""The certificate of a 诚信之星: A4 across, framed, with a code by which it can be looked up.

The code holds the certificate's number and the mark of its award, nothing about a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from gridcredit.domain.errors import PosterUnreadable, SheetUnreadable
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.domain.stars.codes import StarKind
from gridcredit.paper.pdf import write_checked_pdf
from gridcredit.paper.qr import QUIET, text_modules
from gridcredit.paper.sheet import A4, Align, Box, Item, Modules, Sheet, Text, Upright, Weight
from gridcredit.reports.stars.look import (
    GOLD,
    GREY,
    INK,
    MIST,
    RED,
    block,
    centred,
    flower,
    frame,
    line,
    medallion,
    rule,
    wreath,
)
from gridcredit.reports.stars.words import (
    addressed,
    award_words,
    day_words,
)

WIDE, HIGH = A4[1], A4[0]
_CODE_MM = 25.0
_LEFT, _MIDDLE = 46.0, WIDE / 2


@dataclass(frozen=True, slots=True)
class CertificateView:
    """One certificate; `mark` tells its award from any other and nothing of its holder."""

    number: str
    mark: str
    kind: StarKind
    name: str
    area: str  # whose 诚信之星
    period: str
    unit: str
    on: date
    approval: str = ""


def code_text(view: CertificateView) -> str:
    """What the code says."""
    return f"GCS1:{view.number}:{view.mark}"


def certificate_sheets(views: Sequence[CertificateView]) -> list[Sheet]:
    """A sheet a certificate."""
    return [_sheet(view) for view in views]


def write_certificates(
    path: Path, views: Sequence[CertificateView], progress: Progress = no_progress
) -> int:
    """Write a PDF, a page a certificate, which exists only when two decoders read every code; the
    pages. Raises GlyphMissing, SheetUnreadable, StorageFailed."""
    sheets = certificate_sheets(views)
    texts = [code_text(view) for view in views]

    def check(draft: Path) -> None:
        from gridcredit.paper.proof import prove  # decoders: 0.1 s that other papers spare

        try:
            prove(draft, texts, progress)
        except PosterUnreadable as told:
            raise SheetUnreadable(told.page) from told

    write_checked_pdf(path, sheets, "诚信之星证书", check, progress)
    return len(sheets)


def _sheet(view: CertificateView) -> Sheet:
    return Sheet(WIDE, HIGH, (*_ground(), *_words(view), *_foot(view)))


@cache
def _ground() -> tuple[Item, ...]:
    """The frame, the sign in its wreath, and a pale blossom behind the words."""
    return (
        flower(_MIDDLE, 118, 60, MIST),
        *frame(Box(10, 10, WIDE - 20, HIGH - 20)),
        *wreath(_MIDDLE, 33, 14),
        *medallion(_MIDDLE, 33, 10),
        centred(Box(60, 51, WIDE - 120, 22), "诚信之星", 50, Weight.BOLD, RED, 0.22),
        rule(_MIDDLE - 54, 80, _MIDDLE - 18, GOLD, 0.35),
        rule(_MIDDLE + 18, 80, _MIDDLE + 54, GOLD, 0.35),
        centred(Box(_MIDDLE - 17, 75.5, 34, 9), "证书", 17, Weight.REGULAR, GOLD, 0.6),
    )


def _words(view: CertificateView) -> tuple[Item, ...]:
    before, honour, after = award_words(view.area, view.period, view.approval)
    return (
        _name(addressed(view.name, view.kind) + "："),
        line(_row(110, 11), f"　　经推荐、审核和公示，{before}", 20),
        centred(_row(123, 14), honour, 26, Weight.BOLD, RED, 0.05),
        line(_row(139, 11), f"　　{after}特发此证，以资鼓励。", 20),
    )


def _name(words: str) -> Text:
    """Whom it is for; a long name of a group takes two lines."""
    box = _row(92, 16)
    middle, bold = Upright.MIDDLE, Weight.BOLD
    return block(box, words, 27, leading=1.2, upright=middle, weight=bold)


def _row(y: float, height: float) -> Box:
    return Box(_LEFT, y, WIDE - 2 * _LEFT, height)


def _foot(view: CertificateView) -> tuple[Item, ...]:
    code = Box(_LEFT - 2.5, 157, _CODE_MM, _CODE_MM)
    left, width = code.right + 2.5, 78.0
    signed = Box(WIDE - _LEFT - 98, 160, 98, 9)
    said = [
        f"证书编号　{view.number}",
        f"校 验 值　{view.mark}",
        f"批准文号　{view.approval}" if view.approval else "",
    ]
    return (
        Modules(code, text_modules(code_text(view)), QUIET, INK),
        *(
            line(Box(left, code.y + 3.2 + at * 6.2, width, 6), text, 10.5, colour=GREY)
            for at, text in enumerate(said)
        ),
        line(signed, view.unit, 17, Weight.REGULAR, INK, Align.RIGHT),
        line(Box(signed.x, 171, 98, 9), day_words(view.on), 16, align=Align.RIGHT),
    )
