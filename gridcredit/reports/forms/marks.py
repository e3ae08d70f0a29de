"""Marks in the text of a form, such as {{姓名}} and 【姓名】: found and filled across the runs that
a spell-check split them into, the first run's format kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gridcredit.domain.form_fields import field_named
from gridcredit.domain.writing import without_controls

_ANY = re.compile(r"\{\{[^{}\r\n]{1,80}\}\}|【[^【】\r\n]{1,80}】")


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark with the words around it and where it stands; `fault` says why nothing can be filled
    in there, blank: it can."""

    mark: str
    context: str
    place: str
    fault: str = ""


def as_lines(value: str) -> str:
    """A value as XML can hold it, its line ends kept."""
    if value.isprintable():
        return value
    return "\n".join(without_controls(line) for line in value.splitlines())


def inside(mark: str) -> str:
    """What a mark says between its brackets."""
    return mark.strip("{}【】").strip()


def marks_in(text: str, known: Sequence[str] = ()) -> list[str]:
    """The marks of a text in their order. What stands in 【】 is one where it names a field, or is
    among those known: such brackets stand in ordinary text too."""
    return [
        found
        for found in _ANY.findall(text)
        if found.startswith("{{") or found in known or field_named(inside(found)) is not None
    ]


def around(text: str, mark: str, room: int = 16) -> str:
    """A mark with some of the text around it, in one line."""
    at = text.find(mark)
    said = text[max(at - room, 0) : at + len(mark) + room]
    return " ".join(said.split())


@dataclass(frozen=True, slots=True)
class Cut:
    """What becomes of one run: the stretch of its text that goes, and what stands there then."""

    run: int
    start: int
    end: int
    value: str


def cuts(texts: Sequence[str], values: Mapping[str, str]) -> list[Cut]:
    """How the marks in the joined text of runs become values: all goes to the run in which a mark
    begins, and what other runs hold of it goes. From the last to the first, so that each can be
    made in its turn. Nothing inside a value is a mark."""
    whole = "".join(texts)
    if not values or not any(mark in whole for mark in values):
        return []
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text))
    made: list[Cut] = []
    for start, end, value in _spans(whole, values):
        first = True
        for run in range(len(texts)):
            low, high = max(start, starts[run]), min(end, starts[run + 1])
            if low < high:
                made.append(Cut(run, low - starts[run], high - starts[run], value if first else ""))
                first = False
    return sorted(made, key=lambda cut: (cut.run, cut.start), reverse=True)


def _spans(whole: str, values: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    wanted = re.compile("|".join(re.escape(mark) for mark in sorted(values, key=len, reverse=True)))
    for found in wanted.finditer(whole):
        yield found.start(), found.end(), values[found[0]]


def replaced(text: str, values: Mapping[str, str], spell: Callable[[str], str] = str) -> str:
    """A text of one run with its marks filled in; `spell` says how a value stands there."""
    for cut in cuts([text], values):
        text = text[: cut.start] + spell(cut.value) + text[cut.end :]
    return text
