"""Verbs that make workspaces and enrol them: init, enrol."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from gridcredit import paths
from gridcredit.cli import confirming
from gridcredit.cli.verb import Answer, Call, Verb, coded, option
from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import NotFound
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import quarantine_release
from gridcredit.operations.installation.founding import Fill
from gridcredit.operations.trust import enrolling, fingerprints, inviting, revoking
from gridcredit.operations.trust.fingerprints import Above
from gridcredit.store.journal.nodes import Node


def _init(call: Call) -> Answer:
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
    return Answer(_node(desk.node) | {"fingerprint": enrolling.fingerprint(desk)})


def _request(call: Call) -> Answer:
    a = call.arguments
    office, area, fill = _place_asked(call)
    desk = call.keep(
        enrolling.request_place(
            call.folder,
            office,
            area,
            a.name,
            a.out,
            call.passphrase(),
            call.clock,
            call.new_id,
            login=a.login or office.value,
            token=a.token,
            fill=fill,
        )
    )
    return Answer(_asked(desk, a.out))


def _asked(desk: Desk, request: Path) -> dict[str, Any]:
    parent, root = inviting.inviter(desk) or (Above(), Above())
    return {
        "node": str(desk.node.id),
        "fingerprint": enrolling.fingerprint(desk),
        "parent_fingerprint": parent.fingerprint or None,
        "root_fingerprint": root.fingerprint or None,
        "request": str(request),
    }


def _place_asked(call: Call) -> tuple[Office, str, Fill | None]:
    """Which place is asked for: the one of an invitation, or the role and area that were given."""
    a = call.arguments
    if a.invitation is None:
        if a.role is None or a.area is None:
            call.wrong_usage("--invitation, or --role and --area, are required")
        return Office(a.role), a.area, None
    if a.role is not None or a.area is not None:
        call.wrong_usage("--invitation names role and area; give neither")
    invitation, remember = inviting.remembered(a.invitation)
    return invitation.office, invitation.area, remember


def _invite(call: Call) -> Answer:
    a = call.arguments
    shown = inviting.invite(call.desk(), a.area, a.out)
    told = {"role": shown.office.value, "area": shown.area, "invitation": str(a.out)}
    return Answer(told | shown.fingerprints)


def _show(call: Call) -> Answer:
    desk = call.desk() if paths.is_workspace(call.folder) else None
    shown = fingerprints.show(call.arguments.file, desk)
    return Answer(confirming.told(shown) | shown.fingerprints)


def _approve(call: Call) -> Answer:
    desk, file, out = call.desk(), call.arguments.file, call.arguments.out
    shown = enrolling.check_request(desk, file)
    confirming.confirm(call, shown)
    node = enrolling.approve(desk, file, out, shown)
    taken_in = quarantine_release.count_taken_in(desk, call.progress)
    told = _node(node) | {"certificate": str(out), "taken_in": taken_in}
    return Answer(told | shown.fingerprints)


def _renew(call: Call) -> Answer:
    desk, invitation = call.desk(), call.arguments.invitation
    if invitation is not None:
        inviting.invite_anew(desk, invitation)
    file = enrolling.write_request(desk, call.arguments.out)
    return Answer(_asked(desk, file))


def _accept(call: Call) -> Answer:
    desk, file = call.desk(), call.arguments.file
    shown = enrolling.check_certificate(desk, file)
    confirming.confirm(call, shown)
    parent = enrolling.accept(desk, file, shown)
    return Answer(_node(desk.node) | {"parent": str(parent.id)} | shown.fingerprints)


def _revoke(call: Call) -> Answer:
    try:
        node = UUID(call.arguments.node)
    except ValueError as error:
        raise NotFound("node", call.arguments.node) from error
    desk = call.desk()
    listed = enrolling.revoke(desk, node)
    out = call.arguments.out
    notice = str(revoking.write_notice(desk, node, out)) if out else None
    return Answer([_listed(n) | {"notice": notice if n.id == node else None} for n in listed])


def _list(call: Call) -> Answer:
    return Answer([_listed(n) for n in enrolling.list_nodes(call.desk())])


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

_CONFIRMED = (
    option(
        "--fingerprint",
        default="",
        metavar="T",
        help="the fingerprint that was read out; refused where the file has another",
    ),
    option("--yes", action="store_true", help="the fingerprints were compared already"),
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
            coded("--role", of=(Office.STREET, Office.VILLAGE, Office.GRID)),
            option("--area", metavar="CODE"),
            option(
                "--invitation",
                type=Path,
                metavar="FILE.gcinv",
                help="names role and area instead, and the office that the certificate comes from",
            ),
            option("--name", required=True),
            option("--out", required=True, type=Path, metavar="FILE.gcreq"),
            _TOKEN,
        ),
    ),
    Verb(
        "enrol invite",
        "write the invitation with which a child asks for its place, without typing codes",
        _invite,
        (
            option("--area", required=True, metavar="CODE"),
            option("--out", required=True, type=Path, metavar="FILE.gcinv"),
        ),
    ),
    Verb(
        "enrol show",
        "what a request, certificate or invitation says, and the fingerprints to compare",
        _show,
        (option("file", type=Path, metavar="FILE"),),
    ),
    Verb(
        "enrol approve",
        "sign a child's request; the certificate carries what the child needs to start",
        _approve,
        (
            option("file", type=Path, metavar="FILE.gcreq"),
            option("--out", required=True, type=Path, metavar="FILE.gccert"),
            *_CONFIRMED,
        ),
    ),
    Verb(
        "enrol accept",
        "take the certificate in and start",
        _accept,
        (option("file", type=Path, metavar="FILE.gccert"), *_CONFIRMED),
    ),
    Verb(
        "enrol renew",
        "write the request again, where the certificate was revoked or is still awaited",
        _renew,
        (
            option("--out", required=True, type=Path, metavar="FILE.gcreq"),
            option(
                "--invitation",
                type=Path,
                metavar="FILE.gcinv",
                help="the office that the certificate comes from, where it has changed",
            ),
        ),
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
