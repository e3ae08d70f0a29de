"""What is kept and what is held, where the district's tables lie on a server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gridcredit.domain.codes import RegistrationKind
from gridcredit.domain.retention import Kept
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import signing
from gridcredit.operations.rights import held, retention
from gridcredit.operations.rights.tasks import rights_glance
from tests.operations.adding import add_registration
from tests.operations.homes import a_home
from tests.operations.pdfs import pdf_text


@pytest.fixture
def on_server() -> bool:
    """Here they do."""
    return True


def test_terms_are_previewed_and_a_person_is_printed(district: Desk, tmp_path: Path) -> None:
    home = a_home(district)
    signing.sign_pledge(district, home.adult, date(2010, 5, 6))
    add_registration(district, home.adult, RegistrationKind.REGISTERED, date(2026, 11, 1))
    told = {one.kept: one for one in retention.preview(district)}
    assert (told[Kept.PLEDGES].count, told[Kept.PLEDGES].past) == (1, 1)
    assert told[Kept.LOG].count > 0
    assert retention.let_go(district) == 0
    out = tmp_path / "打印.pdf"
    assert held.print_held(district, home.adult, out, "本人查阅").records >= 5
    assert "已注册" in pdf_text(out)
    assert {one.count for one in rights_glance(district).values()} == {0}
