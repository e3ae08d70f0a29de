"""The verb of what is to be done: tasks list."""

from __future__ import annotations

from gridcredit.cli.verb import Answer, Call, Verb
from gridcredit.operations.tasks import list_tasks


def _list(call: Call) -> Answer:
    return Answer(
        [
            {
                "id": str(task.id),
                "kind": task.kind,
                "due": task.due.isoformat() if task.due else None,
                "about": task.about,
                "known": task.known,
            }
            for task in list_tasks(call.desk())
        ]
    )


VERBS = [Verb("tasks list", "what consents, dates and stages ask this office for", _list)]
