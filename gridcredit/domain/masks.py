"""What of a personal fact may be shown without a purpose (domain rules, section 11)."""

from __future__ import annotations

import re
from dataclasses import replace

from gridcredit.domain.kinds.resident import Resident
from gridcredit.domain.names import split_name
from gridcredit.domain.writing import is_han

_SEPARATORS = "· "
# Numbers of people and telephones as they stand in a sentence; shorter ones name nobody.
_ID = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9])")
_PHONE = re.compile(r"(?<![0-9])[0-9](?:[- ]?[0-9]){6,}(?![0-9])")
_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}")


def mask_id(number: str) -> str:
    """370403************: where it was issued, and nothing of what follows. With the last four
    shown, a known year of birth and the check digit leave 33 numbers to try; so does a known
    birthday with the last one shown. Anything else keeps at most a quarter, at the beginning."""
    if len(number) in (15, 18):
        return _hide(number, 6, 0)
    return _hide(number, min(len(number) // 4, 3), 0)


def mask_phone(phone: str) -> str:
    """138****5678; shorter numbers keep two digits at either end, or none below seven."""
    if len(phone) >= 11:
        return _hide(phone, 3, 4)
    kept = 2 if len(phone) >= 7 else 0
    return _hide(phone, kept, kept)


def mask_numbers(text: str) -> str:
    """A sentence with every ID number and telephone in it masked; dates stay."""
    hidden = _ID.sub(lambda found: mask_id(found[0]), text)
    return _PHONE.sub(
        lambda found: found[0] if _DAY.fullmatch(found[0]) else mask_phone(found[0]), hidden
    )


def mask_name(name: str) -> str:
    """张*明, 张*, 欧阳*明: the surname and, of a given name of two or more characters, the last.
    Names in other letters keep their first letter. Something is always hidden."""
    if not name:
        return ""
    if not is_han(name[0]):
        return name[0] + _stars(name[1:]) if len(name) > 1 else "*"
    surname, given = split_name(name)
    if not given:
        return "*"
    hidden = _stars(given[:-1])
    return surname + (hidden + given[-1] if "*" in hidden else _stars(given))


def mask_person(person: Resident, *, shows_name: bool) -> Resident:
    """A resident as anybody with a desk may see one; the name in full where it is shown anyway."""
    return replace(
        person,
        name=person.name if shows_name else mask_name(person.name),
        id_number=mask_id(person.id_number),
        phone=mask_phone(person.phone),
        note=mask_numbers(person.note),
    )


def masked_fields(masked: Resident, *, shows_name: bool) -> frozenset[str]:
    """The fields of what `mask_person` made that hide something: typed over, they would keep the
    mask as if it were the number."""
    fields = ["id_number", "phone"] + ([] if shows_name else ["name"])
    found = {field for field in fields if getattr(masked, field)}
    return frozenset(found | ({"note"} if "*" in masked.note else set()))


def _hide(text: str, first: int, last: int) -> str:
    end = len(text) - last
    return text[:first] + "*" * (end - first) + text[end:]


def _stars(text: str) -> str:
    return "".join(c if c in _SEPARATORS else "*" for c in text)
