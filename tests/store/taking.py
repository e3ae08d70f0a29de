"""Lines made up and merged: what tests of merging share."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import text

from gridcredit.domain.journal import ADD, SET, Revision
from gridcredit.store.engine.database import Database
from gridcredit.store.exchange.merging import Merged, merge
from gridcredit.wire import encode
from tests.store.invented import PEN

SENDER, CARRIER = UUID(int=21), UUID(int=22)
ROWS = (UUID(int=101), UUID(int=102))
HOME, AWAY = UUID(int=201), UUID(int=202)


def everywhere(_code: str) -> bool:
    return True


def take(
    db: Database,
    lines: list[bytes],
    via: UUID = SENDER,
    allowed: Callable[[str], bool] = everywhere,
) -> Merged:
    with db.writing(PEN) as s:
        return merge(s, lines, via, allowed)


def lines_of(db: Database) -> list[bytes]:
    with db.reading() as s:
        return list(s.scalars(text("SELECT body FROM revision ORDER BY arrival")))


def revision(seq: int, op: str, row: UUID, **more: object) -> Revision:
    made = Revision(
        node=SENDER, seq=seq, counter=seq, author="w", entity="household", row=row,
        area="G1", op=op, new={"dwelling": HOME.hex} if op == ADD else {},
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def add(seq: int = 1, row: UUID = ROWS[0], **more: object) -> bytes:
    return encode(revision(seq, ADD, row, **more))


def change(seq: int, row: UUID = ROWS[0], **new: object) -> bytes:
    return encode(revision(seq, SET, row, new=new))
