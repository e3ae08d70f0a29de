"""What is printed as a code is a web address that every phone opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.errors import BadValue
from gridcredit.domain.links import check_link, host_shown, link_for

GRID = "370403002001001"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("https://example.org/r?g={grid}", f"https://example.org/r?g={GRID}"),
        ("HTTP://Example.org", "HTTP://Example.org"),
        (" https://example.org/a ", "https://example.org/a"),
        ("https://example.org:8443/a?b=c#d", "https://example.org:8443/a?b=c#d"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/枣庄", "https://example.org/%E6%9E%A3%E5%BA%84"),
        ("https://example.org/r?村=东 村", "https://example.org/r?%E6%9D%91=%E4%B8%9C%20%E6%9D%91"),
        ("https://信用.中国/注册", "https://xn--vuqs22g.xn--fiqs8s/%E6%B3%A8%E5%86%8C"),
        ("http://[2001:db8::1]/a", "http://[2001:db8::1]/a"),
    ],
)
def test_a_link_is_printed_as_phones_open_it(typed: str, printed: str) -> None:
    assert link_for(typed, GRID) == printed


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("example.org/r", "not_web"),
        ("weixin://dl/business", "not_web"),
        ("javascript:alert(1)", "not_web"),
        ("file:///etc/passwd", "not_web"),
        ("榴花分", "not_web"),
        ("https:///r", "not_web"),
        ("https://", "not_web"),
        ("https://:80/r", "bad_host"),
        ("https://example.org:port/r", "bad_host"),
        ("https://example.org:99999/r", "bad_host"),
        ("https://[::1/r", "bad_host"),
        ("https://bank.example@example.org/", "bad_host"),
        ("https://exa mple.org/", "bad_host"),
        ("https://..中国/", "bad_host"),
        ("https://example.org/{street}", "unknown_mark"),
        ("https://example.org/{grid", "unknown_mark"),
        ("https://example.org/{{grid}}", "unknown_mark"),
        ("https://example.org/{}", "unknown_mark"),
        ("https://example.org/\x07", "not_text"),
        ("https://example.org/\nx", "not_text"),
        ("https://example.org/\u202egpj", "not_text"),
    ],
)
def test_what_no_phone_would_open_is_refused_in_words(typed: str, reason: str) -> None:
    with pytest.raises(BadValue) as refused:
        check_link(typed)
    assert (refused.value.field, refused.value.reason) == ("link", reason)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_refused_or_plain(typed: str) -> None:
    try:
        printed = link_for("https://example.org/" + typed, GRID)
    except BadValue:
        return
    assert printed.isascii()
    assert " " not in printed
    assert link_for(printed, GRID) == printed


def test_a_chinese_host_is_read_as_chinese() -> None:
    assert host_shown(link_for("https://信用.中国/a", GRID)) == "信用.中国"
    assert host_shown("https://example.org/a") == "example.org"
    assert host_shown("") == ""
