"""A matching key reaches one street and nobody else, and only from whom it says."""

from __future__ import annotations

import base64
from datetime import date
from uuid import UUID

import pytest

from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import FileUnreadable, GridCreditError, NotAddressed, SignatureWrong
from gridcredit.sync.documents import Party
from gridcredit.sync.enrolment import Certificate, certify_district
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.keyshare import STEM, make_key, make_share, read_share
from gridcredit.sync.signed import Signed, signed_from_bytes

ONE, TWO, DISTRICT = (UUID(int=n) for n in (1, 2, 3))
KEYS = {node: NodeKeys.create() for node in (ONE, TWO, DISTRICT)}
KEY = make_key(7, ONE)


def certificate(node: UUID, keys: NodeKeys | None = None) -> Certificate:
    """A certificate for a node's keys; who signed it is not asked here."""
    party = Party(node=node, office=Office.STREET, area="S")
    valid = (date(2000, 1, 1), date(2099, 12, 31))
    return certify_district(party, "街道", keys or KEYS[node], valid, "2026-11-22").certificate


def share(suite: Suite) -> str:
    return make_share(KEY, ONE, KEYS[ONE].of(suite), TWO, KEYS[TWO].public)


def test_the_street_it_is_for_opens_it(suite: Suite) -> None:
    opened = read_share(share(suite)).open(TWO, KEYS[TWO], certificate(ONE))
    assert opened == KEY


def test_how_many_keys_it_follows_comes_along_and_may_be_missing(suite: Suite) -> None:
    key, mine = make_key(7, ONE, 3), KEYS[ONE].of(suite)
    text = make_share(key, ONE, mine, TWO, KEYS[TWO].public)
    assert read_share(text).announced == key.announced
    assert read_share(text).open(TWO, KEYS[TWO], certificate(ONE)).generation == 3
    signed = signed_from_bytes(base64.b64decode(share(suite)), STEM, STEM)
    body = signed.body.replace(b'"generation":0,', b"")
    assert body != signed.body
    older = base64.b64encode(Signed.make(STEM, body, [mine]).to_bytes()).decode()
    assert read_share(older).open(TWO, KEYS[TWO], certificate(ONE)) == KEY


def test_nobody_else_opens_it(suite: Suite) -> None:
    with pytest.raises(NotAddressed):
        read_share(share(suite)).open(DISTRICT, KEYS[DISTRICT], certificate(ONE))
    with pytest.raises(FileUnreadable):
        read_share(share(suite)).open(TWO, KEYS[DISTRICT], certificate(ONE))


def test_a_share_that_another_made_is_not_believed(suite: Suite) -> None:
    forged = make_share(KEY, ONE, KEYS[DISTRICT].of(suite), TWO, KEYS[TWO].public)
    for sender in (certificate(ONE), certificate(DISTRICT)):
        with pytest.raises(SignatureWrong):
            read_share(forged).open(TWO, KEYS[TWO], sender)


def test_an_altered_share_is_refused(suite: Suite) -> None:
    whole = base64.b64decode(share(suite))
    for at in range(0, len(whole), 7):
        altered = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        with pytest.raises(GridCreditError):
            read_share(base64.b64encode(altered).decode()).open(TWO, KEYS[TWO], certificate(ONE))


@pytest.mark.parametrize("text", ["", "?", "UEsDBA==", "x" * 80])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(FileUnreadable):
        read_share(text)
