"""Wherever a passphrase is chosen, what anybody would try first is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridcredit.domain.codes import Office, Role
from gridcredit.domain.errors import GridCreditError, WeakPassphrase
from gridcredit.operations.desk import Desk, open_desk
from gridcredit.operations.installation.passphrases import require_strong
from gridcredit.operations.trust import enrolling
from gridcredit.operations.workspace import accounts
from tests.domain.test_passphrases import COMMON, GOOD, NAMES
from tests.operations.offices import GRIDS, PASSPHRASE, Ticking, counting_ids

WEAK = ("12345678", "aaaaaaaa", " " * 8, "qwertyui", "password1", "19900615")


@pytest.mark.parametrize("passphrase", COMMON)
def test_the_commonest_are_refused_by_a_kept_list(passphrase: str) -> None:
    with pytest.raises(WeakPassphrase):
        require_strong(passphrase)


@pytest.mark.parametrize("passphrase", GOOD)
def test_what_nobody_guesses_is_taken(passphrase: str) -> None:
    require_strong(passphrase, *NAMES)


@pytest.mark.parametrize("passphrase", [*WEAK, "网格员王芳1", "370403002001002"[:12]])
def test_no_workspace_begins_with_one(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(WeakPassphrase):
        enrolling.start_child(
            tmp_path / "w", Office.GRID, GRIDS[1], "网格员王芳", passphrase, Ticking(),
            counting_ids().__next__,
        )  # fmt: skip
    assert not (tmp_path / "w").exists()


def test_no_district_begins_with_one(tmp_path: Path) -> None:
    listed = tmp_path / "areas.csv"
    listed.write_text("code,name,level,parent\nGX,高新区,district,\n", "utf-8")
    for passphrase in (*WEAK, "高新区信用办1"):
        with pytest.raises(WeakPassphrase):
            enrolling.start_district(
                tmp_path / "d", "GX", listed, "高新区信用办", passphrase, Ticking(),
                counting_ids().__next__,
            )  # fmt: skip
        assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("passphrase", [*WEAK, "collector1"])
def test_no_account_gets_one_and_nothing_changes(worker: Desk, passphrase: str) -> None:
    def tried(*deeds: object) -> list[type[GridCreditError]]:
        told = []
        for deed in deeds:
            with pytest.raises(GridCreditError) as refused:
                deed()  # type: ignore[operator]
            told.append(refused.type)
        return told

    told = tried(
        lambda: accounts.add_account(worker, "collector", "甲", Role.COLLECTOR, passphrase),
    )
    accounts.add_account(worker, "collector", "甲", Role.COLLECTOR, PASSPHRASE)
    told += tried(lambda: accounts.reset_passphrase(worker, "collector", passphrase))
    if passphrase != "collector1":
        told += tried(lambda: accounts.change_passphrase(worker, PASSPHRASE, passphrase))
    assert set(told) == {WeakPassphrase}
    for login in ("grid", "collector"):
        open_desk(worker.folder, PASSPHRASE, worker.clock, worker.new_id, login).close()
