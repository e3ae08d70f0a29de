"""Moving a district's tables from its file to a database server, where several people work."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Clock, NewId, desk_with_key, key_of
from gridcredit.operations.workspace.keeping import Check, Health
from gridcredit.operations.workspace.signing_in import come_in
from gridcredit.store.workspace import accounts, audit


def move(
    folder: Path,
    login: str,
    passphrase: str,
    server: str,
    clock: Clock,
    new_id: NewId,
    progress: Progress = no_progress,
    by_street: bool = False,
) -> Health:
    """Copy every table to the empty database of a URL, read all back, and work there from then on.
    The file stays beside, dated. Nobody may have the workspace open. `by_street`: the journal lies
    there in one partition for each street.

    Only a district: streets and grids hold what only an encrypted file may hold. Raises what
    `come_in` raises, BadValue, WorkspaceBusy, WorkspaceExists, ServerAway, ServerRefused.
    """
    desk = come_in(folder, login, passphrase, clock, new_id, {"by": "terminal"})
    try:
        desk.actor.require(Duty.MAINTAIN)
        if desk.office is not Office.DISTRICT:
            raise BadValue("database", "", "district_only")
        if desk.database.backing.is_shared:
            raise BadValue("database", "", "on_server_already")
    finally:
        desk.close()
    # The driver is slow to load, and hardly anybody has a server.
    from gridcredit.store.workspace import relocating

    key, who = desk.database.key, desk.actor.login
    kept = _free_name(folder, f"gridcredit-moved-{clock().date().isoformat()}")
    rows = relocating.to_server(folder, key, server, kept, progress, by_street)
    desk = desk_with_key(folder, key, who, clock, new_id)
    try:
        with desk.writing() as session:
            audit.log(session, who, "move", {"rows": rows})
    finally:
        desk.close()
    checks = (Check("copied", True, str(rows)), Check("read_back", True), Check("kept", True, kept))
    return Health(checks, folder / kept)


def address(folder: Path, login: str, passphrase: str, clock: Clock) -> str:
    """The URL of the server of a workspace, without its password; the server need not answer.
    Raises what signing in raises, and BadValue where the tables lie in a file."""
    from gridcredit.store.workspace import relocating

    _, key = key_of(folder, passphrase, clock, login)
    return relocating.address(folder, key)


def change_address(
    folder: Path, login: str, passphrase: str, server: str, clock: Clock, new_id: NewId
) -> str:
    """Look for the workspace's tables at another URL from now on, once they were found there; the
    one before need not answer. Returns the URL without its password.

    Raises what signing in raises, BadValue, ServerAway, ServerRefused, DatabaseTooNew; then nothing
    was changed.
    """
    from gridcredit.store.workspace import relocating

    who, key = key_of(folder, passphrase, clock, login)
    with closing(relocating.at_address(folder, key, server)) as database:
        with database.reading() as session:
            actor = accounts.get(session, who)
        actor.require(Duty.MAINTAIN)
        shown = relocating.change_address(database, server)
    with closing(desk_with_key(folder, key, who, clock, new_id)) as desk, desk.writing() as session:
        audit.log(session, who, "server_address", {"server": shown})
    return shown


def _free_name(folder: Path, stem: str) -> str:
    name, number = f"{stem}.db", 1
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}.db"
    return name
