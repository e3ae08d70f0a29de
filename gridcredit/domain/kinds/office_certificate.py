"""Certificates that the district hands to the sister streets."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.codes import Office
from gridcredit.domain.fieldrules import LONGEST_DOCUMENT, text
from gridcredit.domain.kinds.kind import Down, Field, Kind, Nature


@dataclass(frozen=True, slots=True)
class OfficeCertificate:
    """A street's certificate as the district hands it to the sister streets."""

    id: UUID
    node: UUID
    credential: str  # sync.enrolment.Credential.to_bytes
    revoked: bool = False


KIND = Kind(
    name="office_certificate",
    record=OfficeCertificate,
    nature=Nature.BASE,
    words=("单位证书", "office certificate"),
    columns={
        "node": Field("单位", "Office"),
        "credential": Field("证书", "Certificate", rule=text(LONGEST_DOCUMENT)),
        "revoked": Field("已终止", "Ended"),
    },
    down=Down.OTHERS,
    office="node",
    between_offices=True,
    said_by=frozenset({Office.DISTRICT}),
)
