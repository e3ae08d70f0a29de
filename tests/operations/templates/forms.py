"""Forms in a workspace, for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.register.people import Person
from gridcredit.operations.templates import templates
from gridcredit.operations.templates.choosing import For
from gridcredit.operations.templates.filling import FormFilled, fill_template


def add(desk: Desk, folder: Path, name: str, content: bytes, mapping: str = "") -> None:
    """Keep a form under a name."""
    ending = ".docx" if b"word/document.xml" in content else ".xlsx"
    file = folder / f"{name}{ending}"
    file.write_bytes(content)
    templates.add_template(desk, file, name, mapping)


def fill(desk: Desk, folder: Path, wanted: For, name: str = "表") -> tuple[FormFilled, list[bytes]]:
    """Fill a form with a purpose; the files."""
    done = fill_template(desk, name, wanted, folder / "填好", "上报")
    return done, [file.read_bytes() for file in done.files]


def person_named(desk: Desk, name: str) -> Person:
    """Somebody of the register."""
    return next(one for one in people.list_residents(desk, purpose="核对") if one.line.name == name)
