"""Parts that say something else than they should: refused as damaged, or filled all the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from gridcredit.domain.errors import FormRefused, MappingRefused
from gridcredit.domain.form_fields import FormValue
from gridcredit.domain.form_mapping import Filling, FormMapping
from gridcredit.operations.templates.forms import check, open_form
from gridcredit.operations.templates.templates import look_at
from tests.reports.forms import made
from tests.reports.forms.raw import parts_of, zipped

FORMS: dict[str, Callable[[], bytes]] = {
    "表.xlsx": made.roster,
    "卡.xlsx": made.household_card,
    "汇总.xlsx": made.summary,
    "信.docx": made.letter,
}
_STRANGE = ("", "x", "-1", "999999999999", "A0", "1.5", "A1:", "$", "XFD1048577")


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The same with a word or two of its parts replaced or left out."""
    parts: dict[str, str | bytes] = dict(parts_of(content))
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = chance.choice([n for n in parts if n.endswith((".xml", ".rels", ".vml"))])
        said = str(parts[name], "utf-8") if isinstance(parts[name], bytes) else str(parts[name])
        found = list(re.finditer(r' [\w:]+="([^"]*)"|<[\w:]+[^<>]*/>|>([^<>]+)<', said))
        if not found:
            continue
        one = chance.choice(found)
        start, end = one.span(one.lastindex or 0)
        other = chance.choice(_STRANGE) if one.lastindex else ""
        parts[name] = said[:start] + other + said[end:]
    return zipped(parts)


def use(content: bytes, name: str, mapping: FormMapping) -> None:
    """All that is done with a form."""
    look_at(content, name)
    form = open_form(content, name)
    form.views()
    check(form, mapping)
    values = {p.place: FormValue("值") for p in mapping.pointers}
    form.fill(mapping, Filling(values, [values] * 6 if mapping.rows else ()))


@pytest.mark.parametrize("name", FORMS)
def test_a_damaged_form_is_refused_or_filled_and_nothing_else(name: str) -> None:
    content = FORMS[name]()
    mapping = look_at(content, name).proposed
    outcomes = set()
    for seed in range(50):
        try:
            use(damaged(content, random.Random(seed)), name, mapping)
            outcomes.add("filled")
        except (FormRefused, MappingRefused) as error:
            outcomes.add(error.reason)
    assert {"filled", "form_damaged"} <= outcomes or name == "信.docx"
