"""Verbs that keep the workspace safe, and the made-up district: backup, restore, doctor, demo."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs import figures
from gridcredit.operations.demo import demo
from gridcredit.operations.workspace import keeping, relocating
from gridcredit.operations.workspace.keeping import NewerWork
from gridcredit.texts import restoring


def _backup(call: Call) -> Answer:
    kept = keeping.backup(call.desk(), call.arguments.out, progress=call.progress)
    return _checks(kept)


def _restore(call: Call) -> Answer:
    a = call.arguments
    passphrase, login = call.passphrase(), a.login or ""
    if a.check:
        looked = keeping.look_into(call.folder, a.file, passphrase, login)
        return _put_aside(looked)

    def agree(aside: NewerWork | None) -> bool:
        if a.yes or aside is None or not aside.is_at_risk:
            return True
        return call.agree(restoring.put_aside_words(aside, call.language))

    return _put_aside(keeping.restore(call.folder, a.file, passphrase, login, call.clock, agree))


def _put_aside(kept: keeping.Health) -> Answer:
    answer = _checks(kept)
    aside = asdict(kept.aside) if kept.aside is not None else None
    return Answer(answer.document | {"put_aside": aside}, answer.problems)


def _move(call: Call) -> Answer:
    a = call.arguments
    moved = relocating.move(
        call.folder,
        a.login or "",
        call.passphrase(),
        a.database,
        call.clock,
        call.new_id,
        progress=call.progress,
        by_street=a.by_street,
    )
    return _checks(moved)


def _address(call: Call) -> Answer:
    a = call.arguments
    who, passphrase = a.login or "", call.passphrase()
    if not a.url:
        return Answer({"server": relocating.address(call.folder, who, passphrase, call.clock)})
    shown = relocating.change_address(call.folder, who, passphrase, a.url, call.clock, call.new_id)
    return Answer({"server": shown})


def _doctor(call: Call) -> Answer:
    return _checks(keeping.doctor(call.desk()))


def _checks(kept: keeping.Health) -> Answer:
    document: dict[str, Any] = {"ok": kept.ok, "checks": [asdict(c) for c in kept.checks]}
    if kept.file:
        document["file"] = str(kept.file)
    return Answer(document, problems=not kept.ok)


def _demo(call: Call) -> Answer:
    a = call.arguments
    made = demo.make_demo(a.out, a.size, a.seed, call.clock, call.new_id, progress=call.progress)
    return Answer(
        {
            "workspaces": {name: str(path) for name, path in made.workspaces.items()},
            "packages": [str(path) for path in made.packages],
            "coverage": figures.document(made.coverage),
            "files": [str(path) for path in made.files],
            "passphrase_file": str(made.passphrase_file),
        }
    )


VERBS = [
    Verb(
        "backup",
        "write a checked, encrypted copy of the workspace",
        _backup,
        (option("--out", required=True, type=Path, metavar="DIR"),),
    ),
    Verb(
        "restore",
        "bring a backup back; it is checked first, and the state before is kept",
        _restore,
        (
            option("file", type=Path, metavar="FILE"),
            option("--check", action="store_true", help="say what it would do, change nothing"),
            option("--yes", action="store_true", help="do not ask at a terminal"),
        ),
    ),
    Verb(
        "move",
        "move a district's tables from its file to a PostgreSQL server; the file is kept",
        _move,
        (
            option("--database", required=True, metavar="URL"),
            option("--by-street", action="store_true", help="the journal in a partition a street"),
        ),
    ),
    Verb(
        "server address",
        "show where a district's server is, or look for its tables at another URL from now on",
        _address,
        (option("url", nargs="?", metavar="URL"),),
    ),
    Verb("doctor", "check the workspace and say what is wrong", _doctor),
    Verb(
        "demo",
        "make a made-up district with packages exchanged both ways",
        _demo,
        (
            option("--out", required=True, type=Path, metavar="DIR"),
            option("--size", choices=("small", "grid", "street", "district"), default="small"),
            option("--seed", type=int, default=1, metavar="N"),
        ),
    ),
]
