"""Runs verbs as a script does: in one process, each with --json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gridcredit import texts
from gridcredit.cli.main import main
from gridcredit.domain import errors


@dataclass
class Answer:
    """What a verb said and how it ended."""

    code: int
    document: Any
    told: str  # on standard error

    @property
    def refused(self) -> str:
        """The kind of error, its message held to be one for a person; blank when none."""
        if not isinstance(self.document, dict) or "error" not in self.document:
            return ""
        error = self.document["error"]
        assert set(error) == {"kind", "message", "facts"}
        assert self.code == 1
        assert error["kind"] in texts.ERRORS
        assert issubclass(getattr(errors, error["kind"]), errors.GridCreditError)
        assert len(error["message"]) > 10
        assert "Traceback" not in self.told
        return str(error["kind"])


@dataclass
class Terminal:
    """One workspace, spoken to by verbs."""

    workspace: Path
    capture: pytest.CaptureFixture[str]

    def ask(self, *words: str | Path) -> Answer:
        """Run a verb."""
        self.capture.readouterr()
        argv = ["--json", "--language", "en", "--workspace", str(self.workspace)]
        try:
            code = main([*argv, *map(str, words)])
        except SystemExit as stopped:  # argparse
            code = int(stopped.code or 0)
        said = self.capture.readouterr()
        document = json.loads(said.out) if said.out else None
        return Answer(code, document, said.err)

    def run(self, *words: str | Path) -> Any:
        """The document of a verb that must succeed."""
        answer = self.ask(*words)
        assert answer.code == 0, answer
        return answer.document
