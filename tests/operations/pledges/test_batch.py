"""A batch of the scanner files itself: nothing wrongly, nothing strange, and it signs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.codes import PledgeStage
from gridcredit.domain.coverage import Basis, Coverage
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import covering
from gridcredit.operations.pledges import listing, signing, unread, verifying
from gridcredit.operations.pledges.listing import PaperFilter
from tests.operations.homes import a_home
from tests.operations.pledges.batches import Batch, file_batch, make_batch

COUNT, STRANGE = 12, 8


@pytest.fixture
def batch(worker: Desk, tmp_path: Path) -> Batch:
    """Twelve worn pages and eight strange ones."""
    a_home(worker)
    return make_batch(worker, tmp_path / "批", COUNT, STRANGE)


def counted(desk: Desk) -> Coverage:
    """Coverage as of today."""
    return covering.coverage_tree(desk, desk.today(), desk.node.area, Basis.RESIDENCE).coverage


def test_worn_pages_file_themselves_and_strange_ones_nowhere(worker: Desk, batch: Batch) -> None:
    before = counted(worker)
    done = file_batch(worker, batch)
    assert done.pages == COUNT + STRANGE
    assert done.pages == len([*done.filed, *done.twice, *done.unread, *done.blank])
    assert batch.wrong(done) == []
    ours = {number for numbers in batch.ours.values() for number in numbers}
    assert {one.code.number for one in done.filed} == ours
    assert {one.origin.file for one in done.unread} == set(batch.strange)
    assert {one.reason for one in done.unread} == {"foreign_code", "no_such_blank"}
    assert len(done.twice) == len(batch.doubles)
    assert {one.page.source for one in unread.waiting(worker)} >= set(batch.strange)
    assert counted(worker) == before
    papers = listing.list_papers(worker, PaperFilter())
    assert {paper.stage for paper in papers} == {None}
    assert verifying.verify(worker).altered == ()


def test_coverage_changes_when_a_signing_is_entered(worker: Desk, batch: Batch) -> None:
    file_batch(worker, batch)
    before = counted(worker).pledged
    home = a_home(worker)
    number = listing.list_papers(worker, PaperFilter())[0].number
    signing.sign_pledge(worker, home.adult, worker.today(), number=number)
    (paper,) = listing.list_papers(worker, PaperFilter(stage=PledgeStage.SIGNED))
    assert paper.pages == (1,)
    assert counted(worker).pledged == before + 1
