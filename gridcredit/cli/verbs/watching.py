"""The verb that stays: watch a folder until it is stopped."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from gridcredit.cli import output
from gridcredit.cli.output import error_document
from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.exchange import pictured, reported
from gridcredit.domain.errors import BadValue, Cancelled, ServerAway, ServerRefused
from gridcredit.domain.progress import Progress
from gridcredit.operations.inbox.watching import Arrived, Event, Watch
from gridcredit.operations.watched_folder import Away, Back, Refused, Waits

E = TypeVar("E")
Look = Callable[[Progress], Iterable[E]]
EVERY = 5.0
_PASSING = ("no_connection_left", "no_memory", "no_resources", "cancelled", "time_limit")
"""Why a server refuses that may be another day's: there is too much to do for it."""
_SHORTEST, _LONGEST = 0.05, 3600.0


def _watch(call: Call) -> Answer:
    a = call.arguments

    def begin() -> Look[Event]:
        return Watch(call.desk(), a.folder, a.receipts).look

    return stay(call, begin, lambda event: _documents(event, call))


def stay(
    call: Call,
    begin: Callable[[], Look[E]],
    documents: Callable[[E], Iterable[dict[str, Any]]],
) -> Answer:
    """Open the workspace by `begin`, look into the folder of the arguments again and again, and
    tell what came of it, until the person stops it; with `--once` only what is there. Where the
    workspace's server is not there yet, it is waited for. Raises BadValue."""
    a = call.arguments
    if not _SHORTEST <= a.every <= _LONGEST:
        raise BadValue("every", str(a.every), f"{_SHORTEST}–{_LONGEST}")
    with _until_stopped() as stopped, suppress(Cancelled):
        look = _begun(call, begin, stopped)
        _tell({"event": "started", "folder": str(a.folder)}, call)

        def go_on(done: int, total: int, what: str) -> None:
            if stopped.is_set():
                raise Cancelled
            call.progress(done, total, what)

        for at in count():
            if at and stopped.wait(a.every):
                break
            for event in look(go_on):
                for document in documents(event):
                    _tell(document, call)
            if at and a.once:  # a file counts once it looks the same at two looks
                break
    return Answer({"event": "stopped", "folder": str(a.folder)})


def _begun(call: Call, begin: Callable[[], Look[E]], stopped: threading.Event) -> Look[E]:
    """What `begin` answers once the server lets it. Raises Cancelled when the person stops it."""
    told = ""
    while True:
        try:
            return begin()
        except (ServerAway, ServerRefused) as error:
            if call.arguments.once or not _is_passing(error):
                raise
            call.close()
            document = error_document(error, call.language)
            if told != (told := document["message"]):
                _tell({"event": "waiting", "error": document}, call)
        if stopped.wait(call.arguments.every):
            raise Cancelled


def _is_passing(error: ServerAway | ServerRefused) -> bool:
    return isinstance(error, ServerAway) or error.reason in _PASSING


def state_document(event: Away | Back | Waits | Refused, call: Call) -> dict[str, Any]:
    """What is told of the folder itself, and of a file that is not taken in."""
    if isinstance(event, Back):
        return {"event": "back", "folder": str(event.folder)}
    error = error_document(event.error, call.language)
    if isinstance(event, Away):
        return {"event": "away", "folder": str(event.folder), "error": error}
    name = "refused" if isinstance(event, Refused) else "waiting"
    return {"event": name, "file": str(event.file), "error": error}


def _documents(event: Event, call: Call) -> Iterator[dict[str, Any]]:
    if not isinstance(event, Arrived):
        yield state_document(event, call)
    elif event.error is not None:
        yield state_document(Refused(event.file, event.error), call)
    else:
        for document in (
            *(pictured(each, call) for each in event.gathered),
            *(reported(report, call) for report in event.reports),
        ):
            yield {"event": "refused" if document.get("error") else "file", **document}


def _tell(document: dict[str, Any], call: Call) -> None:
    output.write(document, call.arguments.json)
    if not call.arguments.json:
        sys.stdout.write("\n")  # where one event ends and the next begins
    sys.stdout.flush()


@contextmanager
def _until_stopped() -> Iterator[threading.Event]:
    """What Ctrl+C and the system's wish to end set, instead of ending the work midway."""
    stopped = threading.Event()
    wishes = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(wish, lambda *_: stopped.set()) for wish in wishes]
    try:
        yield stopped
    finally:
        for wish, handler in zip(wishes, before, strict=True):
            signal.signal(wish, handler)


FOLDER = (
    option("folder", type=Path, metavar="FOLDER"),
    option("--every", type=float, default=EVERY, metavar="SECONDS", help="between looks"),
    option("--once", action="store_true", help="take in what is there, then end"),
)
"""What `stay` asks of the arguments."""
VERBS = [
    Verb(
        "watch",
        "take in what arrives in a folder and write receipts, until stopped",
        _watch,
        (
            *FOLDER,
            option("--receipts", type=Path, metavar="DIR", help="default: receipts, below FOLDER"),
        ),
    ),
]
