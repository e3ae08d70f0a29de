"""Files on paper: whole again from any sheets but one, in any order, and nothing else joined."""

import os
import random
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridcredit.domain.errors import FileUnreadable, PackageTooNew, TooMuchForPaper
from gridcredit.sync import base45, sheets
from gridcredit.sync.sheets import (
    MOST_SHEETS,
    Piece,
    SheetKind,
    cut,
    join,
    read_piece,
    standing,
)

PACKAGE, RECEIPT = SheetKind.PACKAGE, SheetKind.RECEIPT
SIGNS = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
LONGEST = 1134  # signs in a code of 105 modules that repairs 15 % of itself


def noise(size: int, seed: int = 1) -> bytes:
    """Bytes that no deflate makes shorter, as those of a sealed package."""
    return random.Random(seed).randbytes(size)


def pieces_of(texts: list[list[str]]) -> list[list[Piece]]:
    return [[read_piece(text, "x") for text in sheet] for sheet in texts]


def flat(pieces: list[list[Piece]]) -> list[Piece]:
    return [piece for sheet in pieces for piece in sheet]


@given(st.binary(max_size=30_000), st.sampled_from(SheetKind), st.randoms(use_true_random=False))
def test_what_was_cut_is_joined_in_any_order_with_any_repeats(
    content: bytes, kind: SheetKind, chance: random.Random
) -> None:
    pieces = flat(pieces_of(cut(content, kind, "x")))
    dealt = pieces + chance.choices(pieces, k=5)
    chance.shuffle(dealt)
    assert join(dealt, "x") == content


@pytest.mark.parametrize("size", [1, 800, 3_000, 5_600, 27_000, 50_000])
def test_any_one_sheet_may_be_lost(size: int) -> None:
    content = noise(size)
    whole = pieces_of(cut(content, PACKAGE, "x"))
    assert len(whole) == whole[0][0].of.total > 1
    for lost in range(len(whole)):
        left = flat(whole[:lost] + whole[lost + 1 :])
        (how,) = standing(left)
        assert (how.missing, how.needed) == ((lost + 1,), 0)
        assert join(left, "x") == content


@settings(max_examples=25)
@given(st.integers(5_000, 60_000), st.randoms(use_true_random=False))
def test_one_code_of_each_place_may_be_lost_from_whichever_sheet(
    size: int, chance: random.Random
) -> None:
    content = noise(size, seed=size)
    whole = pieces_of(cut(content, PACKAGE, "x"))
    left = [p for column in zip(*whole, strict=True) for p in chance.sample(column, len(whole) - 1)]
    assert standing(left)[0].needed == 0
    assert join(left, "x") == content


def test_two_lost_sheets_are_named_and_either_of_them_will_do() -> None:
    content = noise(30_000)
    whole = pieces_of(cut(content, PACKAGE, "x"))
    left = [sheet for number, sheet in enumerate(whole, 1) if number not in (3, 5)]
    (how,) = standing(flat(left))
    assert (how.missing, how.unclear, how.needed) == ((3, 5), (), 1)
    with pytest.raises(ValueError, match="missing"):
        join(flat(left), "x")
    for found in (3, 5):
        assert join(flat([*left, whole[found - 1]]), "x") == content


def test_a_sheet_of_which_some_codes_were_read_is_called_unclear() -> None:
    whole = pieces_of(cut(noise(30_000), PACKAGE, "x"))
    (how,) = standing([*flat(whole[2:]), *whole[0][:4]])
    assert (how.unclear, how.missing, how.needed) == ((1,), (2,), 1)
    (how,) = standing([*flat(whole[2:]), *whole[0][:4], *whole[1][4:]])
    assert (how.unclear, how.needed) == ((1, 2), 0)


def test_several_sets_are_told_apart() -> None:
    one, two = (pieces_of(cut(noise(9_000, seed), PACKAGE, "x")) for seed in (1, 2))
    mixed = [*one[0], *two[0], *one[1], *two[1]]
    assert [how.of for how in standing(mixed)] == [one[0][0].of, two[0][0].of]
    assert one[0][0].of.name != two[0][0].of.name
    with pytest.raises(ValueError, match="one set"):
        join(mixed, "x")


def test_equal_files_make_equal_sheets_whoever_prints_them() -> None:
    assert cut(noise(9_000), PACKAGE, "a") == cut(noise(9_000), PACKAGE, "b")


