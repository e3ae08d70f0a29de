"""The first opening by another program than the one before: what waited for it is taken in."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import StorageFailed
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.store.exchange import upgrading
from gridcredit.store.journal import nodes
from gridcredit.store.workspace import audit

if TYPE_CHECKING:
    from gridcredit.operations.exchange.filereport import FileReport


def catch_up(desk: Desk, progress: Progress = no_progress) -> list[FileReport]:
    """Try again what was set aside and the packages kept whole, show what the journal has of fields
    that are known now, and send up again what was left out for not being known.

    Called whenever a workspace is opened; costs a look where the program is the one of last time.
    Returns what became of the packages, which only those who may exchange take in. A disk that
    refuses leaves all of it to the next opening.
    """
    with desk.reading() as session:
        if upgrading.is_current(session):
            return []
    with suppress(StorageFailed):
        with desk.writing() as session:
            caught = upgrading.catch_up(session)
            if caught.retried or caught.records or caught.again:
                facts = {"retried": caught.retried, "records": caught.records}
                audit.log(session, desk.actor.login, "caught_up", facts | {"again": caught.again})
        if desk.actor.may(Duty.EXCHANGE) and desk.node.state == nodes.ACTIVE:
            from gridcredit.operations.exchange import quarantine_release

            return quarantine_release.retry(desk, progress)
    return []
