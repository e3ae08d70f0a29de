"""Which passphrases anybody would try first."""

import pytest

from gridcredit.domain.passphrases import weakness

NAMES = ("zhangsan", "张三丰", "兴仁街道办事处", "370403002")
COMMON = (
    "password", "Password1", "PASSWORD123!", "p@ssw0rd", "admin2026", "woaini1314", "iloveyou",
    "管理员管理员2026", "gridcredit", "liuhua2026", "!!welcome!!", "1q2w3e4r",
)  # fmt: skip
GOOD = (
    "榴花盛开-2026", "至少八个字符的口令", "一二三四五六七八", "liuhua-demo", "采集员的口令-2026",
    "correct horse battery", "石榴 公交车 三点半", "Tq7#mZ2p", "zhangsan喜欢石榴树",
    "83920174650132",
)  # fmt: skip


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("", "too_short"), ("kurz", "too_short"), ("口令口令", "too_short"),
        (" " * 8, "monotonous"), ("\u3000" * 9, "monotonous"), ("aaaaaaaa", "monotonous"),
        ("啊啊啊啊啊啊啊啊", "monotonous"), ("abababab", "monotonous"), ("abcxabcx", "monotonous"),
        ("........", "monotonous"), ("甲乙丙丁甲乙丙丁", "monotonous"),
        ("12345678", "keyboard_run"), ("87654321", "keyboard_run"), ("abcdefgh", "keyboard_run"),
        ("qwertyui", "keyboard_run"), ("QWERTYUI", "keyboard_run"), ("asdfghjk", "keyboard_run"),
        ("poiuytrewq", "keyboard_run"), ("1qaz2wsx", "keyboard_run"), ("qwer1234", "keyboard_run"),
        ("１２３４５６７８", "keyboard_run"), ("1234 5678", "keyboard_run"),
        ("!@#$%^&*", "keyboard_run"), ("111222333444", "keyboard_run"),
        ("abc123456", "keyboard_run"), ("789456123", "keyboard_run"),
        ("19900615", "digits_only"), ("13805550123", "digits_only"), ("370403002", "digits_only"),
        ("zhangsan1", "own_name"), ("ZhangSan!!", "own_name"), ("nasgnahz88", "own_name"),
        ("张三丰张三丰2026", "own_name"), ("兴仁街道办事处1", "own_name"),
    ],
)  # fmt: skip
def test_what_is_tried_first_is_refused_with_the_reason(passphrase: str, reason: str) -> None:
    assert weakness(passphrase, (), NAMES) == reason


@pytest.mark.parametrize("passphrase", GOOD)
def test_what_nobody_guesses_is_taken(passphrase: str) -> None:
    assert weakness(passphrase, (), NAMES) == ""


def test_the_list_counts_with_digits_and_signs_around_its_words() -> None:
    for passphrase in ("sunshine", "Sunshine99", "!!sunshine!!"):
        assert weakness(passphrase, {"sunshine"}) == "common"
    assert weakness("sunshine on 3 roofs", {"sunshine"}) == ""