@pytest.mark.parametrize(
    ("size", "kind", "shape"),
    [
        (560, RECEIPT, (1, 0, 1)),  # one large code
        (1_300, RECEIPT, (1, 0, 2)),
        (9_000, RECEIPT, (2, 1, 12)),
        (560, PACKAGE, (1, 1, 1)),  # the spare one is a second copy
        (2_700, PACKAGE, (1, 1, 6)),
        (27_000, PACKAGE, (5, 1, 12)),
    ],
)
def test_a_short_file_has_few_and_large_codes(
    size: int, kind: SheetKind, shape: tuple[int, int, int]
) -> None:
    of = pieces_of(cut(noise(size), kind, "x"))[0][0].of
    assert (of.sheets, of.spare, of.places) == shape


@pytest.mark.parametrize("size", [700, 1_430, 2_770, 5_550, 50_000])
def test_every_code_can_be_written_and_read_everywhere(size: int) -> None:
    texts = [text for sheet in cut(noise(size), PACKAGE, "x") for text in sheet]
    assert max(map(len, texts)) <= LONGEST
    assert set("".join(texts)) <= SIGNS
    assert len(set(map(len, texts))) == 1


@pytest.mark.parametrize("size", range(27_700, 27_760, 7))
def test_no_code_holds_a_long_run_of_zeros(size: int) -> None:
    """Where there are more places than bytes to fill them; an encoder would stumble over it."""
    whole = flat(pieces_of(cut(noise(size), PACKAGE, "x")))
    assert all(bytes(8) not in piece.content for piece in whole)


def test_more_than_anybody_scans_is_not_printed() -> None:
    with pytest.raises(TooMuchForPaper) as refused:
        cut(noise(400_000), PACKAGE, "x.gcpkg")
    error = refused.value
    assert (error.file, error.most, error.sheets > MOST_SHEETS) == ("x.gcpkg", MOST_SHEETS, True)


@pytest.mark.parametrize(
    "text", ["", "https://example.org/liuhua", "GCQR", "GCQR:", "GCQRX:0", "GCQR١:0", "gcqr1:0"]
)
def test_a_code_of_somebody_else_is_called_so(text: str) -> None:
    with pytest.raises(FileUnreadable) as refused:
        read_piece(text, "photo.jpg")
    assert (refused.value.file, refused.value.reason) == ("photo.jpg", "other_code")


def test_a_code_of_a_later_program_is_called_newer() -> None:
    with pytest.raises(PackageTooNew) as refused:
        read_piece("GCQR2:ANYTHING", "photo.jpg")
    assert (refused.value.found, refused.value.known) == (2, 1)


def test_every_changed_sign_is_noticed() -> None:
    text = cut(noise(300), RECEIPT, "x")[0][0]
    start = text.index(":") + 1
    for at in range(start, len(text)):
        changed = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
        with pytest.raises(FileUnreadable):
            read_piece(changed, "x")


@given(st.binary(max_size=60), st.booleans())
def test_any_bytes_in_a_code_are_refused_or_make_sense(raw: bytes, summed: bool) -> None:
    """Also with a sum that is right: somebody may mean harm."""
    head, rest = raw[:18], raw[18:]
    if summed:
        raw = head + zlib.crc32(head + rest).to_bytes(4, "big") + rest
    with suppress(FileUnreadable):
        piece = read_piece(f"GCQR1:{base45.encode(raw)}", "x")
        assert len(piece.content) == piece.of.piece
        assert 1 <= piece.sheet <= piece.of.total
        assert piece.place < piece.of.places


def test_pieces_that_only_claim_to_belong_together_are_not_joined() -> None:
    whole = flat(pieces_of(cut(noise(900), RECEIPT, "x")))
    of = whole[0].of
    forged = [whole[0], Piece(of, 1, 1, bytes(of.piece))]
    with pytest.raises(FileUnreadable) as refused:
        join(forged, "x")
    assert refused.value.reason == "damaged"


def test_a_code_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "LARGEST", 10_000)
    bomb = flat(pieces_of(cut(bytes(20_000), RECEIPT, "x")))
    with pytest.raises(FileUnreadable) as refused:
        join(bomb, "x")
    assert refused.value.reason == "damaged"
    assert join(flat(pieces_of(cut(os.urandom(9_999), RECEIPT, "x"))), "x")
