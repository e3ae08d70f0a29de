"""A copy carries what proves it, and changes with what it proves."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.errors import BlankRefused
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, copying, filing, listing, signing, verifying
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.store.workspace import audit
from tests.operations.homes import Home, a_home

ON = date(2026, 11, 20)


@pytest.fixture
def home(worker: Desk) -> Home:
    """A household at the worker's desk."""
    return a_home(worker)


@pytest.fixture
def number(worker: Desk, home: Home, tmp_path: Path) -> str:
    """A pledge that was signed and scanned."""
    out = tmp_path / "空白.pdf"
    (blank,) = blanks.print_blanks(worker, out, Wanted(unnamed=1)).blanks
    signing.sign_pledge(worker, home.adult, ON, number=blank.number)
    filing.file_scans(worker, [out], processes=1)
    return blank.number


def words_of(pdf: Path) -> str:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_copy_carries_number_days_text_and_the_hash_that_verify_tells(
    worker: Desk, number: str, tmp_path: Path
) -> None:
    out = tmp_path / "复印件.pdf"
    made = copying.copy_paper(worker, number, out)
    assert made.pages == 1
    told = verifying.verify(worker, number)
    assert (told.altered, told.short_hash) == ((), made.short_hash)
    words = words_of(out)
    for wanted in (number, made.short_hash, "已签 2026-11-20", "示范文本一", "复印件"):
        assert wanted in words
    with worker.reading() as session:
        acts = [one.act for one in audit.entries(session)]
    assert acts.count("print") == 2


def test_the_hash_changes_with_a_stage_and_not_with_a_look(
    worker: Desk, number: str, tmp_path: Path
) -> None:
    first = copying.copy_paper(worker, number, tmp_path / "a.pdf").short_hash
    assert copying.copy_paper(worker, number, tmp_path / "b.pdf").short_hash == first
    listing.step(worker, number, PledgeStage.VOIDED, ON, reason="写错了")
    assert verifying.verify(worker, number).short_hash != first


def test_what_has_no_page_or_was_withdrawn_is_not_copied(
    worker: Desk, home: Home, number: str, tmp_path: Path
) -> None:
    other = signing.sign_pledge(worker, home.other, ON).number
    for wanted, reason in ((other, "no_page_here"), ("0000", "no_such_blank")):
        with pytest.raises(BlankRefused) as refused:
            copying.copy_paper(worker, wanted, tmp_path / "a.pdf")
        assert refused.value.reason == reason
    listing.step(worker, number, PledgeStage.WITHDRAWN, ON, reason="本人口头撤回")
    with pytest.raises(BlankRefused) as refused:
        copying.copy_paper(worker, number, tmp_path / "a.pdf")
    assert refused.value.reason == "number_withdrawn"
    assert not (tmp_path / "a.pdf").exists()
