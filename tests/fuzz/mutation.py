"""Bytes changed the way files are: flipped, cut, doubled, swapped, strewn with awkward pieces."""

import random

AWKWARD = (
    b"\0", b"\xff" * 4, b"\r\n", b"{", b"[" * 40, b'"', b"null", b"-1", b"1e999", b"9" * 30, b"../",
    b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", "年〇".encode(), b"\xed\xa0\x80", b"\xe2\x80\xae",
)  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The bytes after one to four changes."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        _change(made, chance)
    return bytes(made)


def _change(made: bytearray, chance: random.Random) -> None:
    at, to = sorted(chance.randrange(len(made) + 1) for _ in range(2))
    match chance.randrange(6):
        case 0 if made:
            made[at % len(made)] ^= 1 << chance.randrange(8)
        case 1:
            del made[at : min(to, at + 64)]
        case 2:
            made[at:at] = made[at : min(to, at + 64)]
        case 3:
            made[at:at] = chance.choice(AWKWARD)
        case 4:
            piece = chance.choice(AWKWARD)
            made[at : at + len(piece)] = piece
        case _:
            del made[at if chance.random() < 0.2 else len(made) :]
