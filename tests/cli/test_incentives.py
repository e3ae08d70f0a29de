"""The verbs of incentives."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import At


def test_a_measure_is_told_marked_at_a_visit_counted_confirmed_and_printed(
    at: At, tmp_path: Path
) -> None:
    street = at("street")
    bus = (
        "--code",
        "JD-1",
        "--department",
        "公交公司",
        "--title",
        "公交五折",
        "--on",
        "2020-01-01",
    )
    whole = ("--until", "2099-12-31", "--amount", "5 折", "--claim", "screen", "--contact", "1")
    more = ("--scene", "出行", "--age_from", 60)
    made = street.run("ledger", "add", "incentives", *bus, *whole, *more)
    (told,) = street.run("incentives", "list", "--age", 60, "--scene", "travel", "--text", "gjwz")
    assert (told["id"], told["amount"], told["until"]) == (made["id"], "5 折", "2099-12-31")
    assert street.run("incentives", "list", "--age", 59) == []
    assert street.run("incentives", "list", "--scene", "看病") == []
    for wrong in ("151", "-1", "六十"):
        refused = street.ask("incentives", "list", f"--age={wrong}")
        assert (refused.code, refused.document["error"]["facts"]["field"]) == (1, "age")

    home = street.run("households", "list")[0]["id"]
    visit = ("visit", "add", "--household", home, "--outcome", "01", "--at", "2026-11-22T10:00")
    assert street.ask(*visit, "--incentive", "JD-2").code == 1
    street.run(*visit, "--topic", "激励措施", "--incentive", "JD-1")
    (stands,) = street.run("incentives", "states")
    assert (stands["state"], stands["ask_again"], stands["introduced"]) == ("live", True, 1)
    assert street.run("incentives", "confirm", made["id"]) == {"confirmed": 1}
    assert street.run("incentives", "states")[0]["ask_again"] is False

    out = tmp_path / "折页.pdf"
    done = street.run("incentives", "leaflet", "--out", out)
    assert done == {"pages": 2, "items": 1, "shortened": []}
    assert out.read_bytes().startswith(b"%PDF")
