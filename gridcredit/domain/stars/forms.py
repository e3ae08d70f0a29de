"""What a 推荐表 must say before it is submitted, and what is pointed out of it."""

from __future__ import annotations

from collections.abc import Sequence

from gridcredit.domain.errors import BadValue
from gridcredit.domain.kinds.star import Star
from gridcredit.domain.stars.codes import StarKind

LONGEST_SUMMARY = 200
"""Characters of a summary."""
STORY = (800, 1_500)
"""Characters that a story should have."""
STORY_BEARABLE = (200, 3_000)
"""Characters outside of which a story is refused: it is none, or it is a report."""
WITNESSES = 2

NO_STORY = "no_story"
STORY_SHORT = "story_short"
STORY_LONG = "story_long"
LATE = "late"
REPEAT = "repeat"
HOUSEHOLD = "household_repeat"
OFFICIALS = "officials_share"
QUOTA = "over_quota"
AGE_UNKNOWN = "age_unknown"
"""Doubts (texts.stars): what is said of a form, and refused nowhere."""


def story_doubts(story: str) -> list[str]:
    """What is pointed out of a story while it is written."""
    length = count(story)
    if not length:
        return [NO_STORY]
    if length < STORY[0]:
        return [STORY_SHORT]
    return [STORY_LONG] if length > STORY[1] else []


def require_complete(star: Star) -> None:
    """Raise BadValue for what a form lacks, or has too much of."""
    _require_nominee(star)
    if not star.way.strip():
        raise BadValue("way", "", "empty")
    if not star.summary.strip():
        raise BadValue("summary", "", "empty")
    if count(star.summary) > LONGEST_SUMMARY:
        raise BadValue("summary", str(count(star.summary)), "summary_long")
    length = count(star.story)
    if length and not STORY_BEARABLE[0] <= length <= STORY_BEARABLE[1]:
        raise BadValue("story", str(length), "story_length")
    _require_witnesses(star.witnesses, star.name)
    if star.deceased and not star.scan:
        raise BadValue("scan", "", "relatives_consent")


def count(text: str) -> int:
    """The characters of a text as a form's author counts them: blanks and line ends left out."""
    return sum(not sign.isspace() for sign in text)


def _require_nominee(star: Star) -> None:
    """Each kind says who it is: a person or a household of the register, a group by its name."""
    if not star.name.strip():
        raise BadValue("name", "", "empty")
    if star.kind is StarKind.PERSON and star.resident is None:
        raise BadValue("resident", "", "empty")
    if star.kind is StarKind.HOUSEHOLD and star.household is None:
        raise BadValue("household", "", "empty")
    if star.kind is not StarKind.GROUP and star.members:
        raise BadValue("members", "", "members_of_group")


def _require_witnesses(witnesses: Sequence[str], name: str) -> None:
    """Two people, neither of them the nominee."""
    named = {"".join(witness.split()) for witness in witnesses} - {""}
    if len(named) < WITNESSES:
        raise BadValue("witnesses", "、".join(witnesses), "two_witnesses")
    if "".join(name.split()) in named:
        raise BadValue("witnesses", name, "own_witness")
