"""Numbers of packages: what nobody could have written is refused in words, and what is missing is
told in few of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit import texts
from gridcredit.domain.errors import NumberTooFar
from gridcredit.domain.runs import in_words
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending, situation, verifying
from gridcredit.operations.exchange.sending import party_of
from gridcredit.operations.inbox import inbox
from gridcredit.operations.trust.suites import key_to
from gridcredit.store.exchange import links
from gridcredit.store.journal import nodes
from gridcredit.sync.receipt import PackageRef, make_receipt
from tests.operations.carrying import carry
from tests.operations.chains import Chain
from tests.operations.working import knock


def send_as(desk: Desk, to: Desk, number: int, post: Path) -> Path:
    """A package that bears this number."""
    with desk.writing() as session:
        links.number_behind(session, to.node.id, number - 1)
    sent = sending.export_package(desk, to.node.id, post)
    assert sent.number == number
    return sent.path


def last_of(chain: Chain) -> int:
    """The last number that came from the laptop."""
    with chain.street.reading() as session:
        return links.last_number(session, chain.grid.node.id)


@pytest.mark.parametrize("ahead", [10_001, 5_000_000, 2**52])
def test_a_number_that_nobody_could_have_reached_is_refused_in_words(
    chain: Chain, ahead: int
) -> None:
    before, number = last_of(chain), last_of(chain) + ahead
    knock(chain.grid, 0)
    package = send_as(chain.grid, chain.street, number, chain.post)
    checked = verifying.verify_file(chain.street, package)
    assert (checked.valid, checked.reasons) == (False, ["NumberTooFar"])
    for preview in (True, False):
        with pytest.raises(NumberTooFar) as refused:
            exchanging.import_files(chain.street, [package], preview=preview)
        assert str(before) in texts.describe(refused.value, "zh")
        assert str(number) in texts.describe(refused.value, "en")
    assert last_of(chain) == before
    assert list(chain.street.folder.glob("**/*.gcack")) == []


def test_a_number_far_ahead_but_within_reach_leaves_a_gap_of_one_run(chain: Chain) -> None:
    first = last_of(chain) + 1
    knock(chain.grid, 0)
    package = send_as(chain.grid, chain.street, first + 9_000, chain.post)
    [report] = exchanging.import_files(chain.street, [package], receipts=chain.post)
    assert report.missing == [(first, first + 8_999)]
    assert report.gaps == list(range(first, first + 100))
    [link] = [li for li in situation.status(chain.street).links if li.node.id == report.sender]
    assert (link.missing, link.gaps) == (report.missing, report.gaps)
    assert in_words(link.missing, 5) == f"{first}–{first + 8_999}"


def test_what_arrives_together_leaves_the_gap_by_itself(chain: Chain) -> None:
    first = last_of(chain) + 1
    packages = []
    for number in (first + 1, first + 3):
        knock(chain.grid, 0)
        packages.append(send_as(chain.grid, chain.street, number, chain.post))
    offered = [inbox.offer(chain.street, package) for package in reversed(packages)]
    told = [one.report.missing for one in inbox.without_gaps_between(offered) if one.report]
    assert told == [[(first, first), (first + 2, first + 2)], [(first, first)]]


@pytest.mark.parametrize("last", [10_100, 5_000_000, 2**53])
def test_a_receipt_of_what_was_never_sent_is_refused_in_words(chain: Chain, last: int) -> None:
    knock(chain.grid, 0)
    sent = sending.export_package(chain.grid, None, chain.post)
    [honest] = exchanging.import_files(chain.street, [sent.path], receipts=chain.post)
    with chain.street.reading() as session:
        forged = make_receipt(
            party_of(chain.street.node),
            party_of(chain.grid.node),
            PackageRef(number=sent.number, sha256=sent.sha256),
            accepted=1,
            same=0,
            set_aside=(),
            head={},
            received_at="2026-11-22T09:00:00",
            key=key_to(session, nodes.get(session, chain.grid.node.id))[0],
            last=last,
        )
    file = chain.post / "forged.gcack"
    forged.signed.write(file)
    assert verifying.verify_file(chain.grid, file).reasons == ["NumberTooFar"]
    for preview in (True, False):
        with pytest.raises(NumberTooFar):
            exchanging.import_files(chain.grid, [file], preview=preview)
    assert honest.receipt is not None
    exchanging.import_files(chain.grid, [honest.receipt])
    knock(chain.grid, 1)
    assert carry(chain.grid, chain.street, chain.post).number == sent.number + 1
