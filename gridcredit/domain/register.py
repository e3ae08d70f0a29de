"""Rows of a household register as read from a workbook, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
class Refusal:
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
