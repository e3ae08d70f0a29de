"""Word documents as files: the same paper gives the same bytes, and the file is whole or not
there."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import IO

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError

from gridcredit.atomic_file import placed
from gridcredit.reports.docx_ground import STANDS_IN, ground
from gridcredit.reports.office_file import settled


def new_document(title: str, on: date) -> WordDocument:
    """An empty document of our styles that says what it is, of which day, and what stands in for
    fonts that are not there."""
    document = docx.Document(io.BytesIO(ground()))
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by = title, "gridcredit", "gridcredit"
    facts.language, facts.revision = "zh-CN", 1
    facts.created = facts.modified = datetime.combine(on, time())
    stand_ins = "；".join(f"{font}→{other}" for font, other in STANDS_IN.items())
    facts.comments = f"字体按 GB/T 9704—2012；未安装时的代替：{stand_ins}"
    return document


def text_of(stream: IO[bytes]) -> str:
    """What the paragraphs of a Word document say, without blanks at the ends. Raises ValueError for
    what is none."""
    try:
        read = docx.Document(stream)
    except (PackageNotFoundError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise ValueError("not_a_word_document") from error
    return "\n".join(paragraph.text for paragraph in read.paragraphs).strip()


def write_docx(path: Path, document: WordDocument) -> None:
    """Write the document. Raises StorageFailed.
    The same document gives the same bytes (office_file)."""
    saved = io.BytesIO()
    document.save(saved)
    with placed(path) as draft:
        draft.write_bytes(settled(saved.getvalue()))
