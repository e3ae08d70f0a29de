"""When things were entered here, by this installation's own clock."""

from __future__ import annotations

from sqlalchemy.orm import Session

from gridcredit.wire import read

_LATELY = 500  # entries looked at: a clock that ran ahead once is forgotten in the end


def entered_lately(session: Session) -> list[str]:
    """The times (local ISO) at which this installation wrote its latest entries; others' clocks
    have no say."""
    found = session.connection().exec_driver_sql(
        "SELECT body FROM revision WHERE node = (SELECT id FROM node WHERE kinship = 'self')"
        f" ORDER BY seq DESC LIMIT {_LATELY}"
    )
    return [read(body).at for (body,) in found]
