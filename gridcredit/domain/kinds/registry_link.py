"""人户分离: the record of where a person lives and the one of where the person is registered."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class RegistryLink:
    """`resident` lives here by 现住 and is the same person as `registered`, whose record stands
    at the 户籍 address: counted once by each address."""

    id: UUID
    resident: UUID
    registered: UUID
    removed: str = ""


KIND = Kind(
    name="registry_link",
    record=RegistryLink,
    nature=Nature.BASE,
    words=("人户分离关联", "link to registered record"),
    columns={
        "resident": Field("现住记录", "Record where the person lives"),
        "registered": Field("户籍记录", "Record where the person is registered"),
        "removed": Field("解除原因", "Ended because", rule=text()),
    },
    owner="resident",
    refs={"registered": "resident"},
    off="removed",
    indexes=(("resident",), ("registered",)),
)
