"""Waiting packages tried again when what they waited for has come."""

from __future__ import annotations

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import Cancelled, GridCreditError
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, quarantine
from gridcredit.operations.exchange.filereport import FileReport, Refused


def retry(desk: Desk, progress: Progress = no_progress) -> list[FileReport]:
    """Take in every waiting package whose cause is gone; what was taken in waits no longer. One
    that is refused again stays, with its error in the report."""
    desk.actor.require(Duty.EXCHANGE)
    reports: list[FileReport] = []
    for one in quarantine.held(desk):
        if one.reason != quarantine.READY:
            continue
        try:
            reports.append(exchanging.import_file(desk, one.file, progress=progress))
        except Cancelled:
            raise
        except GridCreditError as error:
            reports.append(Refused(one.file, error))
        else:
            quarantine.let_go(one)
    return reports


def count_taken_in(desk: Desk, progress: Progress = no_progress) -> int:
    """As `retry`; how many packages went in."""
    return sum(not isinstance(report, Refused) for report in retry(desk, progress))
