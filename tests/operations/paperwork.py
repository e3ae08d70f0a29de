"""Days of work that travel on paper, and the pictures that an office takes of the sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pypdfium2
from PIL import Image
from uuid_utils.compat import uuid7

from gridcredit.domain.codes import ConsentKind, RegistrationKind, VisitOutcome
from gridcredit.domain.kinds.visit import Visit
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import people
from gridcredit.operations.visits import visiting
from gridcredit.operations.visits.visiting import AdultEntry, VisitEntry
from tests.posters.scans import Harm, harmed

CONSENTS = {
    ConsentKind.REGISTRATION_DATA: True,
    ConsentKind.REPORT_PLEDGE: True,
    ConsentKind.PUBLISH_HONOUR: False,
}
NOTES = ("老人耳背，请其女儿周末到场", "晚上七点以后在家", "已留宣传页，改天再登门", "")


def work(desk: Desk, visits: int, *, busy: bool) -> None:
    """So many visits with ids as they come in life; on a busy day every door opens and every adult
    registers, pledges and consents, on another a third of them do."""
    desk = replace(desk, new_id=uuid7)
    chance = Random(visits)
    homes: dict[UUID, list[UUID]] = {}
    for person in people.list_residents(desk):
        adults = homes.setdefault(person.line.household, [])
        if person.eligible:
            adults.append(person.line.id)
    doors = list(homes.items())
    for at in range(visits):
        household, adults = doors[at % len(doors)]
        opened = busy or chance.random() < 0.35
        visit = Visit(
            desk.new_id(),
            household,
            (desk.clock() - timedelta(minutes=3)).isoformat(timespec="minutes"),
            VisitOutcome.MET_DONE if opened else VisitOutcome.NOBODY,
            met=tuple(adults[:1]) if opened else (),
            leaflets=int(opened),
            note=chance.choice(NOTES),
        )
        settled = [
            AdultEntry(adult, RegistrationKind.REGISTERED, pledged=True, consents=CONSENTS)
            for adult in adults
        ]
        visiting.log_visit(desk, VisitEntry(visit, tuple(settled if opened else ()), "2026-1"))


def pictures(pdf: Path, folder: Path, harm: Harm, dpi: int = 150) -> list[Path]:
    """Every page of a PDF as a picture of it, as a scanner or phone gives it."""
    folder.mkdir(exist_ok=True)
    document = pypdfium2.PdfDocument(pdf)
    files = []
    for index in range(len(document)):
        page: Image.Image = document[index].render(scale=dpi / 72, grayscale=True).to_pil()
        files.append(folder / f"IMG_{2041 + index}.jpg")
        files[-1].write_bytes(harmed(page, harm))
    document.close()
    return files
