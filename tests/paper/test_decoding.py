"""Our own decoder reads every code that is drawn right, and nothing that is not."""

from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from qrcode import QRCode, base, constants, util

from gridcredit.paper import decoding
from gridcredit.paper.decoding import NotACode, Rows, decode

LEVELS = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}


def drawn(text: str, level: int = constants.ERROR_CORRECT_M, mask: int | None = None) -> Rows:
    code = QRCode(error_correction=level, border=0, mask_pattern=mask)
    code.add_data(text)
    code.make()
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=120), st.sampled_from(list(LEVELS.values())))
def test_whatever_is_encoded_comes_back(text: str, level: int) -> None:
    assert decode(drawn(text, level)) == text


@pytest.mark.parametrize("text", ["0123456789012", "HTTPS://A.CN/X-1 $%*+./:", "榴花分", "a1B2注3"])
def test_every_mode_comes_back(text: str) -> None:
    assert decode(drawn(text)) == text


@pytest.mark.parametrize("mask", range(8))
def test_every_mask_comes_back(mask: int) -> None:
    assert (
        decode(drawn("https://credit.example.cn/lhf", mask=mask)) == "https://credit.example.cn/lhf"
    )


@pytest.mark.parametrize("length", [100, 400, 900, 2000])
def test_large_versions_come_back(length: int) -> None:
    text = "https://credit.example.cn/" + "Aa1-" * (length // 4)
    assert decode(drawn(text)) == text


@pytest.mark.parametrize("version", range(1, 41))
def test_our_tables_are_those_of_another_implementation(version: int) -> None:
    assert decoding._alignment(version) == util.pattern_position(version)
    for name, level in LEVELS.items():
        blocks = base.rs_blocks(version, level)
        assert int(decoding._BLOCKS[name].split()[version - 1]) == len(blocks)
        checks = {block.total_count - block.data_count for block in blocks}
        assert checks == {int(decoding._CHECKS[name].split()[version - 1])}


@example(17, 0)  # a remainder bit, which no codeword covers
@given(st.integers(0, 28), st.integers(0, 28))
def test_one_wrong_module_that_carries_data_is_not_let_pass(y: int, x: int) -> None:
    rows = [list(row) for row in drawn("https://credit.example.cn/lhf/1")]
    if (y, x) in decoding._function_modules(3):
        return
    rows[y][x] = not rows[y][x]
    with pytest.raises(NotACode):
        decode(tuple(map(tuple, rows)))


@settings(max_examples=60)
@given(st.integers(1, 12), st.integers(0, 2**32))
def test_noise_is_no_code(version: int, seed: int) -> None:
    chance = Random(seed)
    side = version * 4 + 17
    rows = tuple(tuple(chance.random() < 0.5 for _ in range(side)) for _ in range(side))
    with pytest.raises(NotACode):
        decode(rows)


@pytest.mark.parametrize("side", [0, 1, 20, 22, 181])
def test_a_square_of_another_size_is_no_code(side: int) -> None:
    with pytest.raises(NotACode):
        decode(((False,) * side,) * side)
