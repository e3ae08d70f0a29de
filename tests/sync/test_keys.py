"""Keys: kept, shown, compared, and silent about what is secret."""

import re

import pyrage
import pytest

from gridcredit.sync.keys import NodeKeys, PublicKeys, is_signed_by


def test_keys_come_back_from_their_bytes() -> None:
    keys = NodeKeys.create()
    back = NodeKeys.from_bytes(keys.to_bytes())
    assert back.public == keys.public
    assert back.sign(b"x") == keys.sign(b"x")
    assert (
        pyrage.decrypt(pyrage.encrypt(b"x", [keys.identity.to_public()]), [back.identity]) == b"x"
    )


@pytest.mark.parametrize("kept", [b"", b"{}", b'{"signing":"AA==","age":"AGE-SECRET-KEY-1"}'])
def test_other_bytes_are_no_keys(kept: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each library has words of its own
        NodeKeys.from_bytes(kept)


def test_a_signature_holds_for_its_bytes_and_its_key_alone() -> None:
    one, two = NodeKeys.create(), NodeKeys.create()
    signature = one.sign(b"x")
    assert one.public.signed(b"x", signature)
    assert not one.public.signed(b"y", signature)
    assert not two.public.signed(b"x", signature)
    assert not is_signed_by(b"short", b"x", signature)
    assert not is_signed_by(one.public.signing, b"x", b"")


def test_a_fingerprint_is_twenty_characters_in_fours_and_follows_both_keys() -> None:
    one, two = NodeKeys.create().public, NodeKeys.create().public
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", one.fingerprint())
    mixed = PublicKeys(signing=one.signing, age_recipient=two.age_recipient)
    assert len({one.fingerprint(), two.fingerprint(), mixed.fingerprint()}) == 3


def test_a_fingerprint_never_changes_with_the_program() -> None:
    recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
    public = PublicKeys(signing=bytes(range(32)), age_recipient=recipient)
    assert public.fingerprint() == "6S4G-MFRC-CQPS-JGZ6-T5EA"


def test_printing_keys_shows_no_secret() -> None:
    keys = NodeKeys.create()
    secret = str(keys.identity)
    assert secret not in repr(keys) + str(keys)
    assert keys.public.fingerprint() in repr(keys)


@pytest.mark.parametrize(
    ("signing", "recipient"), [(b"short", "age1"), (bytes(32), "age1nobody"), (bytes(32), "")]
)
def test_what_is_no_public_key_is_refused(signing: bytes, recipient: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each library has words of its own
        PublicKeys(signing=signing, age_recipient=recipient)
