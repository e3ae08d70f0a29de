"""Verbs of scanned pages of 信用承诺书: pledge file, pledge watch, pledge unread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.cli.verbs.watching import FOLDER, Look, state_document, stay
from gridcredit.operations.pledges import filing, unread
from gridcredit.operations.pledges.filing import FiledPage, Filing, UnfiledPage
from gridcredit.operations.pledges.unread import WaitingPage
from gridcredit.operations.pledges.watching import Event, Scanned, ScanWatch, Stranger


def _file(call: Call) -> Answer:
    a = call.arguments
    done = filing.file_scans(call.desk(), a.files, a.preview, call.progress)
    return Answer(_filing(done), problems=bool(done.unread or done.twice))


def _filing(done: Filing) -> dict[str, Any]:
    return {
        "pages": done.pages,
        "filed": [_filed(one) for one in done.filed],
        "twice": [_twice(one) for one in done.twice],
        "unread": [_unfiled(one) for one in done.unread],
        "blank": [_unfiled(one) for one in done.blank],
        "missing": [{"number": one.number, "page": one.page} for one in done.missing],
    }


def _filed(one: FiledPage) -> dict[str, Any]:
    told = {"file": one.origin.file, "page": one.origin.picture, "part": one.part}
    return told | {"number": one.code.number, "paper_page": one.code.page}


def _twice(one: FiledPage) -> dict[str, Any]:
    """As of what is missing, the page is that of the paper."""
    told = {"number": one.code.number, "page": one.code.page}
    return told | {"file": one.origin.file, "picture": one.origin.picture, "part": one.part}


def _unfiled(one: UnfiledPage) -> dict[str, Any]:
    told = {"file": one.origin.file, "page": one.origin.picture, "part": one.part}
    waits = str(one.id) if one.id else None
    return told | {"reason": one.reason, "number": one.number or None, "id": waits}


def _list_unread(call: Call) -> Answer:
    return Answer([_waiting(one) for one in unread.waiting(call.desk())])


def _waiting(one: WaitingPage) -> dict[str, Any]:
    page = one.page
    return {
        "id": str(page.id),
        "file": page.source,
        "page": page.page,
        "part": page.part,
        "on": page.on.isoformat(),
        "reason": page.why,
        "number": page.number or None,
        "near": page.near.split(),
        "likely": [
            {"number": paper.listed.paper.number, "why": paper.why.value} for paper in one.likely
        ],
    }


def _file_unread(call: Call) -> Answer:
    a = call.arguments
    page = uuid_of("unread_page", a.id)
    done = unread.file_page(call.desk(), page, a.number, a.page, a.turn // 90)
    return Answer({"id": str(done.id), "number": done.number, "paper_page": done.page})


def _dismiss(call: Call) -> Answer:
    a = call.arguments
    done = unread.dismiss(call.desk(), uuid_of("unread_page", a.id), a.reason)
    return Answer({"id": str(done.id)})


def _watch(call: Call) -> Answer:
    def begin() -> Look[Event]:
        return ScanWatch(call.desk(), call.arguments.folder).look

    return stay(call, begin, lambda event: [_watched(event, call)])


def _watched(event: Event, call: Call) -> dict[str, Any]:
    if isinstance(event, Scanned):
        return {"event": "scanned", "path": str(event.file), **_filing(event.filing)}
    if isinstance(event, Stranger):
        return {"event": "left", "file": str(event.file)}
    return state_document(event, call)


VERBS = [
    Verb(
        "pledge file",
        "file scanned pages by the number on them; filing never signs",
        _file,
        (
            option("files", type=Path, nargs="+", metavar="PATH", help="files, or folders of them"),
            option("--preview", action="store_true", help="look only, write nothing"),
        ),
    ),
    Verb("pledge unread list", "pages that wait for a person, with likely papers", _list_unread),
    Verb(
        "pledge unread file",
        "file a waiting page under a number; it signs nothing",
        _file_unread,
        (
            option("id", metavar="ID"),
            option("number", metavar="NUMBER", help="whole, or its last four digits"),
            option("--page", type=int, default=0, metavar="N", help="of the paper; the first open"),
            option("--turn", type=int, default=0, choices=(90, 180, 270), help="clockwise"),
        ),
    ),
    Verb(
        "pledge unread dismiss",
        "put a waiting page away that is no page of a pledge",
        _dismiss,
        (option("id", metavar="ID"), option("--reason", default="", metavar="T")),
    ),
    Verb("pledge watch", "file the scans that arrive in a folder, until stopped", _watch, FOLDER),
]
