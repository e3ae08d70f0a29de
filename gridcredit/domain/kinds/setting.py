"""Rule values that the district sends down."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_NAME, line
from gridcredit.domain.kinds.area import area_id
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class Setting:
    """A rule value that the district sends down, such as months before a tenant counts."""

    id: UUID
    key: str
    value: str


def setting_id(key: str) -> UUID:
    """The id of the setting with this key, the same at every office."""
    return area_id("setting:" + key)


KIND = Kind(
    name="setting",
    record=Setting,
    nature=Nature.BASE,
    words=("设置", "setting"),
    columns={
        "key": Field("项目", "Key", rule=line(LONGEST_NAME, least=1)),
        "value": Field("取值", "Value"),
    },
    down=Down.ALL,
    said_by=frozenset({Office.DISTRICT}),
)
