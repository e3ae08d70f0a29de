"""What people did among some revisions, as they would count it: visits, people, registrations.

A visit that was taken back again counts as none, and one that was corrected once: what counts is
what stands now, not how many revisions it took.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from gridcredit.domain.codes import PledgeStage, RegistrationKind
from gridcredit.domain.kinds.kind import Nature
from gridcredit.domain.records import KINDS
from gridcredit.store.exchange import links
from gridcredit.store.journal.nodes import Node
from gridcredit.store.journal.standing_facts import stands_among_many

MOST = 10_000
"""Nothing is counted beyond, so that asking stays cheap however much there is."""

_FACTS = {
    kind.name: f't."{kind.owner}"'
    for kind in KINDS.values()
    if kind.nature is Nature.FACT and kind.owner_kind == "resident"
}
"""Facts of people, and the column that says whose."""
_PERSON = (
    "coalesce((SELECT survivor FROM resident_alias WHERE resident = every.who), every.who) AS who"
)
"""All records of a person that was merged are one; visits and pledges are none of them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the revisions looked at: visits that stand, people who or whose facts changed, people who
    registered, pledges signed. `MOST` means that many or more."""

    visits: int = 0
    people: int = 0
    registrations: int = 0
    pledges: int = 0


def arrived(session: Session, first: int, last: int) -> Tally:
    """Among the revisions that arrived from one number to another."""
    return _tally(session, "r.arrival BETWEEN ? AND ?", (first, last))


def waiting(session: Session, parent: Node) -> Tally:
    """Among what has no receipt of the office above yet."""
    after = links.acknowledged(session, parent.id)
    mine = "r.arrival > ? AND r.via IS DISTINCT FROM ?"
    return _tally(session, mine, (after, parent.id.bytes))


def _tally(session: Session, where: str, values: Sequence[object]) -> Tally:
    def count(*questions: str) -> str:
        asked = " UNION ALL ".join(questions)
        few = f"SELECT DISTINCT {_PERSON} FROM ({asked}) AS every LIMIT {MOST}"
        return f"(SELECT count(*) FROM ({few}) AS found)"

    def facts(entity: str, whom: str, more: str = "") -> str:
        return (
            f"SELECT {whom} AS who FROM revision AS r JOIN {entity} AS t ON t.id = r.row"
            f" WHERE {where} AND r.entity = '{entity}' AND {stands_among_many(entity, 't')}{more}"
        )

    changed = f"SELECT r.row AS who FROM revision AS r WHERE {where} AND r.entity = 'resident'"
    registered = f" AND t.event = '{RegistrationKind.REGISTERED.value}'"
    signed = f" AND t.stage = '{PledgeStage.SIGNED.value}'"
    counts = (
        count(facts("visit", "t.id")),
        count(changed, *(facts(name, whose) for name, whose in _FACTS.items())),
        count(facts("registration_event", "t.resident", registered)),
        count(facts("pledge_event", "t.id", signed)),
    )
    bound = tuple(values) * (len(_FACTS) + len(counts))
    asked = f"SELECT {', '.join(counts)}"
    return Tally(*session.connection().exec_driver_sql(asked, bound).one())
