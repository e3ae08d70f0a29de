"""People in two streets, as scripts see and decide them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.operations.streets import Streets, number, somebody


def test_a_script_lists_them_at_both_levels_and_decides_at_the_street(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], passphrase_file: Path
) -> None:
    made = Streets(tmp_path / "offices")
    with closing(made.offices):
        person, other = [somebody(street, number(1)) for street in made.streets]
        for _ in range(4):
            made.round()
        one, two = [Terminal(street.folder, capsys) for street in made.streets]
        district = Terminal(made.district.folder, capsys)
        [found] = district.run("duplicates", "list")
        assert found["streets"] == ["兴仁街道", "兴城街道"]
        assert {place["resident"] for place in found["places"]} == {str(person), str(other)}
        assert not {"name", "address"} & {key for place in found["places"] for key in place}
        assert district.run("coverage", "--on", "2026-11-22")["possibly_twice"] == 1
        [hint] = one.run("duplicates", "list", "--reveal", "核对")
        assert (hint["streets"], hint["places"][0]["name"]) == (["兴城街道"], "王建国")
        words = ("duplicates", "different", str(person), "--reason", "证号录错")
        assert one.run(*words) == []
        assert two.ask("duplicates", "different", str(person), "--reason", "x").refused
        assert len(two.run("duplicates", "list")) == 1
        for _ in range(2):
            made.round()
        assert two.run("duplicates", "list") == district.run("duplicates", "list") == []


def test_a_script_asks_for_another_key_and_sees_who_uses_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], passphrase_file: Path
) -> None:
    made = Streets(tmp_path / "offices")
    with closing(made.offices):
        one, two = [Terminal(street.folder, capsys) for street in made.streets]
        none = {"key": "", "follows": 0, "spent": False, "using": [], "awaited": []}
        assert one.run("duplicates", "key") == none
        somebody(made.streets[0], number(1))
        for _ in range(3):
            made.round()
        first = one.run("duplicates", "key")
        assert (first["follows"], first["using"], first["awaited"]) == (0, ["370403003号"], [])
        new = two.run("duplicates", "key", "--new")
        assert (new["follows"], new["awaited"]) == (1, ["370403002号"])
        for _ in range(3):
            made.round()
        held = one.run("duplicates", "key")
        assert (held["key"], held["awaited"]) == (new["key"], [])
        district = Terminal(made.district.folder, capsys)
        assert district.run("duplicates", "key") == none
        assert district.ask("duplicates", "key", "--new").refused
