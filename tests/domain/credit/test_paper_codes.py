"""Codes on papers are read back, and a misread one is told from a right one."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridcredit.domain.credit.paper_codes import (
    PaperCode,
    PaperKind,
    activity_code,
    passbook_code,
    read_paper_code,
)

ids = st.uuids()
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@given(ids, st.integers(1, 99))
def test_a_code_says_its_paper_and_page(id: UUID, page: int) -> None:
    assert read_paper_code(activity_code(id, page)) == PaperCode(PaperKind.ACTIVITY, id, page)
    assert read_paper_code(passbook_code(id)) == PaperCode(PaperKind.PASSBOOK, id)
    assert read_paper_code(f" {passbook_code(id).lower()}\n") == PaperCode(PaperKind.PASSBOOK, id)


@given(ids, st.integers(0, 28), st.sampled_from(_SIGNS))
def test_one_wrong_sign_is_found(id: UUID, at: int, sign: str) -> None:
    code = activity_code(id, 7)
    at += len("GCA1:")
    changed = code[:at] + sign + code[at + 1 :]
    assert (read_paper_code(changed) is None) == (changed != code)


@given(st.text())
def test_other_texts_are_none_of_ours(text: str) -> None:
    assert read_paper_code(text) is None
    assert read_paper_code(f"GCA1:{text}") is None


def test_a_page_that_no_code_can_tell_is_refused() -> None:
    for page in (0, 100):
        with pytest.raises(ValueError, match="page"):
            activity_code(UUID(int=1), page)


def test_page_zero_and_ids_too_large_are_none_of_ours() -> None:
    assert read_paper_code("https://example.org") is None
    assert read_paper_code("GCB1:" + "Z" * 27) is None
