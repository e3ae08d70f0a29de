"""Verbs that make workspaces and enrol them: init, enrol."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit.cli.verb import Call, Outcome, Verb, option
from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import NotFound
from gridcredit.operations import enrolling, holding, revoking
from gridcredit.store.nodes import Node


def _init(call: Call) -> Outcome:
    a = call.arguments
    desk = call.keep(
        enrolling.start_district(
            call.folder,
            a.area,
            a.areas,
            a.name,
            call.passphrase(),
            call.clock,
            call.new_id,
            login=a.login or "district",
            suite=Suite(a.suite),
            token=a.token,
            server=a.database,
        )
    )
    return Outcome(_node(desk.node) | {"fingerprint": enrolling.fingerprint(desk)})


def _request(call: Call) -> Outcome:
    a = call.arguments
    desk = call.keep(
        enrolling.request_place(
            call.folder,
            Office(a.role),
            a.area,
            a.name,
            a.out,
            call.passphrase(),
            call.clock,
            call.new_id,
            login=a.login or a.role,
            token=a.token,
        )
    )
    return Outcome(
        {
            "node": str(desk.node.id),
            "fingerprint": enrolling.fingerprint(desk),
            "request": str(a.out),
        }
    )


def _approve(call: Call) -> Outcome:
    desk = call.desk()
    node = enrolling.approve(desk, call.arguments.file, call.arguments.out)
    tried = holding.retry(desk, call.progress)
    taken_in = sum(report.error is None for report in tried)
    return Outcome(_node(node) | {"certificate": str(call.arguments.out), "taken_in": taken_in})


def _renew(call: Call) -> Outcome:
    desk = call.desk()
    file = enrolling.write_request(desk, call.arguments.out)
    told = {"node": str(desk.node.id), "fingerprint": enrolling.fingerprint(desk)}
    return Outcome(told | {"request": str(file)})


def _accept(call: Call) -> Outcome:
    desk = call.desk()
    parent = enrolling.accept(desk, call.arguments.file)
    return Outcome(_node(desk.node) | {"parent": str(parent.id)})


def _revoke(call: Call) -> Outcome:
    try:
        node = UUID(call.arguments.node)
    except ValueError as error:
        raise NotFound("node", call.arguments.node) from error
    desk = call.desk()
    listed = enrolling.revoke(desk, node)
    out = call.arguments.out
    notice = str(revoking.write_notice(desk, node, out)) if out else None
    return Outcome([_listed(n) | {"notice": notice if n.id == node else None} for n in listed])


def _list(call: Call) -> Outcome:
    return Outcome([_listed(n) for n in enrolling.list_nodes(call.desk())])


def _node(node: Node) -> dict[str, Any]:
    return {"node": str(node.id), "role": node.office, "area": node.area}


def _listed(node: Node) -> dict[str, Any]:
    return {
        "node": str(node.id),
        "name": node.name,
        "role": node.office,
        "area": node.area,
        "state": node.state,
    }


_TOKEN = option(
    "--token", default="", metavar="NAME", help="what holds the keys, when software shall not"
)

VERBS = [
    Verb(
        "init",
        "make a district workspace, the root of trust",
        _init,
        (
            option("--role", choices=("district",), default="district"),
            option("--area", required=True, metavar="CODE"),
            option("--areas", required=True, type=Path, metavar="FILE.csv"),
            option("--name", required=True),
            option("--suite", choices=[suite.value for suite in Suite], default=Suite.A.value),
            _TOKEN,
            option("--database", default="", metavar="URL"),
        ),
    ),
    Verb(
        "enrol request",
        "make a workspace that waits for its certificate",
        _request,
        (
            option("--role", choices=("street", "grid"), required=True),
            option("--area", required=True, metavar="CODE"),
            option("--name", required=True),
            option("--out", required=True, type=Path, metavar="FILE.gcreq"),
            _TOKEN,
        ),
    ),
    Verb(
        "enrol approve",
        "sign a child's request; the certificate carries what the child needs to start",
        _approve,
        (
            option("file", type=Path, metavar="FILE.gcreq"),
            option("--out", required=True, type=Path, metavar="FILE.gccert"),
        ),
    ),
    Verb(
        "enrol accept",
        "take the certificate in and start",
        _accept,
        (option("file", type=Path, metavar="FILE.gccert"),),
    ),
    Verb(
        "enrol renew",
        "write the request again, where the certificate was revoked",
        _renew,
        (option("--out", required=True, type=Path, metavar="FILE.gcreq"),),
    ),
    Verb(
        "enrol revoke",
        "end a child's certificate",
        _revoke,
        (
            option("node", metavar="NODE"),
            option("--out", type=Path, metavar="DIR", help="where the notice is written"),
        ),
    ),
    Verb("enrol list", "the installations known here", _list),
]
