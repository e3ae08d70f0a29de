"""Where a workspace lives: it notices that it stands on another machine, or beside the folder that
it was copied from, itself or from a backup, and a person says whether it moved or is a copy."""

from __future__ import annotations

import hmac
import json
from contextlib import suppress
from pathlib import Path

from gridcredit import machine, paths
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import CopyUndecided, NoParent, NotFound, StorageFailed
from gridcredit.operations import parting
from gridcredit.operations.desk import Desk
from gridcredit.placing import make_folder, placed
from gridcredit.store import audit, journal, nodes, preferences, vault
from gridcredit.store.database import Session
from gridcredit.store.preferences import COPIED_AT, HOME_MACHINE, RESTORED

SETTLED, UNDECIDED, COPIED = "settled", "undecided", "copied"
_NAMELESS = "-"


def look_around(desk: Desk) -> str:
    """Note where the workspace is used, or that this is not where it was used last; called when
    it is opened. Returns how it stands: settled, undecided, copied.

    Nothing is claimed where the machine has no name, nor of tables that many share.
    """
    if desk.database.backing.is_shared or desk.node.state == nodes.COPIED:
        return standing(desk)
    here = _machine(desk)
    with desk.reading() as session:
        known = preferences.get(session, HOME_MACHINE)
        if preferences.get(session, COPIED_AT):
            return UNDECIDED
    if known and ((_NAMELESS not in (known, here) and known != here) or _is_elsewhere(desk)):
        with desk.writing() as session:
            seq = journal.last_seq(session, desk.node.id)
            preferences.put(session, COPIED_AT, str(seq))
            audit.log(session, desk.actor.login, "copy_suspected", {"seq": seq})
        return UNDECIDED
    if known != here and (not known or here != _NAMELESS):
        with desk.writing() as session:
            preferences.put(session, HOME_MACHINE, here)
    _forget_return(desk)
    _note(desk)
    return SETTLED


def standing(desk: Desk) -> str:
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


def require_settled(desk: Desk, session: Session) -> None:
    """Raise CopyUndecided while nobody has said whether this is a copy: two of one installation
    must not both send."""
    if preferences.get(session, COPIED_AT):
        reason = "restored" if preferences.get(session, RESTORED) else ""
        raise CopyUndecided(desk.node.name, reason)


def moved(desk: Desk) -> None:
    """This is the workspace, for good, and nobody uses it where it came from. Raises NotFound
    when nothing is undecided."""
    desk.actor.require(Duty.EXCHANGE)
    with desk.writing() as session:
        _settle(desk, session)
        audit.log(session, desk.actor.login, "moved_here", {"node": str(desk.node.id)})
    _note(desk)


def is_copy(desk: Desk) -> None:
    """This is a copy, and the other goes on: it becomes an installation of its own, with what was
    written here since, and waits for its certificate. Raises NotFound, NoParent (there can be one
    district only), TokenFailed."""
    desk.actor.require(Duty.EXCHANGE)
    if desk.office is Office.DISTRICT:
        raise NoParent(desk.node.name)
    with desk.writing() as session:
        parting.part(desk, session, _settle(desk, session) + 1)
    desk.reload()
    _note(desk)


def _settle(desk: Desk, session: Session) -> int:
    """The last number of before it stood here."""
    at = preferences.get(session, COPIED_AT)
    if not at:
        raise NotFound("copy", desk.node.name)
    preferences.drop(session, COPIED_AT)
    preferences.drop(session, RESTORED)
    preferences.put(session, HOME_MACHINE, _machine(desk))
    return int(at)


def _forget_return(desk: Desk) -> None:
    """It came back to where it was used before: nothing is to be asked."""
    with desk.reading() as session:
        if not preferences.get(session, RESTORED):
            return
    with desk.writing() as session:
        preferences.drop(session, RESTORED)


def _machine(desk: Desk) -> str:
    """This machine, so that nobody without the workspace's key can tell which it is."""
    found = machine.identity()
    return _digest(desk, f"machine {found}") if found else _NAMELESS


def _is_elsewhere(desk: Desk) -> bool:
    """Whether the folder where this workspace was used last still holds it, and is another."""
    try:
        last = Path(json.loads(_file(desk).read_text("utf-8"))["folder"])
        if not paths.is_workspace(last) or last.samefile(desk.folder):
            return False
    except (OSError, ValueError, LookupError, TypeError):
        return False
    return vault.is_same(last, desk.folder)


def _note(desk: Desk) -> None:
    """Outside the workspace, so that a copy of it does not take it along."""
    told = json.dumps({"folder": str(desk.folder.resolve())})
    file = _file(desk)
    with suppress(StorageFailed, OSError):  # a home that cannot be written to: nothing is claimed
        if file.is_file() and file.read_text("utf-8") == told:
            return
        make_folder(file.parent)
        with placed(file) as part:
            part.write_text(told, "utf-8")


def _file(desk: Desk) -> Path:
    return machine.notes() / f"{_digest(desk, f'node {desk.node.id}')[:32]}.json"


def _digest(desk: Desk, text: str) -> str:
    return hmac.digest(desk.database.key, f"gridcredit {text}".encode(), "sha256").hex()
