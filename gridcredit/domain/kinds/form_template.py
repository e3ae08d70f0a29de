"""Other offices' forms, with what of the register goes where on them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_DOCUMENT, LONGEST_NAME, line, sha256, text
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """A form (xlsx or docx) of another office, and the fields that go into its cells and marks."""

    id: UUID
    area: UUID
    name: str
    form: str  # sha-256 of the file, hex
    filename: str
    mapping: str = ""  # as domain.form_fields reads it
    removed: str = ""


KIND = Kind(
    name="form_template",
    record=FormTemplate,
    nature=Nature.BASE,
    words=("报表模板", "form template"),
    columns={
        "area": Field("区域", "Area"),
        "name": Field("名称", "Name", rule=line(LONGEST_NAME, least=1)),
        "form": Field("文件", "File", file=True, rule=sha256),
        "filename": Field("文件名", "File name", rule=line(255, least=1)),
        "mapping": Field("对应关系", "Mapping", rule=text(LONGEST_DOCUMENT)),
        "removed": Field("移出原因", "Removed because", rule=text()),
    },
    owner="area",
    up=Up.STREET,
    down=Down.AREA_ABOVE,
    off="removed",
    indexes=(("area",), ("name",)),
    subject=lambda found, _: str(found.name),
)
