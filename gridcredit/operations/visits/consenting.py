"""Consents of residents, each by itself, given and withdrawn (personal-information law, 14-15).

What was given is never changed: who withdraws says so by a fact of its own, and the later one
counts.
"""

from __future__ import annotations

from datetime import datetime

from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.visit_rules import require_consenting
from gridcredit.operations.register.dating import refuse_future
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import journal
from gridcredit.store.register import register_lists, rules

NOTICE_VERSION = "notice_version"
"""The rule that names the version of the privacy notice shown when a consent is asked."""

_FIRST_NOTICE = "1"


def notice_in_force(session: Session) -> str:
    """The version of the privacy notice that people are shown now."""
    held = rules.setting(session, NOTICE_VERSION)
    return held.value if held is not None and held.value else _FIRST_NOTICE


def keep_consent(session: Session, fact: ConsentEvent, now: datetime) -> None:
    """Write a consent given or withdrawn after its rules were asked. Raises NotFound, GoneBefore,
    MinorRefused, BadValue, ClockBehind."""
    person = register_lists.get(session, "resident", fact.resident)
    refuse_future(session, "on", fact.on, now)
    require_consenting(person, fact)
    journal.add(session, [fact])
