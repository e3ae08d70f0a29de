"""What went over each link and what came: numbers, receipts, imports, what was set aside."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from gridcredit.domain.errors import NotFound
from gridcredit.domain.runs import Run, left_out
from gridcredit.store.engine.snapshots import is_held, remembered
from gridcredit.store.engine.transaction import current
from gridcredit.store.journal import link_state, nodes, preferences
from gridcredit.store.schema.tables import ImportRow, SentRow, SetAsideRow

_RETURN = "return"
_IS_PACKAGE = ImportRow.file == ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A package written for a link; `upto` is the arrival of the last revision it considered."""

    to: UUID
    number: int
    sha256: str
    upto: int
    revisions: int
    files: int
    created_at: str
    file_name: str
    receipt_at: str | None = None  # none: no receipt has come


@dataclass(frozen=True, slots=True)
class Imported:
    """A package taken in; arrivals first..last are its own (0, 0: none). Of a register `file` is
    the name, and its sender is this installation."""

    id: UUID
    sender: UUID
    number: int
    sha256: str
    accepted: int
    same: int
    set_aside: int
    first: int
    last: int
    imported_at: str
    file: str = ""
    as_of: str = ""  # the moment or day that a package's content stands at; blank of early ones

    @property
    def is_register(self) -> bool:
        """Whether it was a household register, and no package."""
        return bool(self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Import(Imported):
    """The same with the receipt that was given; of a register there is none."""

    receipt: bytes


@dataclass(frozen=True, slots=True)
class SetAside:
    """A revision that waits outside; an unreadable one has a seq below 0."""

    node: UUID
    seq: int
    reason: str
    via: UUID
    import_id: UUID


def next_number(session: Session, to: UUID) -> int:
    """The number of the next package for a link, from 1, without gaps but for those of packages
    that were forgotten here (number_behind)."""
    last = session.scalar(select(func.max(SentRow.number)).where(SentRow.to == to.bytes))
    return max(int(last or 0), link_state.state(session, to).behind) + 1


def number_behind(session: Session, to: UUID, number: int) -> None:
    """Let the next package for a link bear a higher number: the other end has got that one."""
    if number >= next_number(session, to):
        link_state.note(session, to, replace(link_state.state(session, to), behind=number))


def chain_hash(session: Session, to: UUID) -> str:
    """The sha-256 of the last package written for a link; blank before the first."""
    asked = select(SentRow.sha256).where(SentRow.to == to.bytes)
    return session.scalar(asked.order_by(SentRow.number.desc()).limit(1)) or ""


def record_sent(session: Session, sent: Sent) -> None:
    """Note a package as written. Its number must be the next one."""
    if sent.number != next_number(session, sent.to):
        raise ValueError("package numbers have no gaps")
    session.add(
        SentRow(
            to=sent.to.bytes,
            number=sent.number,
            sha256=sent.sha256,
            upto=sent.upto,
            revisions=sent.revisions,
            files=sent.files,
            created_at=sent.created_at,
            file_name=sent.file_name,
        )
    )
    session.flush()
    current(session).topics.add("links")


def sent(session: Session, to: UUID) -> list[Sent]:
    """The packages written for a link, in their order."""
    asked = select(*_SENT).where(SentRow.to == to.bytes).order_by(SentRow.number)
    return [_sent(row) for row in session.execute(asked)]


@remembered
def all_sent(session: Session) -> dict[UUID, list[Sent]]:
    """The packages written, by their links, of each in their order."""
    asked = select(*_SENT).order_by(SentRow.to, SentRow.number)
    by_link = groupby(map(_sent, session.execute(asked)), lambda package: package.to)
    return {to: list(packages) for to, packages in by_link}


def receipts(session: Session, to: UUID, most: int | None = None) -> list[bytes]:
    """The receipts of the packages written for a link, that of the last package first."""
    asked = select(SentRow.receipt).where(SentRow.to == to.bytes, SentRow.receipt.is_not(None))
    found = session.scalars(asked.order_by(SentRow.number.desc()).limit(most))
    return [receipt for receipt in found if receipt is not None]


def last_receipt_at(session: Session, to: UUID) -> str:
    """When the newest receipt of a link came; blank before the first."""
    asked = select(func.max(SentRow.receipt_at)).where(SentRow.to == to.bytes)
    return session.scalar(asked) or ""


def find_sent(session: Session, to: UUID, number: int) -> Sent | None:
    """The package of that number, if it was written here."""
    asked = select(*_SENT).where(SentRow.to == to.bytes, SentRow.number == number)
    row = session.execute(asked).first()
    return _sent(row) if row else None


def sent_up_to(session: Session) -> int:
    """The arrival of the last revision that any package considered; 0 where none was written."""
    return int(session.scalar(select(func.max(SentRow.upto))) or 0)


def acknowledge(session: Session, to: UUID, number: int, receipt: bytes, at: str) -> None:
    """Note the receipt of a package; a second receipt changes nothing. Raises NotFound."""
    row = session.get(SentRow, (to.bytes, number))
    if row is None:
        raise NotFound("package", str(number))
    if row.receipt is None:
        row.receipt, row.receipt_at = receipt, at
        session.flush()
        current(session).topics.add("links")


@remembered
def acknowledged(session: Session, to: UUID) -> int:
    """The arrival up to which receipts of this link confirm; 0 before the first receipt, and since
    the other end lost what it had confirmed."""
    if is_held(session):
        since = restart(session, to)
        told = all_sent(session).get(to, ())
        heard = (p.upto for p in told if p.receipt_at is not None and p.number >= since)
        confirmed = max(heard, default=None)
    else:
        confirmed = session.scalar(_confirmed(session, to, SentRow.upto))
    if confirmed is None and restart(session, to) == 0:
        return link_state.state(session, to).begins_after
    return int(confirmed or 0)


def begin_as_another(session: Session, former: UUID, parent: UUID | None, upto: int) -> None:
    """This workspace is another node from now on (parting.py): every link of it begins at number
    1, the one upwards behind the arrival up to which the former node's receipts confirm. What was
    taken in can still be undone; it is kept as having come by the former node."""
    session.execute(delete(SentRow))
    session.execute(update(ImportRow).values(sender=former.bytes))
    link_state.begin_anew(session)
    preferences.drop(session, _RETURN)
    if parent is not None:
        upwards = replace(link_state.state(session, parent), begins_after=upto)
        link_state.note(session, parent, upwards)
        link_state.note(session, former, replace(link_state.state(session, former), above=parent))
    current(session).topics.update(("links", "imports"))


def formers(session: Session) -> dict[UUID, UUID]:
    """The nodes that this one was before, each with the office above it then."""
    return link_state.formers(session)


def confirmed_number(session: Session, to: UUID) -> int:
    """The number of the last package that a receipt confirms, as `acknowledged` counts them."""
    return int(session.scalar(_confirmed(session, to, SentRow.number)) or 0)


def _confirmed(session: Session, to: UUID, column: InstrumentedAttribute[int]) -> Select[Any]:
    return select(func.max(column)).where(
        SentRow.to == to.bytes,
        SentRow.receipt.is_not(None),
        SentRow.number >= restart(session, to),
    )


def restart(session: Session, to: UUID) -> int:
    """The number of the first package that the other end cannot have forgotten; 0: it never
    forgot any."""
    return link_state.state(session, to).restart


def begin_again(session: Session, to: UUID, number: int) -> None:
    """The other end was restored from a backup and may have forgotten the packages before a
    number: the next one carries everything again, whatever receipts of theirs still come."""
    if number > restart(session, to):
        link_state.note(session, to, replace(link_state.state(session, to), restart=number))


def begins_again(session: Session, to: UUID) -> bool:
    """Whether the next package for a link carries everything again."""
    return restart(session, to) > 0 and acknowledged(session, to) == 0


def come_back(session: Session) -> None:
    """This workspace was restored from a backup: what its neighbours sent it since is gone, and
    they are to hear of it. The next package for each carries everything and the name of this
    return, which no two have in common."""
    preferences.put(session, _RETURN, secrets.token_hex(32))
    preferences.put(session, preferences.RESTORED, "1")  # perhaps while the first goes on elsewhere
    parent = nodes.parent(session)
    for node in [*([parent] if parent else []), *nodes.children(session)]:
        begin_again(session, node.id, next_number(session, node.id))


def last_return(session: Session) -> str:
    """The name of this workspace's last return from a backup; blank when there was none."""
    return preferences.get(session, _RETURN)


def gave_back(session: Session, sender: UUID) -> None:
    """Note that a package came that relies on nothing: since this workspace's last return its
    sender has sent all again that it wrote itself."""
    if name := last_return(session):
        link_state.note(session, sender, replace(link_state.state(session, sender), gave_back=name))


def gave_back_upto(session: Session, node: UUID) -> int | None:
    """The highest number that a node's own packages brought; None while it has not sent all again
    since this workspace's last return."""
    name = link_state.state(session, node).gave_back
    if not name or name != last_return(session):
        return None
    ask = session.connection().exec_driver_sql
    asked = "SELECT max(seq) FROM revision WHERE node = ? AND via = ?"
    return int(ask(asked, (node.bytes, node.bytes)).scalar() or 0)


def returns_of(session: Session, sender: UUID) -> list[str]:
    """The returns from backups that a sender has reported, in the order they were heard."""
    return list(link_state.state(session, sender).returns)


def came_back(session: Session, sender: UUID, name: str) -> bool:
    """Note the return that a sender reports; whether it is one not heard of before."""
    known = link_state.state(session, sender)
    if not name or name in known.returns:
        return False
    link_state.note(session, sender, replace(known, returns=(*known.returns, name)))
    return True


def record_import(session: Session, imported: Import) -> None:
    """Note a package or a register as taken in."""
    ids = {"id": imported.id.bytes, "sender": imported.sender.bytes}
    session.add(ImportRow(**asdict(imported) | ids))
    session.flush()
    current(session).topics.add("imports")


def find_import(session: Session, sha256: str) -> Import | None:
    """The import of exactly this package, if it was taken in before."""
    asked = select(ImportRow).where(ImportRow.sha256 == sha256, _IS_PACKAGE)
    row = session.scalar(asked.limit(1))
    return _import(row) if row else None


def find_import_number(session: Session, sender: UUID, number: int) -> Import | None:
    """The import of a sender's package of that number."""
    asked = select(ImportRow).where(ImportRow.sender == sender.bytes, ImportRow.number == number)
    row = session.scalar(asked.where(_IS_PACKAGE).limit(1))
    return _import(row) if row else None


def get_import(session: Session, identity: UUID) -> Import:
    """The import of that id. Raises NotFound."""
    row = session.get(ImportRow, identity.bytes)
    if row is None:
        raise NotFound("import", str(identity))
    return _import(row)


def imports(session: Session, sender: UUID | None = None) -> list[Imported]:
    """The packages taken in, from one sender or from all, oldest first."""
    asked = select(*_IMPORTED).order_by(ImportRow.imported_at, ImportRow.number).where(_IS_PACKAGE)
    if sender is not None:
        asked = asked.where(ImportRow.sender == sender.bytes)
    return [_imported(row) for row in session.execute(asked)]


def registers(session: Session) -> list[Imported]:
    """The registers taken in, oldest first; they are numbered from 1."""
    asked = select(*_IMPORTED).where(~_IS_PACKAGE).order_by(ImportRow.number)
    return [_imported(row) for row in session.execute(asked)]


def last_import_at(session: Session, sender: UUID) -> str:
    """When the newest package of a sender was taken in; blank before the first."""
    asked = select(func.max(ImportRow.imported_at)).where(ImportRow.sender == sender.bytes)
    return session.scalar(asked.where(_IS_PACKAGE)) or ""


def last_number(session: Session, sender: UUID) -> int:
    """The highest package number taken in from a sender; 0 before the first."""
    asked = select(func.max(ImportRow.number)).where(ImportRow.sender == sender.bytes)
    return int(session.scalar(asked.where(_IS_PACKAGE)) or 0)


def gaps(session: Session, sender: UUID) -> list[Run]:
    """The numbers below the highest that never came from a sender; later ones healed them."""
    asked = select(ImportRow.number).where(ImportRow.sender == sender.bytes, _IS_PACKAGE)
    return left_out(session.scalars(asked.distinct().order_by(ImportRow.number)))


def numbers(session: Session) -> dict[UUID, list[int]]:
    """The numbers of the packages taken in, by their senders, in ascending order."""
    asked = select(ImportRow.sender, ImportRow.number).where(_IS_PACKAGE).distinct()
    rows = session.execute(asked.order_by(ImportRow.sender, ImportRow.number))
    by_sender = groupby(rows, lambda row: row.sender)
    return {UUID(bytes=sender): [row.number for row in some] for sender, some in by_sender}


def set_aside(session: Session, import_id: UUID | None = None) -> list[SetAside]:
    """The revisions that wait outside, of one import or of all."""
    asked = select(SetAsideRow).order_by(SetAsideRow.node, SetAsideRow.seq)
    if import_id is not None:
        asked = asked.where(SetAsideRow.import_id == import_id.bytes)
    return [
        SetAside(UUID(bytes=r.node), r.seq, r.reason, UUID(bytes=r.via), UUID(bytes=r.import_id))
        for r in session.scalars(asked)
    ]


def set_aside_count(session: Session) -> int:
    """How many revisions wait outside."""
    return int(session.scalar(select(func.count()).select_from(SetAsideRow)) or 0)


def last_held(session: Session, node: UUID) -> int:
    """The highest number of an installation's revisions that are held here, however many; 0 for
    none."""
    ask = session.connection().exec_driver_sql
    found = ask("SELECT max(seq) FROM revision WHERE node = ?", (node.bytes,)).scalar()
    return int(found or 0)


def _sent(row: Sequence[Any]) -> Sent:
    to, *values = row
    return Sent(UUID(bytes=to), *values)


def _imported(row: Sequence[Any]) -> Imported:
    identity, sender, *values = row
    return Imported(UUID(bytes=identity), UUID(bytes=sender), *values)


def _import(row: ImportRow) -> Import:
    values = (getattr(row, field.name) for field in fields(Imported))
    return Import(**asdict(_imported(tuple(values))), receipt=row.receipt)


_SENT = [getattr(SentRow, field.name) for field in fields(Sent)]
_IMPORTED = [getattr(ImportRow, field.name) for field in fields(Imported)]
