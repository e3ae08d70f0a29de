"""Verbs of who may sign in here: accounts list, add, link, close."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain.codes import Role
from gridcredit.operations.desk import Desk
from gridcredit.operations.workspace import accounts
from gridcredit.operations.workspace.accounts import Account


def _list(call: Call) -> Answer:
    return _everybody(call.desk())


def _add(call: Call) -> Answer:
    a = call.arguments
    resident = _resident(a.resident)
    desk = call.desk()
    passphrase = call.new_passphrase(a.passphrase_file)
    accounts.add_account(desk, a.account, a.name, a.role, passphrase, resident)
    return _everybody(desk)


def _link(call: Call) -> Answer:
    a = call.arguments
    resident = _resident(a.resident)
    desk = call.desk()
    accounts.link_account(desk, a.account, resident)
    return _everybody(desk)


def _close(call: Call) -> Answer:
    desk = call.desk()
    accounts.close_account(desk, call.arguments.account)
    return _everybody(desk)


def _resident(text: str) -> UUID | None:
    return uuid_of("resident", text) if text else None


def _everybody(desk: Desk) -> Answer:
    return Answer([_account(one) for one in accounts.list_accounts(desk, with_closed=True)])


def _account(account: Account) -> dict[str, Any]:
    return {
        "login": account.login,
        "name": account.name,
        "role": account.role.value,
        "state": account.state,
        "resident": str(account.resident) if account.resident else None,
    }


_LOGIN = option("account", metavar="LOGIN")

VERBS = [
    Verb("accounts list", "who may sign in here, and who no more", _list),
    Verb(
        "accounts add",
        "let one more person sign in",
        _add,
        (
            _LOGIN,
            option("--name", required=True, metavar="T"),
            coded("--role", of=Role, required=True, help="one of the posts of this office"),
            option("--resident", default="", metavar="ID", help="who of the register that is"),
            option(
                "--passphrase-file",
                type=Path,
                metavar="FILE",
                help="holds the first passphrase; without it a terminal asks",
            ),
        ),
    ),
    Verb(
        "accounts link",
        "say who of the register an account is",
        _link,
        (
            _LOGIN,
            option("--resident", required=True, metavar="ID", help="blank: nobody that is known"),
        ),
    ),
    Verb("accounts close", "let nobody sign in by a login any more", _close, (_LOGIN,)),
]
