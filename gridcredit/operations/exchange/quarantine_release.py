"""Waiting packages tried again when what they waited for has come."""

from __future__ import annotations

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, quarantine
from gridcredit.operations.exchange.exchanging import FileReport


def retry(desk: Desk, progress: Progress = no_progress) -> list[FileReport]:
    """Take in every waiting package whose cause is gone; what was taken in waits no longer. One
    that is refused again stays, with its error in the report."""
    desk.actor.require(Duty.EXCHANGE)
    reports = []
    for one in quarantine.held(desk):
        if one.reason != quarantine.READY:
            continue
        try:
            reports += exchanging.import_files(desk, [one.file], progress=progress)
        except GridCreditError as error:
            reports.append(FileReport(one.file, "refused", error=error))
        else:
            quarantine.let_go(one)
    return reports
