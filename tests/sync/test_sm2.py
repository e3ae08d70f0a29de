"""SM2 beyond the printed examples: a second arithmetic agrees, and what is no key, no point and no
signature is refused."""

import secrets

import pytest
from gmalg import SM2
from gmalg.ellipticcurve import ECDLP
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.sync import sm2, sm2der
from gridcredit.sync.sm2curve import A, B, Curve, G, Group, N, P

SECRET = sm2.create()
PUBLIC = sm2.public_of(SECRET)
OTHERS = ECDLP(P, A, B, G, N)  # gmalg's own arithmetic, which shares no line with ours
INFINITY = Curve.INF
OPPOSITE = (G[0], P - G[1])


@settings(max_examples=30, deadline=None)
@given(st.integers(1, N - 1), st.integers(1, N - 1))
def test_sums_and_multiples_are_those_of_another_arithmetic(one: int, other: int) -> None:
    group = Group()
    first, second = group.kG(one), group.kG(other)
    assert (first, second) == (OTHERS.kG(one), OTHERS.kG(other))
    assert group.ec.add(first, second) == OTHERS.ec.add(first, second)
    assert group.ec.isvalid((int(first[0]), int(first[1])))


def test_infinity_and_opposites_are_points_like_others() -> None:
    curve = Curve()
    assert curve.mul(0, G) == curve.mul(N, G) == curve.add(G, OPPOSITE) == INFINITY
    assert curve.add(INFINITY, G) == curve.add(G, INFINITY) == curve.mul(N + 1, G) == G
    assert curve.add(INFINITY, INFINITY) == curve.mul(5, INFINITY) == INFINITY
    assert curve.mul(N - 1, G) == OPPOSITE
    assert curve.add(G, G) == curve.mul(2, G) == OTHERS.kG(2)


@pytest.mark.parametrize(
    "point",
    [(0, 0), (G[0], G[1] + 1), (G[0] + P, G[1]), (G[0], G[1] - P), (G[0], G[1] + P), (P, P)],
)
def test_what_lies_off_the_curve_is_no_point(point: tuple[int, int]) -> None:
    assert not Curve().isvalid(point)


@pytest.mark.parametrize("number", [0, N - 1, N, N + 1, (1 << 256) - 1])
def test_a_secret_lies_in_its_range(number: int) -> None:
    with pytest.raises(ValueError, match="no secret"):
        sm2.public_of(number.to_bytes(32, "big"))
    with pytest.raises(ValueError, match="no secret"):
        sm2.public_of(b"short")


def test_gmalg_by_itself_believes_our_signatures_and_opens_what_we_wrap() -> None:
    theirs = SM2(SECRET, sm2.USER, b"\4" + PUBLIC)
    signature = sm2.sign(SECRET, PUBLIC, b"x")
    assert theirs.verify(b"x", signature[:32], signature[32:])
    assert theirs.decrypt(b"\4" + sm2.wrap(PUBLIC, b"secret")) == b"secret"
    r, s = theirs.sign(b"y")
    assert sm2.is_signed_by(PUBLIC, b"y", r.rjust(32, b"\0") + s.rjust(32, b"\0"))
    assert sm2.unwrap(SECRET, theirs.encrypt(b"secret")[1:]) == b"secret"


def test_the_same_content_is_never_signed_or_wrapped_twice_alike() -> None:
    assert len({sm2.sign(SECRET, PUBLIC, b"x")[:32] for _ in range(5)}) == 5
    assert len({sm2.wrap(PUBLIC, b"x" * 16)[:64] for _ in range(5)}) == 5
    assert len({sm2.create() for _ in range(5)}) == 5


def test_a_random_number_out_of_range_is_drawn_again() -> None:
    drawn = iter([0, N, N + 5, 7, 8])
    signature = sm2.sign(SECRET, PUBLIC, b"x", lambda _bits: next(drawn))
    assert sm2.is_signed_by(PUBLIC, b"x", signature)
    assert list(drawn) == [8]


@pytest.mark.parametrize(
    ("r", "s"), [(0, 1), (1, 0), (N, 1), (1, N), (N - 1, 1), (5, N - 5), (N + 1, N + 1)]
)
def test_numbers_that_no_signature_has_are_refused(r: int, s: int) -> None:
    assert not sm2.is_signed_by(PUBLIC, b"x", r.to_bytes(32, "big") + s.to_bytes(32, "big"))


