"""Rows of a household register as read from a workbook, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from gridcredit.domain.codes import DwellingUse, Population, Sex


class RowReason(StrEnum):
    """Why a row was refused, or what is wrong with one that was taken in."""

    LOST_DIGITS = "lost_digits"  # an ID number that a spreadsheet stored as a number
    BAD_CHECK_DIGIT = "bad_check_digit"
    BAD_LENGTH = "bad_length"
    BAD_DATE = "bad_date"
    BAD_CHARACTERS = "bad_characters"
    NO_NAME = "no_name"
    NO_GRID = "no_grid"
    UNKNOWN_GRID = "unknown_grid"
    GRID_OUTSIDE = "grid_outside"  # a grid that this office does not answer for
    NO_DWELLING = "no_dwelling"  # neither an address nor a household number
    REPEATED = "repeated"  # the same person stands earlier in the file
    NO_ID_NUMBER = "no_id_number"
    SHARED_ID_NUMBER = "shared_id_number"  # another person carries this ID number
    BIRTH_DIFFERS = "birth_differs"  # the stated birth date is not the ID number's
    SEX_DIFFERS = "sex_differs"
    BAD_PHONE = "bad_phone"
    UNKNOWN_VALUE = "unknown_value"  # a code list does not hold the cell's text
    TOO_LONG = "too_long"  # more than a field holds
    CELL_ERROR = "cell_error"  # #N/A and its like: what stood there is not known
    NO_RESULT = "no_result"  # a formula that was never worked out
    DITTO = "ditto"  # "as above" where nothing can be taken from above
    BECAME_DATE = "became_date"  # 1-2-3 that a spreadsheet made a day
    SEVERAL_NAMES = "several_names"
    STATED_DEAD = "stated_dead"
    STATED_GONE = "stated_gone"  # moved away, or struck off the household register
    PERHAPS_GONE = "perhaps_gone"  # a note speaks of death or of moving away
    STRUCK_OUT = "struck_out"
    SWALLOWED_LINES = "swallowed_lines"  # a quote left open drew further lines into one cell
    BAD_BYTES = "bad_bytes"  # bytes that are no characters
    CONTROL_CHARACTERS = "control_characters"
    NOT_TEXT = "not_text"  # halves of characters
    DAMAGED_NAME = "damaged_name"  # characters of a name are lost or masked
    NUMBER_SHARED = "number_shared"  # several families carry one household number
    HOME_DIFFERS = "home_differs"  # an earlier row of the household states another head or address
    HEAD_CHANGED = "head_changed"  # the file names another householder
    EDITED_SINCE = "edited_since"  # what somebody changed by hand stays
    SAME_NAME = "same_name"  # another of this name lives in the household
    # Asked, and left out until it is answered:
    TAKEN_OFF = "taken_off"  # the person was taken off the register
    OTHER_ID_NUMBER = "other_id_number"  # one of this name lives here under another ID number
    OTHER_BIRTH_DATE = "other_birth_date"  # or was born on another day


ASKED = (RowReason.TAKEN_OFF, RowReason.OTHER_ID_NUMBER, RowReason.OTHER_BIRTH_DATE)
"""Reasons that are questions."""


class Choice(StrEnum):
    """What a person answers to a question about a row."""

    SAME = "same"  # it is that person: put back, or corrected
    NEW = "new"  # it is somebody else
    LEAVE = "leave"  # the row is left out


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person as a row of a register states it; texts normalised, blank where not stated."""

    sheet: str
    row: int  # as the spreadsheet counts, the first line being 1
    grid_code: str = ""
    estate: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""
    household_number: str = ""
    householder: str = ""
    name: str = ""
    relation: str = ""
    sex: Sex = Sex.UNKNOWN
    id_number: str = ""  # 18 characters for mainland numbers, X in upper case
    birth_date: date | None = None  # stated, else the ID number's
    phone: str = ""  # the first; others stand in the note
    population: Population = Population.PERMANENT
    arrived_on: date | None = None
    registry_address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class VacantRow:
    """A row that states a dwelling in which nobody lives."""

    row: RosterRow  # without a person
    use: DwellingUse


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """A row that was not taken in, and why; the value is masked."""

    sheet: str
    row: int
    column: str
    reason: RowReason
    value_masked: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was taken in although something about it wants a person's eye."""

    sheet: str
    row: int
    column: str
    reason: RowReason
    value_masked: str = ""


@dataclass(frozen=True, slots=True)
class RowQuestion:
    """A row that may be about a person who is known otherwise: only people can tell. What is known
    of the person comes with it; of one who is off the register, why, when and by whom."""

    sheet: str
    row: int
    column: str
    reason: RowReason  # TAKEN_OFF, OTHER_ID_NUMBER or OTHER_BIRTH_DATE
    name: str
    place: str  # the address that the file states
    resident: UUID
    known_number: str
    stated_number: str
    known_birth: date | None
    stated_birth: date | None
    known_place: str
    removed: str = ""
    removed_at: str = ""
    removed_by: str = ""
    answer: Choice = Choice.LEAVE


@dataclass(frozen=True)
class Answers:
    """Answers to questions: of single rows, by (sheet, row), the sheet blank where it does not
    matter; and of all others by their reason."""

    rows: Mapping[tuple[str, int], Choice] = field(default_factory=dict)
    reasons: Mapping[RowReason, Choice] = field(default_factory=dict)

    def to(self, row: RosterRow, reason: RowReason) -> Choice:
        """The answer for a row; without one it is left out."""
        known = self.reasons.get(reason, Choice.LEAVE)
        return self.rows.get((row.sheet, row.row), self.rows.get(("", row.row), known))


NO_ANSWERS = Answers()
