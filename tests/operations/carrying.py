"""Files carried between offices, as on good days."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import sending, situation
from gridcredit.operations.exchange.exchanging import import_files
from gridcredit.operations.exchange.filereport import AlreadyKnown, FileReport, Refused, TakenIn


def carry(sender: Desk, receiver: Desk, post: Path) -> FileReport:
    """A package there and its receipt back."""
    sent = sending.export_package(sender, receiver.node.id, post)
    [report] = import_files(receiver, [sent.path], receipts=post)
    assert report.receipt is not None
    import_files(sender, [report.receipt])
    return report


def waiting(desk: Desk, to: Desk) -> int:
    """What the screen says is still to be sent to somebody."""
    return next(li.unsent for li in situation.status(desk).links if li.node.id == to.node.id)


def exchange(post: Path, *links: tuple[Desk, Desk]) -> int:
    """Good days between offices until the screens say that nothing waits; how many packages."""
    both = [*links, *((above, below) for below, above in links)]
    for packages in range(12 * len(links)):
        busy = [pair for pair in both if waiting(*pair)]
        if not busy:
            return packages
        carry(*busy[0], post)
    raise AssertionError("never at rest")


def foreseeable(report: FileReport) -> object:
    """What a preview says too: receipt and import are only there once it is done."""
    match report:
        case Refused():
            return report.file, type(report.error)
        case TakenIn() | AlreadyKnown():
            return replace(report, receipt=None, import_id=None)
    return report
