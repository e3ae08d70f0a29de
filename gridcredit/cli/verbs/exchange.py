"""Verbs of the exchange by files: export, import, copied, status, verify."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from gridcredit.cli.output import error_document
from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.cli.verbs.paper import printed, standing
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.runs import MOST_LISTED, count
from gridcredit.operations.exchange import (
    location,
    quarantine,
    quarantine_release,
    sending,
    situation,
    strangers,
    verifying,
)
from gridcredit.operations.exchange.filereport import (
    AlreadyKnown,
    CertificateEnded,
    Confirmed,
    Counted,
    FileReport,
    Noticed,
    Refused,
    TakenIn,
)
from gridcredit.operations.inbox import print_sheets, scan_sheets
from gridcredit.operations.inbox.scan_sheets import Gathered
from gridcredit.operations.trust import enrolling


def _export(call: Call) -> Answer:
    a = call.arguments
    to = uuid_of("node", a.to) if a.to else None
    desk = call.desk()
    sent = sending.export_package(desk, to, a.out, progress=call.progress)
    document = {
        "package": str(sent.path),
        "to": str(sent.to),
        "number": sent.number,
        "revisions": sent.revisions,
        "files": sent.files,
        "sha256": sent.sha256,
        "suite": sent.suite.value,
        "makeshift": sent.is_makeshift,
        "sheets": None,
    }
    if a.sheets is None:
        return Answer(document)
    try:  # the package is out, whatever becomes of the paper
        made = printed(print_sheets.print_sheets(desk, sent.path, a.sheets, call.progress))
    except GridCreditError as error:
        told = {"error": error_document(error, call.language)}
        return Answer(document | {"sheets": told}, problems=True)
    return Answer(document | {"sheets": made})


def _import(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    gathered, reports = scan_sheets.import_files(
        desk, a.files, preview=a.preview, receipts=a.receipts, progress=call.progress
    )
    if not a.preview:
        reports += quarantine_release.retry(desk, call.progress)
    documents = [pictured(each, call) for each in gathered]
    documents += [reported(report, call) for report in reports]
    is_short = any(found.needed for each in gathered for found in each.sets)
    problems = any(d["set_aside"] or d.get("error") for d in documents)
    return Answer(documents, problems=is_short or problems)


def pictured(gathered: Gathered, call: Call) -> dict[str, Any]:
    """A picture of sheets, in the form of any other file."""
    document = _document(gathered.picture, "sheets")
    if gathered.error is not None:
        document["error"] = error_document(gathered.error, call.language)
    return document | {"sheets": [standing(found) for found in gathered.sets]}


def reported(report: FileReport, call: Call) -> dict[str, Any]:
    """What became of a file, as every verb that takes files in answers it."""
    match report:
        case TakenIn():
            return _document(report.file, "package") | _counts(report) | _taken_in(report)
        case AlreadyKnown():
            known = {"import": str(report.import_id), "receipt": _text(report.receipt)}
            document = _document(report.file, "package") | _counts(report)
            return document | known | {"undone": report.is_undone}
        case Confirmed():
            return _document(report.file, "receipt") | _counts(report)
        case CertificateEnded():
            told = {"from": str(report.sender), "accepted": 1}
            return _document(report.file, "revocation") | told
        case Refused():
            error = error_document(report.error, call.language)
            return _document(report.file, "refused") | {"error": error}


def _document(file: Path, kind: str) -> dict[str, Any]:
    """A file that brought nothing, with every key of the form."""
    return {
        "file": str(file),
        "kind": kind,
        "from": None,
        "number": 0,
        "accepted": 0,
        "same": 0,
        "conflicts": 0,
        "set_aside": [],
        "gaps": [],
        "gap_ranges": [],
        "missing": 0,
        "receipt": None,
        "import": None,
        "restored": False,
        "undone": False,
        "forked": False,
        "doubled": False,
        "retried": 0,
        "work": dict.fromkeys(("visits", "people", "registrations", "pledges"), 0),
        "sheets": [],
    }


def _counts(report: Counted) -> dict[str, Any]:
    return {
        "from": str(report.sender),
        "number": report.number,
        "accepted": report.accepted,
        "same": report.same,
        "set_aside": [{"reason": r, "count": n} for r, n in report.set_aside],
        "restored": report.noticed is Noticed.RESTORED,
        "forked": report.noticed is Noticed.COPIED,
        "doubled": report.noticed is Noticed.DOUBLED,
    }


def _taken_in(report: TakenIn) -> dict[str, Any]:
    return {
        "conflicts": report.conflicts,
        "gaps": report.gaps,
        "gap_ranges": list(report.missing[:MOST_LISTED]),
        "missing": count(report.missing),
        "receipt": _text(report.receipt),
        "import": _text(report.import_id),
        "retried": report.retried,
        "work": asdict(report.work),
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _verify(call: Call) -> Answer:
    checked = verifying.verify_file(call.desk(), call.arguments.file)
    document = {
        "kind": checked.kind,
        "from": str(checked.sender) if checked.sender else None,
        "to": str(checked.to) if checked.to else None,
        "number": checked.number,
        "suite": checked.suite,
        "valid": checked.valid,
        "reasons": checked.reasons,
    }
    return Answer(document, problems=not checked.valid)


def _copied(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    if a.moved and a.copy:
        raise BadValue("copied", "--copy", "--moved | --copy")
    if a.moved:
        location.declare_moved(desk)
    if a.copy:
        location.declare_copy(desk)
    document = {
        "place": location.state(desk),
        "restored": location.is_restored(desk),
        "node": str(desk.node.id),
        "fingerprint": enrolling.fingerprint(desk),
    }
    return Answer(document | ({"older": True} if location.is_older(desk) else {}))


def _status(call: Call) -> Answer:
    desk = call.desk()
    now = situation.status(desk)
    return Answer(
        {
            "node": str(now.node.id),
            "role": now.node.office,
            "area": now.node.area,
            "state": now.node.state,
            "unsent": now.unsent,
            "unsent_visits": now.work.visits,
            "unsent_people": now.work.people,
            "links": [
                {
                    "node": str(link.node.id),
                    "name": link.node.name,
                    "sent": link.sent,
                    "acknowledged": link.acknowledged,
                    "last_number": link.last_number,
                    "gaps": link.gaps,
                    "gap_ranges": link.missing[:MOST_LISTED],
                    "missing": count(link.missing),
                    "code": link.code,
                }
                for link in now.links
            ],
            "conflicts": now.conflicts,
            "set_aside": now.set_aside,
            "waiting": len(quarantine.held(desk)),
            "let_go": strangers.let_go_so_far(desk),
            "place": location.state(desk),
            "code": now.code,
        }
    )


VERBS = [
    Verb(
        "export",
        "write a package with everything since the last receipt",
        _export,
        (
            option("--to", metavar="NODE", help="default: the parent"),
            option("--out", required=True, type=Path, metavar="DIR"),
            option("--sheets", type=Path, metavar="FILE.pdf", help="also as QR codes on paper"),
        ),
    ),
    Verb(
        "import",
        "take in packages and receipts, also from photos and scans of sheets, in any order",
        _import,
        (
            option("files", nargs="+", type=Path, metavar="FILE"),
            option("--preview", action="store_true", help="say what would happen, change nothing"),
            option("--receipts", type=Path, metavar="DIR", help="where receipts are written"),
        ),
    ),
    Verb(
        "copied",
        "say of a workspace that stands elsewhere, or is older, than before: it is the one, or a"
        " copy",
        _copied,
        (
            option("--moved", action="store_true", help="it is here for good, the only one"),
            option("--copy", action="store_true", help="it is a copy: it becomes a new office"),
        ),
    ),
    Verb("status", "what is unsent, confirmed, in conflict, set aside", _status),
    Verb(
        "verify",
        "check a package or receipt without touching data",
        _verify,
        (option("file", type=Path, metavar="FILE"),),
    ),
]
