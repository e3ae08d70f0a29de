"""What a PDF says."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


def pdf_text(file: Path) -> str:
    """All text of a PDF, without the ends of its lines."""
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return "".join("".join(pages).split())
