"""Whole numbers that follow each other, as runs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

Run = tuple[int, int]
"""First and last."""
MOST_LISTED = 100
"""Numbers, or runs of them, that are told one by one: a single number may leave millions out."""


def runs(numbers: Iterable[int]) -> list[Run]:
    """The first and the last of every run without a gap; the numbers come in ascending order."""
    found: list[Run] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def left_out(numbers: Iterable[int]) -> list[Run]:
    """The numbers from 1 up that are missing below the last; they come in ascending order."""
    found, expected = [], 1
    for first, last in runs(numbers):
        if first > expected:
            found.append((expected, first - 1))
        expected = last + 1
    return found


def without(runs: Iterable[Run], numbers: Iterable[int]) -> list[Run]:
    """The runs but for these numbers."""
    gone, kept = sorted(numbers), []
    for first, last in runs:
        start = first
        for number in gone:
            if start <= number <= last:
                if number > start:
                    kept.append((start, number - 1))
                start = number + 1
        if start <= last:
            kept.append((start, last))
    return kept


def count(runs: Iterable[Run]) -> int:
    """How many numbers lie in the runs."""
    return sum(last - first + 1 for first, last in runs)


def listed(runs: Iterable[Run], most: int = MOST_LISTED) -> list[int]:
    """The numbers in the runs one by one, the first of them if they are many."""
    numbers = chain.from_iterable(range(first, last + 1) for first, last in runs)
    return list(islice(numbers, most))


def in_words(runs: Iterable[Run], most: int) -> str:
    """The first of the runs as people write them: 1, 3–7, …"""
    told = list(islice(runs, most + 1))
    words = [f"{first}" if first == last else f"{first}–{last}" for first, last in told[:most]]
    return ", ".join([*words, "…"] if len(told) > most else words)
