"""Rows of a household register as read from a workbook, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gridcredit.domain.codes import Population, Sex


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