def test_a_signature_counts_for_its_own_numbers_alone() -> None:
    """r and s plus the order would be the same to a careless reader, and nothing changes by itself
    when one of their bits does."""
    signature = sm2.sign(SECRET, PUBLIC, b"x")
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    for other in ((r + N, s), (r, s + N), (s, r), (r, N - s)):
        if max(other) < 1 << 256:
            assert not sm2.is_signed_by(
                PUBLIC, b"x", b"".join(n.to_bytes(32, "big") for n in other)
            )
    for at in range(0, 64, 7):
        changed = signature[:at] + bytes([signature[at] ^ 1]) + signature[at + 1 :]
        assert not sm2.is_signed_by(PUBLIC, b"x", changed)


def test_whatever_is_changed_in_a_wrapped_secret_opens_nothing() -> None:
    wrapped = sm2.wrap(PUBLIC, secrets.token_bytes(16))
    for at in range(0, len(wrapped), 3):
        changed = wrapped[:at] + bytes([wrapped[at] ^ 1]) + wrapped[at + 1 :]
        with pytest.raises(ValueError, match=r"no point|CheckFailed"):
            sm2.unwrap(SECRET, changed)
    for short in (b"", wrapped[:64], wrapped[:96]):
        with pytest.raises(ValueError, match="cut"):
            sm2.unwrap(SECRET, short)
    with pytest.raises(ValueError, match="CheckFailed"):
        sm2.unwrap(sm2.create(), wrapped)


@given(st.binary(min_size=64, max_size=64))
def test_der_of_a_signature_comes_back(raw: bytes) -> None:
    assert sm2der.signature_of(sm2der.signature_der(raw)) == raw


@given(st.binary(min_size=97, max_size=113))
def test_der_of_a_wrapped_secret_comes_back(raw: bytes) -> None:
    assert sm2der.wrapped_of(sm2der.wrapped_der(raw)) == raw


@pytest.mark.parametrize("raw", [bytes(64), b"\xff" * 64, bytes(31) + b"\x80" + bytes(32)])
def test_der_has_the_shortest_numbers(raw: bytes) -> None:
    der = sm2der.signature_der(raw)
    assert sm2der.signature_of(der) == raw
    assert len(der) <= sm2der.LONGEST_SIGNATURE


@given(st.binary(max_size=80))
def test_other_bytes_are_no_der(content: bytes) -> None:
    for read, write in (
        (sm2der.signature_of, sm2der.signature_der),
        (sm2der.wrapped_of, sm2der.wrapped_der),
    ):
        try:
            assert write(read(content)) == content
        except ValueError:
            continue


DER = sm2der.signature_der(b"\x11" * 64)


@pytest.mark.parametrize(
    "changed",
    [
        DER + b"\0",
        DER[:-1],
        DER[:1] + b"\x81" + DER[1:],  # the same length, said in two bytes
        b"\x30\x45\x02\x21\0" + DER[4:],  # a number with a zero that it does not need
        b"\x31" + DER[1:],
        DER.replace(b"\x02\x20", b"\x04\x20", 1),
        DER.replace(b"\x02\x20\x11", b"\x02\x20\x81", 1),  # negative
        b"\x30\x45\x02\x21\x01" + DER[4:],  # a bit too long
        b"",
        b"\x30",
        b"\x30\0",
    ],
)
def test_a_signature_in_any_other_encoding_is_refused(changed: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the reasons differ
        sm2der.signature_of(changed)


WRAPPED = sm2der.wrapped_der(b"\x11" * 112)


@pytest.mark.parametrize(
    "changed",
    [
        WRAPPED + b"\0",
        WRAPPED[:-1],
        WRAPPED.replace(b"\x02\x20\x11", b"\x02\x20\x81", 1),  # negative
        b"\x30\x79\x02\x21\x01" + WRAPPED[4:],  # a bit too long
        WRAPPED.replace(b"\x04\x20" + b"\x11" * 32, b"\x04\x1f" + b"\x11" * 31),
        WRAPPED.replace(b"\x02\x20", b"\x04\x20", 1),
    ],
)
def test_a_wrapped_secret_in_any_other_encoding_is_refused(changed: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the reasons differ
        sm2der.wrapped_of(changed)


def test_what_is_longer_than_the_header_of_a_sealed_stream_holds_is_not_written() -> None:
    assert len(sm2der.wrapped_der(b"\xff" * 117)) == 2 + sm2der.LONGEST_WRAPPED
    with pytest.raises(ValueError, match="size 22"):
        sm2der.wrapped_der(b"\xff" * 118)
