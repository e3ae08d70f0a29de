"""Choices of this workspace that never travel: texts by key."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from gridcredit.store.engine import snapshots
from gridcredit.store.engine.transaction import current
from gridcredit.store.schema.tables import PreferenceRow

HOME_MACHINE = "home_machine"
"""The machine a workspace was used at last, as a keyed digest."""
COPIED_AT = "copied_at"
"""The last number before it stood elsewhere; until somebody says whether it moved or is a copy."""
RESTORED = "restored"
"""Came from a backup, and was not used since where nothing had to be asked."""

OLDER = "older"
"""Stands in its own place, but is older than what was told from there; it is undecided then too."""
NOTED = "noted"
"""The arrival up to which a note outside the workspace tells what it told others."""

PLACE = (HOME_MACHINE, COPIED_AT, RESTORED, OLDER, NOTED)
"""What is known of the place of an installation; another one begins without."""


def get(session: Session, key: str, default: str = "") -> str:
    """The value chosen for a key, or the default."""
    if snapshots.is_held(session):
        return everything(session).get(key, default)
    # Asked so often that the way through the mapper would be a tenth of an exchange.
    asked = session.connection().exec_driver_sql(
        "SELECT value FROM preference WHERE key = ?", (key,)
    )
    found = asked.scalar()
    return default if found is None else str(found)


def put(session: Session, key: str, value: str) -> None:
    """Choose a value."""
    session.merge(PreferenceRow(key=key, value=value))
    session.flush()
    current(session).topics.add("preferences")


def drop(session: Session, key: str) -> None:
    """Go back to the default."""
    session.execute(delete(PreferenceRow).where(PreferenceRow.key == key))
    current(session).topics.add("preferences")


@snapshots.remembered
def everything(session: Session) -> dict[str, str]:
    """All values that were chosen."""
    return {row.key: row.value for row in session.scalars(select(PreferenceRow))}
