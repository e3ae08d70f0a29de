"""What offices' programs write for each other around an exchange, so that people need not."""

from __future__ import annotations

from gridcredit.domain.codes import Office
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.duplicates import hints, marking
from gridcredit.operations.pledges import disposing
from gridcredit.operations.stars import honours
from gridcredit.operations.trust import peer_streets
from gridcredit.store.engine.database import Session
from gridcredit.store.engine.transaction import current
from gridcredit.store.exchange import erasing
from gridcredit.store.journal import nodes
from gridcredit.store.journal.nodes import Node
from gridcredit.store.register import duplicate_hints


def before_sending(
    desk: Desk, session: Session, to: Node, progress: Progress = no_progress
) -> None:
    """Write what the package to a neighbour should carry beside people's own work: marks on the
    way up from a street, and honours; certificates and hints on the way down to one."""
    if to.kinship == nodes.PARENT:
        marking.mark_people(desk, session, progress)
        honours.keep_honours(desk, session)
    elif to.office == Office.STREET:
        peer_streets.tell(session)
        hints.refresh_hints(desk, session)


def after_taking_in(desk: Desk, session: Session, progress: Progress = no_progress) -> None:
    """Write what follows from what a package brought; on the way out it counts as unsent then."""
    touched: dict[str, set[bytes]] = current(session).touched
    if touched.keys() & disposing.NAMES_SCANS:
        disposing.erase_disposed(desk, session)
    if desk.office is Office.DISTRICT:
        peer_streets.tell(session)
        hints.refresh_hints(desk, session, duplicate_hints.residents_told_of(session, touched))
        for name in erasing.KEPT_IN_LISTS:
            erasing.forget(session, name, touched.get(name, ()))
        return
    if touched.keys() & marking.ARRIVING:
        marking.mark_people(desk, session, progress)
    if touched.keys() & honours.ARRIVING:
        honours.keep_honours(desk, session)


def after_undoing(desk: Desk, session: Session) -> None:
    """Write what follows from an import that was undone, or taken in again."""
    honours.keep_honours(desk, session)
