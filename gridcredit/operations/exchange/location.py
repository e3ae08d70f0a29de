"""Where a workspace lives: it notices that it stands on another machine, or beside the folder that
it was copied from, itself or from a backup, and a person says whether it moved or is a copy."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from gridcredit import paths
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import CopyUndecided, NoParent, NoteUnwritten, NotFound, StorageFailed
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import continuity
from gridcredit.operations.exchange.continuity import NAMELESS, Note
from gridcredit.operations.installation import parting
from gridcredit.store.engine.database import Session
from gridcredit.store.exchange import links
from gridcredit.store.journal import nodes, numbering, preferences
from gridcredit.store.journal.preferences import COPIED_AT, HOME_MACHINE, NOTED, OLDER, RESTORED
from gridcredit.store.workspace import audit, vault

SETTLED, UNDECIDED, COPIED = "settled", "undecided", "copied"


def check_location(desk: Desk) -> str:
    """Note where the workspace is used, or that this is not where it was used last, or not as it
    was then; called when it is opened and before it exports. Returns how it stands: settled,
    undecided, copied.

    Nothing is claimed where the machine has no name, nor of tables that many share. A workspace
    that never left a note is not asked about for having none.
    """
    desk.has_looked = True
    if desk.database.backing.is_shared or desk.node.state == nodes.COPIED:
        return state(desk)
    try:
        note = continuity.read(desk)
    except NoteUnwritten:  # nothing is claimed; nothing is exported either (continuity.Proof)
        return state(desk)
    with desk.reading() as session:
        if preferences.get(session, COPIED_AT):
            return UNDECIDED
        is_doubtful = _is_doubtful(desk, session, note)
        is_older = not is_doubtful and _is_older(session, note)
    if is_doubtful or is_older:
        _suspect(desk, is_older)
        return UNDECIDED
    _settle_in(desk)
    return SETTLED


def _is_doubtful(desk: Desk, session: Session, note: Note | None) -> bool:
    """Whether it was used elsewhere, or on a machine that cannot tell."""
    here, known = continuity.this_machine(desk), preferences.get(session, HOME_MACHINE)
    if note is None:
        is_lost = bool(preferences.get(session, NOTED))
        return is_lost or (bool(known) and _differ(known, here))
    if known and (_differ(known, here) or _holds_another(desk, Path(note.folder))):
        return True
    return _differ(note.machine, here)


def _is_older(session: Session, note: Note | None) -> bool:
    """Whether more was sent from this place than stands in the workspace: an earlier state of the
    folder was put back. After a restore that is known, and numbers have leapt."""
    if note is None or preferences.get(session, RESTORED):
        return False
    return note.arrival > max(numbering.last_arrival(session), continuity.noted(session))


def _suspect(desk: Desk, is_older: bool) -> None:
    with desk.writing() as session:
        seq = numbering.last_seq(session, desk.node.id)
        preferences.put(session, COPIED_AT, str(seq))
        if is_older:  # whatever is entered meanwhile bears numbers that were never given
            numbering.leap(session, desk.node.id)
            links.come_back(session)
            preferences.drop(session, RESTORED)
            preferences.put(session, OLDER, "1")
        act = "older_suspected" if is_older else "copy_suspected"
        audit.log(session, desk.actor.login, act, {"seq": seq})


def _settle_in(desk: Desk) -> None:
    """Note that it is used here, as far as that can be written down. What was sent before there
    were notes is noted with it."""
    here = continuity.this_machine(desk)
    with desk.reading() as session:
        known, told = preferences.get(session, HOME_MACHINE), links.sent_up_to(session)
        came_back = bool(preferences.get(session, RESTORED))
        arrival = max(continuity.noted(session), min(told, numbering.last_arrival(session)))
        is_noted = bool(preferences.get(session, NOTED))
    is_new_home = known != here and (not known or here != NAMELESS)
    is_written = False
    with suppress(StorageFailed):  # a home that cannot be written to: nothing is claimed
        continuity.write(desk, arrival)
        is_written = True
    has_sent = is_written and arrival > 0 and not is_noted
    if is_new_home or came_back or has_sent:
        with desk.writing() as session:
            if is_new_home:
                preferences.put(session, HOME_MACHINE, here)
            if has_sent:
                preferences.put(session, NOTED, str(arrival))
            preferences.drop(session, RESTORED)


def state(desk: Desk) -> str:
    """How the workspace stands: settled, undecided (moved, or a copy?), copied (another
    installation now, which waits for its certificate)."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        if nodes.own(session).state == nodes.COPIED:
            return COPIED
        return UNDECIDED if preferences.get(session, COPIED_AT) else SETTLED


def is_restored(desk: Desk) -> bool:
    """Whether what is undecided came from a backup, of which the first may still be in use."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return bool(preferences.get(session, COPIED_AT) and preferences.get(session, RESTORED))


def is_older(desk: Desk) -> bool:
    """Whether what is undecided stands in its place, but as it was before it last exported."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        return bool(preferences.get(session, COPIED_AT) and preferences.get(session, OLDER))


def place(desk: Desk) -> str:
    """How the workspace stands, and why that is undecided where it is known: older, restored."""
    with desk.snapshot() as still:
        if is_older(still):
            return OLDER
        return RESTORED if is_restored(still) else state(still)


def require_settled(desk: Desk, session: Session) -> None:
    """Raise CopyUndecided while nobody has said whether this is a copy: two of one installation
    must not both send."""
    if preferences.get(session, COPIED_AT):
        found = [reason for reason in (RESTORED, OLDER) if preferences.get(session, reason)]
        raise CopyUndecided(desk.node.name, found[0] if found else "")


def declare_moved(desk: Desk) -> None:
    """Declare that this is the workspace, for good, and that nobody uses it where it came from.
    Raises NotFound when nothing is undecided."""
    desk.actor.require(Duty.EXCHANGE)
    with desk.writing() as session:
        _settle(desk, session)
        audit.log(session, desk.actor.login, "moved_here", {"node": str(desk.node.id)})
    _settle_in(desk)


def declare_copy(desk: Desk) -> None:
    """Declare that this is a copy, and that the other goes on: it becomes an installation of its
    own, with what was written here since, and waits for its certificate. Raises NotFound, NoParent
    (there can be one district only), TokenFailed."""
    desk.actor.require(Duty.EXCHANGE)
    if desk.office is Office.DISTRICT:
        raise NoParent(desk.node.name)
    with desk.writing() as session:
        parting.part(desk, session, _settle(desk, session) + 1)
    desk.reload()
    _settle_in(desk)


def _settle(desk: Desk, session: Session) -> int:
    """The last number of before it stood here."""
    at = preferences.get(session, COPIED_AT)
    if not at:
        raise NotFound("copy", desk.node.name)
    for told in (COPIED_AT, RESTORED, OLDER, NOTED):
        preferences.drop(session, told)
    preferences.put(session, HOME_MACHINE, continuity.this_machine(desk))
    return int(at)


def _differ(one: str, other: str) -> bool:
    """Whether these are two machines; one without a name proves nothing."""
    return bool(one) and NAMELESS not in (one, other) and one != other


def _holds_another(desk: Desk, last: Path) -> bool:
    """Whether the folder where this workspace was used last still holds it, and is another."""
    try:
        if not paths.is_workspace(last) or last.samefile(desk.folder):
            return False
    except (OSError, ValueError):
        return False
    return vault.is_same(last, desk.folder)
