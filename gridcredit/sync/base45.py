"""Bytes as the 45 signs of a QR code's alphanumeric mode (RFC 9285), and back."""

from __future__ import annotations

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}


def encode(content: bytes) -> str:
    """Three signs for every two bytes, two for a last one."""
    signs = []
    for at in range(0, len(content), 2):
        pair = content[at : at + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, sign = divmod(number, 45)
            signs.append(_SIGNS[sign])
    return "".join(signs)


def decode(text: str) -> bytes:
    """The bytes of a text. Raises ValueError when it is not base45."""
    content = bytearray()
    for at in range(0, len(text), 3):
        values = [_VALUES.get(sign) for sign in text[at : at + 3]]
        digits = [value for value in values if value is not None]
        if len(digits) != len(values) or len(digits) == 1:
            raise ValueError("not base45")
        number = sum(digit * 45**place for place, digit in enumerate(digits))
        try:
            content += number.to_bytes(len(digits) - 1, "big")
        except OverflowError:
            raise ValueError("not base45") from None
    return bytes(content)
