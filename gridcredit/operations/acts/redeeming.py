"""Entries of the desk where points are redeemed: vouchers, and what is brought back of them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import BadValue
from gridcredit.operations.acts.fields import Act, Entry, day, identity, text, texts
from gridcredit.operations.credit.redeeming import RedeemForm, keep_redeemed
from gridcredit.operations.credit.returning import ReturnForm, keep_returned
from gridcredit.operations.desk import Desk
from gridcredit.store.engine.database import Session


def basket(told: tuple[str, ...]) -> list[tuple[str, int]]:
    """Goods as a person types them, CODE=N each. Raises BadValue."""
    found = []
    for one in told:
        code, _, count = one.rpartition("=")
        if not code or not count.isascii() or not count.isdecimal() or len(count) > 9:
            raise BadValue("goods", one, "code_and_count")
        found.append((code, int(count)))
    return found


def _basket(entry: Entry) -> list[tuple[str, int]]:
    """A list of CODE=N, or an object with a number by code."""
    told = entry.get("goods")
    if isinstance(told, Mapping):
        return basket(tuple(f"{code}={count}" for code, count in told.items()))
    return basket(texts(entry, "goods"))


def _request(entry: Entry) -> UUID | None:
    return request_of(text(entry, "request")) if entry.get("request") else None


def request_of(told: str) -> UUID:
    """The id that a request names itself by. Raises BadValue."""
    try:
        return UUID(told)
    except ValueError as error:
        raise BadValue("request", told, "wrong_form") from error


def _redeem(desk: Desk, session: Session, entry: Entry) -> UUID:
    form = RedeemForm(
        identity(entry, "household"),
        _basket(entry),
        identity(entry, "by", "resident"),
        day(entry, "on") if entry.get("on") else None,
        _request(entry),
    )
    return keep_redeemed(desk, session, form).id


def _return(desk: Desk, session: Session, entry: Entry) -> UUID:
    form = ReturnForm(
        text(entry, "voucher"), _basket(entry), text(entry, "reason"), _request(entry)
    )
    return keep_returned(desk, session, form).id


ACTS = {
    "redeem": Act(Duty.REDEEM, _redeem),
    "redeem.return": Act(Duty.REDEEM, _return),
}
