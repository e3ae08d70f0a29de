"""人户分离: the record of where a person lives and the one of where the person is registered."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.fieldrules import text
from gridcredit.domain.kinds.kind import Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class RegistryLink:
    """`resident` lives here by 现住 and is the same person as `registered`, whose record stands
    at the 户籍 address: each is counted once, by its own basis. There is a row `at` each of the
    two, so that the grid of either hears of it; `address` is where the other one stands."""

    id: UUID
    at: UUID
    resident: UUID
    registered: UUID
    address: str = ""
    removed: str = ""


KIND = Kind(
    name="registry_link",
    record=RegistryLink,
    nature=Nature.BASE,
    words=("人户分离关联", "link to registered record"),
    columns={
        "at": Field("所在记录", "Record it stands at"),
        "resident": Field("现住记录", "Record where the person lives"),
        "registered": Field("户籍记录", "Record where the person is registered"),
        "address": Field("另一处地址", "Address of the other record", personal=True, rule=text()),
        "removed": Field("解除原因", "Ended because", rule=text()),
    },
    owner="at",
    refs={"at": "resident", "resident": "resident", "registered": "resident"},
    off="removed",
    indexes=(("at",), ("resident",), ("registered",)),
)
