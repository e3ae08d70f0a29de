"""Computers of one pilot village and above it, driven by the command line alone, on a clock that
goes as the story says; what they exchange are files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from gridcredit import paths
from gridcredit.cli.main import main
from gridcredit.cli.verb import Call
from tests.operations.offices import register_file

PASSPHRASE = "榴花盛开-2026"
STREET, VILLAGE, GRID = "370403002", "370403002001", "370403002001001"
ABOVE = {"grid": "street", "village": "street", "street": "district"}


class Computers:
    """A district, a street, a village and a grid laptop, each a workspace in a folder."""

    def __init__(
        self, folder: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.folder, self._capture = folder, capture
        self.now = datetime(2025, 12, 20, 9, 0).astimezone()
        secret = folder / "passphrase.txt"
        secret.write_text(PASSPHRASE + "\n", "utf-8")
        patch.setenv("GRIDCREDIT_PASSPHRASE_FILE", str(secret))
        # A year is lived in a minute: there is no other way to hand a verb its clock.
        patch.setattr(Call, "clock", staticmethod(lambda: self.now))

    def run(self, office: str, *words: object, login: str = "", code: int | None = 0) -> Any:
        """The JSON document of a verb; its exit code must be the one expected; None: any."""
        as_login = ("--as", login) if login else ()
        at = ("--workspace", str(self.folder / "offices" / office))
        argv = ["--json", *at, *as_login, *map(str, words)]
        got = main(argv)
        out = self._capture.readouterr().out
        assert code is None or got == code, (argv, out)
        return json.loads(out)

    def apply(
        self,
        office: str,
        entries: Iterable[Mapping[str, Any]],
        login: str = "",
        code: int | None = 0,
    ) -> Any:
        """Many entries as lines of one file; what `apply` answers."""
        file = self.folder / "lines.ndjson"
        file.write_text(
            "\n".join(json.dumps(dict(e), ensure_ascii=False) for e in entries), "utf-8"
        )
        return self.run(office, "apply", file, login=login, code=code)

    def at(self, day: str, hour: int = 9) -> None:
        """Let it be that day."""
        self.now = datetime.fromisoformat(f"{day}T{hour:02}:00:00").astimezone()

    def found(self, households: int) -> None:
        """Set everything up: offices, accounts, the register."""
        areas = paths.resources() / "demo" / "areas.csv"
        self.run("district", "init", "--role", "district", "--area", "GX", "--areas", areas,
                 "--name", "区信用办")  # fmt: skip
        grids = self.folder / "grids.csv"
        grids.write_text(f"code,name,level,parent\n{GRID},第1网格,grid,{VILLAGE}\n", "utf-8")
        self.run("district", "areas", "import", grids)
        for office, area in (("street", STREET), ("village", VILLAGE), ("grid", GRID)):
            self._enrol(office, area)
        for office, login, name, role in (
            ("village", "caiji", "采集一", "collector"),
            ("village", "duihuan", "兑换一", "redeemer"),
            ("street", "shenhe", "审核一", "street_reviewer"),
        ):
            secret = self.folder / "passphrase.txt"
            self.run(office, "accounts", "add", login, "--name", name, "--role", role,
                     "--passphrase-file", secret)  # fmt: skip
        register = register_file(self.folder, GRID, households=households)
        self.run("grid", "roster", "import", register)
        self.round()

    def _enrol(self, office: str, area: str) -> None:
        above = ABOVE[office]
        request, certificate = (self.folder / f"{office}{end}" for end in (".gcreq", ".gccert"))
        self.run(office, "enrol", "request", "--role", office, "--area", area, "--name",
                 f"{office}办", "--out", request)  # fmt: skip
        self.run(above, "enrol", "approve", request, "--out", certificate, "--yes")
        self.run(office, "enrol", "accept", certificate, "--yes")

    def send(self, sender: str, receiver: str) -> Any:
        """A package from one to the other, and its receipt back; what was taken in."""
        post = self.folder / "post"
        node = self.run(receiver, "status")["node"]
        to = ("--to", node) if ABOVE.get(receiver) == sender else ()
        sent = self.run(sender, "export", "--out", post, *to, code=None)
        if sent.get("error", {}).get("kind") == "NothingToExport":
            return None
        assert "package" in sent, sent
        [report] = self.run(receiver, "import", sent["package"], "--receipts", post)
        assert not report["set_aside"], report
        self.run(sender, "import", report["receipt"])
        return report

    def round(self) -> None:
        """What the laptop, the village and the street have to tell each other, and the district
        what may go up."""
        for child in ("grid", "village"):
            self.send(child, "street")
        for child in ("grid", "village"):
            self.send("street", child)
        self.send("street", "district")
