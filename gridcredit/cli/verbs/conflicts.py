"""Verbs of fields that two people changed unknown to each other: conflicts list and choose."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from gridcredit.cli.verb import Answer, Call, Verb, option
from gridcredit.cli.verbs.entries import uuid_of
from gridcredit.domain.errors import NotFound
from gridcredit.domain.journal import RevisionId
from gridcredit.operations.exchange import conflicts
from gridcredit.store.journal.conflicts import Conflict, Held


def _list(call: Call) -> Answer:
    found = conflicts.listed(call.desk(), call.arguments.reveal)
    return Answer([_document(conflict) for conflict in found])


def _choose(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    conflicts.keep(desk, uuid_of("conflict", a.id), _revision(a.keep))
    return Answer([_document(conflict) for conflict in conflicts.listed(desk)])


def _revision(text: str) -> RevisionId:
    node, _, seq = text.partition(":")
    try:
        return RevisionId(UUID(node), int(seq))
    except ValueError as error:
        raise NotFound("revision", text) from error


def _document(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": str(conflict.id),
        "entity": conflict.entity,
        "row": str(conflict.row),
        "field": conflict.field,
        "values": [_held(held) for held in conflict.values],
    }


def _held(held: Held) -> dict[str, Any]:
    return {
        "revision": f"{held.revision.node}:{held.revision.seq}",
        "value": held.value,
        "author": held.author,
        "node": str(held.node),
        "entered_at": held.entered_at,
        "first_author": held.first.author,
        "first_entered_at": held.first.entered_at,
    }


VERBS = [
    Verb(
        "conflicts list",
        "fields that two people changed without knowing of each other, with all values",
        _list,
        (
            option(
                "--reveal", metavar="PURPOSE", default="", help="unmasked; the purpose is logged"
            ),
        ),
    ),
    Verb(
        "conflicts choose",
        "close a conflict with one of its values; the choice travels to all",
        _choose,
        (
            option("id", metavar="ID"),
            option("--keep", required=True, metavar="REVISION"),
        ),
    ),
]
