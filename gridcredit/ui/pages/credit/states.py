"""Where an entry stands, as the colour of its tag."""

from __future__ import annotations

from gridcredit.domain.credit.codes import EntryState

STATE_TONES: dict[EntryState, str] = {
    EntryState.WAITING: "info",
    EntryState.PASSED: "good",
    EntryState.RETURNED: "bad",
    EntryState.HELD: "warn",
    EntryState.DISPUTED: "warn",
    EntryState.VOID: "plain",
    EntryState.HANDED_UP: "info",
}
