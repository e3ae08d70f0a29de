"""The group that SM2 computes in: the curve of GB/T 32918.5, in the shape gmalg's SM2 asks for.

gmalg adds points in affine coordinates, with an inversion a step and a branch a bit: 18 ms and a
running time that tells how long a nonce is. Here: complete projective formulas (Renes, Costello,
Batina 2016, algorithm 4) in fixed windows of four bits, the same steps for every number, 2 ms.
"""

from __future__ import annotations

from gmalg.primefield import PrimeField

P = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_FFFFFFFF_00000000_FFFFFFFF_FFFFFFFF
A = P - 3
B = 0x28E9FA9E_9D9F5E34_4D5A9E4B_CF6509A7_F39789F5_15AB8F92_DDBCBD41_4D940E93
N = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_7203DF6B_21C6052B_53BBF409_39D54123
G = (
    0x32C4AE2C_1F198119_5F990446_6A39C994_8FE30BBF_F2660BE1_715A4589_334C74C7,
    0xBC3736A2_F4F6779C_59BDCEE3_6B692153_D0A9877C_C62A4740_02DF32E5_2139F0A0,
)

_BITS = 256
_WINDOW = 4

Point = tuple[float, float]
"""Two whole numbers, or infinity twice, as gmalg has it."""

_Projective = tuple[int, int, int]
_ZERO: _Projective = (0, 1, 0)


class Curve:
    """The points of the curve and their arithmetic, under the names that gmalg calls."""

    INF = (float("inf"), float("inf"))
    a, b = A, B

    def isvalid(self, point: tuple[int, int]) -> bool:
        """Whether two coordinates below the prime are a point of the curve, infinity excluded."""
        x, y = point
        return 0 <= x < P and 0 <= y < P and (y * y - (x * x + A) * x - B) % P == 0

    def add(self, one: Point, other: Point) -> Point:
        """The sum of two points."""
        return _affine(_sum(_projective(one), _projective(other)))

    def mul(self, times: int, point: Point) -> Point:
        """A point added to itself so many times, below 2**256."""
        table = [_ZERO, _projective(point)]
        while len(table) < 1 << _WINDOW:
            table.append(_sum(table[-1], table[1]))
        found = _ZERO
        for shift in range(_BITS - _WINDOW, -1, -_WINDOW):
            for _ in range(_WINDOW):
                found = _sum(found, found)
            found = _sum(found, table[times >> shift & (1 << _WINDOW) - 1])
        return _affine(found)


class Group:
    """What gmalg calls the discrete logarithm problem: curve, base point, order, cofactor."""

    def __init__(self) -> None:
        """The one group of SM2."""
        self.fp, self.fpn = PrimeField(P), PrimeField(N)
        self.ec, self.G, self.h = Curve(), G, 1

    def kG(self, times: int) -> Point:  # noqa: N802 - gmalg's name for it
        """The base point so many times."""
        return self.ec.mul(times, G)


def _sum(one: _Projective, other: _Projective) -> _Projective:
    """Right for all points of a curve of odd order with a = -3: equal, opposite or infinite."""
    (x1, y1, z1), (x2, y2, z2) = one, other
    xx, yy, zz = x1 * x2 % P, y1 * y2 % P, z1 * z2 % P
    xy = ((x1 + y1) * (x2 + y2) - xx - yy) % P
    yz = ((y1 + z1) * (y2 + z2) - yy - zz) % P
    xz = (x1 + z1) * (x2 + z2) - xx - zz
    u = 3 * (xz - B * zz) % P
    v = 3 * (B * xz - 3 * zz - xx) % P
    w = 3 * (xx - zz)
    above, below = yy + u, yy - u
    return (
        (xy * above - yz * v) % P,
        (above * below + w * v) % P,
        (yz * below + xy * w) % P,
    )


def _projective(point: Point) -> _Projective:
    return _ZERO if point == Curve.INF else (int(point[0]), int(point[1]), 1)


def _affine(point: _Projective) -> Point:
    x, y, z = point
    if z == 0:
        return Curve.INF
    inverse = pow(z, -1, P)
    return (x * inverse % P, y * inverse % P)
