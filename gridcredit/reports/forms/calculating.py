"""The results of the plain formulas that forms have, so that they are right before anybody
recalculates: sums, counts, averages, arithmetic. Whatever else there is, is not guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NoReturn

from gridcredit.reports.forms.addresses import Range, split_cell

Scalar = float | str | bool | None
Value = Scalar | list[Scalar]
Look = Callable[[str, int, int], Scalar]
"""What stands in a cell: by sheet (blank: the formula's own), row and column."""


class NotPlain(Exception):
    """The formula holds something that is not calculated here."""


MOST_CELLS = 200_000  # of one range
_TOKEN = re.compile(
    r'\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w:$])|(?P<text>"(?:[^"]|"")*")'
    r"|(?P<ref>(?:(?:'(?:[^']|'')*'|[^\s!'\"(),;:+\-*/^&=<>{}\[\]]+)!)?"
    r"\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)(?![\w.(!\[])"
    r"|(?P<name>[A-Za-z][A-Za-z0-9.]*)|(?P<sign><=|>=|<>|[-+*/^&=<>(),%]))"
)


def calculate(formula: str, look: Look) -> Scalar:
    """The result of a formula. Raises NotPlain."""
    reader = _Reader(formula, look)
    value = reader.expression()
    if reader.sign:
        raise NotPlain(formula)
    return _scalar(value)


class _Reader:
    """Reads a formula from left to right: comparison, &, + -, * /, ^, signs, %."""

    def __init__(self, formula: str, look: Look) -> None:
        self._text, self._at, self._look = formula, 0, look
        self._kind, self.sign = "", ""
        self._next()

    def _next(self) -> None:
        if not self._text[self._at :].strip():
            self._kind, self.sign = "", ""
            return
        found = _TOKEN.match(self._text, self._at)
        if found is None or found.lastgroup is None:
            self._fail()
        self._kind, self.sign, self._at = found.lastgroup, found[found.lastgroup], found.end()

    def _fail(self) -> NoReturn:
        raise NotPlain(self._text)

    def _take(self, signs: Sequence[str]) -> str:
        if self._kind == "sign" and self.sign in signs:
            taken = self.sign
            self._next()
            return taken
        return ""

    def expression(self) -> Value:
        left = self._joined()
        while sign := self._take(("=", "<>", "<", ">", "<=", ">=")):
            left = _compared(_scalar(left), sign, _scalar(self._joined()))
        return left

    def _joined(self) -> Value:
        left = self._added()
        while self._take(("&",)):
            left = _shown(_scalar(left)) + _shown(_scalar(self._added()))
        return left

    def _added(self) -> Value:
        left = self._multiplied()
        while sign := self._take(("+", "-")):
            right = _number(self._multiplied())
            left = _number(left) + right if sign == "+" else _number(left) - right
        return left

    def _multiplied(self) -> Value:
        left = self._power()
        while sign := self._take(("*", "/")):
            right = _number(self._power())
            if sign == "/" and right == 0:
                self._fail()
            left = _number(left) * right if sign == "*" else _number(left) / right
        return left

    def _power(self) -> Value:
        left = self._signed()
        while self._take(("^",)):
            try:
                left = float(_number(left) ** _number(self._signed()))
            except (OverflowError, ZeroDivisionError, TypeError, ValueError):
                self._fail()
        return left

    def _signed(self) -> Value:
        if self._take(("-",)):
            return -_number(self._signed())
        if self._take(("+",)):
            return self._signed()
        value = self._one()
        while self._take(("%",)):
            value = _number(value) / 100
        return value

    def _one(self) -> Value:
        kind, said = self._kind, self.sign
        if self._take(("(",)):
            value = self.expression()
            if not self._take((")",)):
                self._fail()
            return value
        self._next()
        match kind:
            case "number":
                return float(said)
            case "text":
                return said[1:-1].replace('""', '"')
            case "ref":
                return self._cells(said)
            case "name" if said.upper() in ("TRUE", "FALSE"):
                return said.upper() == "TRUE"
            case "name" if self._take(("(",)):
                return _call(said.upper(), self._arguments())
        raise NotPlain(self._text)

    def _arguments(self) -> list[Value]:
        found: list[Value] = []
        if self._take((")",)):
            return found
        while True:
            found.append(self.expression())
            if self._take((")",)):
                return found
            if not self._take((",",)):
                self._fail()

    def _cells(self, said: str) -> Value:
        sheet, _, ref = said.rpartition("!")
        name = sheet.strip("'").replace("''", "'")
        if ":" not in ref:
            return self._look(name, *split_cell(ref))
        area = Range.of(ref)
        rows, columns = area.bottom - area.top + 1, area.right - area.left + 1
        if rows * columns > MOST_CELLS:
            self._fail()
        return [
            self._look(name, row, column)
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        ]


def _call(name: str, given: list[Value]) -> Value:
    if name in _OF_NUMBERS:
        return _OF_NUMBERS[name]([n for value in given for n in _numbers(value)])
    match name, len(given):
        case "COUNTA", _:
            return float(sum(one is not None for value in given for one in _many(value)))
        case "COUNTBLANK", 1:
            return float(sum(one in (None, "") for one in _many(given[0])))
        case "COUNTIF", 2:
            return float(sum(map(_criterion(_scalar(given[1])), _many(given[0]))))
        case "SUMIF", (2 | 3):
            return _sum_if(given)
        case "ROUND", 2:
            return _rounded(_number(given[0]), int(_number(given[1])))
        case "IF", (2 | 3):
            return _if(given)
        case "SUBTOTAL", _ if given and _number(given[0]) in (9, 109):
            return _sum([n for value in given[1:] for n in _numbers(value)])
        case "LEN", 1:
            said = _shown(_scalar(given[0]))
            return float(len(said.encode("utf-16-le")) // 2)  # as spreadsheets count signs
    raise NotPlain(name)


def _sum(numbers: Sequence[float]) -> float:
    return float(sum((Decimal(repr(n)) for n in numbers), Decimal(0)))


def _average(numbers: Sequence[float]) -> float:
    if not numbers:
        raise NotPlain("AVERAGE")
    return _sum(numbers) / len(numbers)


_OF_NUMBERS: dict[str, Callable[[list[float]], float]] = {
    "SUM": _sum,
    "COUNT": lambda numbers: float(len(numbers)),
    "AVERAGE": _average,
    "MAX": lambda numbers: max(numbers, default=0.0),
    "MIN": lambda numbers: min(numbers, default=0.0),
}


def _if(given: list[Value]) -> Value:
    chosen = _scalar(given[0])
    if isinstance(chosen, str):
        raise NotPlain("IF")
    if chosen:
        return given[1]
    return given[2] if len(given) > 2 else False


def _sum_if(given: list[Value]) -> float:
    asked, added = _many(given[0]), _many(given[-1] if len(given) == 3 else given[0])
    if len(asked) != len(added):
        raise NotPlain("SUMIF")
    fits = _criterion(_scalar(given[1]))
    chosen = (value for one, value in zip(asked, added, strict=True) if fits(one))
    return sum(value for value in chosen if isinstance(value, float))


def _rounded(number: float, places: int) -> float:
    step = Decimal(1).scaleb(-places)
    return float(Decimal(repr(number)).quantize(step, "ROUND_HALF_UP"))


def _criterion(asked: Scalar) -> Callable[[Scalar], bool]:
    """What COUNTIF means by "男", ">60" or a number."""
    if not isinstance(asked, str):
        return lambda value: value == asked and type(value) is type(asked)
    found = re.fullmatch(r"(<=|>=|<>|[<>=])?(.*)", asked, re.DOTALL)
    sign, said = (found[1] or "=", found[2]) if found else ("=", asked)
    if any(c in said for c in "*?~"):
        raise NotPlain(asked)
    try:
        number = float(said)
    except ValueError:
        if sign not in ("=", "<>"):
            raise NotPlain(asked) from None
        wanted = said.casefold()
        return lambda value: (_shown(value).casefold() == wanted) is (sign == "=")
    if sign == "<>":
        return lambda value: value != number
    return lambda value: isinstance(value, float) and bool(_compared(value, sign, number))


def _compared(left: Scalar, sign: str, right: Scalar) -> bool:
    left, right = _like(left, right), _like(right, left)
    if isinstance(left, str) and isinstance(right, str):
        left, right = left.casefold(), right.casefold()
        if sign not in ("=", "<>"):
            raise NotPlain(sign)
        return (left == right) is (sign == "=")
    if not isinstance(left, (float, bool)) or not isinstance(right, (float, bool)):
        if sign in ("=", "<>"):
            return sign == "<>"
        raise NotPlain(sign)
    match sign:
        case "=":
            return left == right
        case "<>":
            return left != right
        case "<":
            return left < right
        case ">":
            return left > right
        case "<=":
            return left <= right
    return left >= right


def _like(value: Scalar, other: Scalar) -> Scalar:
    """A blank cell is 0 beside numbers and "" beside texts."""
    if value is None:
        return "" if isinstance(other, str) else 0.0
    return value


def _many(value: Value) -> list[Scalar]:
    return value if isinstance(value, list) else [value]


def _numbers(value: Value) -> Iterator[float]:
    """What SUM adds of an argument: the numbers of a range; a text alone is not guessed at."""
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, float))
    elif isinstance(value, str):
        raise NotPlain(value)
    elif value is not None:
        yield float(value)


def _scalar(value: Value) -> Scalar:
    if isinstance(value, list):
        raise NotPlain("range")
    return value


def _number(value: Value) -> float:
    said = _scalar(value)
    if said is None:
        return 0.0
    if isinstance(said, str):
        raise NotPlain(said)
    return float(said)


def _shown(value: Scalar) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value if isinstance(value, str) else plain_number(value)


def plain_number(number: float) -> str:
    """A number as a part says it: whole ones without a point."""
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
