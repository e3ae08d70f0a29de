"""Keys: kept, shown, compared, and silent about what is secret."""

import io
import re

import msgspec
import pytest
from msgspec import UNSET

from gridcredit.domain.codes import Suite
from gridcredit.domain.errors import SuiteMissing
from gridcredit.sync import sm2
from gridcredit.sync.keys import NodeKeys, seal
from gridcredit.sync.public import PublicKeys, Sm2Public, common_suite, is_signed_by


def opened(keys: NodeKeys, suite: Suite, sealed: bytes) -> bytes:
    """What was sealed to some keys."""
    with keys.of(suite).unsealed(io.BytesIO(sealed)) as plain:
        return plain.read(100)


def test_keys_come_back_from_their_bytes(suite: Suite) -> None:
    keys, sealed = NodeKeys.create(), io.BytesIO()
    back = NodeKeys.from_bytes(keys.to_bytes())
    assert back.public == keys.public == NodeKeys.public_in(keys.to_bytes())
    seal([b"x"], sealed, keys.public, suite)
    assert opened(back, suite, sealed.getvalue()) == b"x"
    signature = back.of(suite).sign(b"x")
    assert is_signed_by(keys.public.signing_of(suite), b"x", signature)


@pytest.mark.parametrize("kept", [b"", b"{}", b'{"signing":"AA==","age":"AGE-SECRET-KEY-1"}'])
def test_other_bytes_are_no_keys(kept: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each library has words of its own
        NodeKeys.from_bytes(kept)


def test_a_signature_holds_for_its_bytes_and_its_key_alone(suite: Suite) -> None:
    one, two = NodeKeys.create(), NodeKeys.create()
    signature, signing = one.of(suite).sign(b"x"), one.public.signing_of(suite)
    assert len(signature) == 64
    assert is_signed_by(signing, b"x", signature)
    assert not is_signed_by(signing, b"y", signature)
    assert not is_signed_by(two.public.signing_of(suite), b"x", signature)
    for other in Suite:
        assert is_signed_by(one.public.signing_of(other), b"x", signature) is (other is suite)
    for key in (b"short", b"", None, bytes(64), b"\xff" * 64):
        assert not is_signed_by(key, b"x", signature)
    for wrong in (b"", signature[:-1], signature + b"\0", bytes(64), b"\xff" * 64):
        assert not is_signed_by(signing, b"x", wrong)


def test_what_trust_is_built_upon_needs_every_key_that_counts() -> None:
    keys = NodeKeys.create()
    first, second = (key.sign(b"x") for key in keys.all)
    assert keys.public.signed(b"x", [first, second])
    for signatures in ([first], [second], [second, first], [first, first], [], [first, second] * 2):
        assert not keys.public.signed(b"x", signatures)
    assert not keys.public.signed(b"y", [first, second])


def test_a_link_takes_the_suite_wanted_where_both_have_its_keys_and_else_the_other() -> None:
    both, old, bare = NodeKeys.create().public, without_sm2(), only_sm2()
    for wanted in Suite:
        assert common_suite(wanted, both, both) is wanted
        assert common_suite(wanted, both, old) is common_suite(wanted, old, both) is Suite.A
        assert common_suite(wanted, both, bare) is common_suite(wanted, bare, both) is Suite.B
        with pytest.raises(SuiteMissing) as refused:
            common_suite(wanted, bare, old, "街道")
        assert (refused.value.office, refused.value.suite, refused.value.known) == (
            "街道",
            "B",
            "A",
        )


def without_sm2() -> PublicKeys:
    """The keys of an office from before suite B."""
    return msgspec.structs.replace(NodeKeys.create().public, sm2=UNSET)


def only_sm2() -> PublicKeys:
    """The keys of an office whose secrets lie in a token."""
    return msgspec.structs.replace(NodeKeys.create().public, only=Suite.B)


def test_nothing_is_sealed_or_opened_in_a_suite_that_does_not_count() -> None:
    for public, suite in ((without_sm2(), Suite.B), (only_sm2(), Suite.A)):
        assert public.signing_of(suite) is None
        with pytest.raises(SuiteMissing):
            seal([b"x"], io.BytesIO(), public, suite)
    kept = msgspec.json.decode(NodeKeys.create().to_bytes())
    del kept["sm2"]
    with pytest.raises(SuiteMissing):
        NodeKeys.from_bytes(msgspec.json.encode(kept)).of(Suite.B)


def test_a_fingerprint_is_twenty_characters_in_fours_and_follows_every_key() -> None:
    one, two = NodeKeys.create().public, NodeKeys.create().public
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", one.fingerprint())
    changed = [
        msgspec.structs.replace(one, **{name: getattr(two, name)})
        for name in ("signing", "age_recipient", "sm2")
    ]
    assert one.sm2 is not UNSET
    assert two.sm2 is not UNSET
    mixed = Sm2Public(signing=one.sm2.signing, sealing=two.sm2.sealing)
    changed += [msgspec.structs.replace(one, sm2=mixed), msgspec.structs.replace(one, sm2=UNSET)]
    changed += [msgspec.structs.replace(one, only=Suite.B), one]
    assert len({public.fingerprint() for public in changed}) == len(changed)


def test_a_fingerprint_never_changes_with_the_program() -> None:
    recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
    public = PublicKeys(signing=bytes(range(32)), age_recipient=recipient)
    assert public.fingerprint() == "6S4G-MFRC-CQPS-JGZ6-T5EA"
    point = sm2.public_of(bytes(31) + b"\1")
    sm2_too = msgspec.structs.replace(public, sm2=Sm2Public(signing=point, sealing=point))
    assert sm2_too.fingerprint() == "PWQ9-59WC-6MXZ-23TK-KVXN"


def test_printing_keys_shows_no_secret() -> None:
    keys = NodeKeys.create()
    secrets = re.findall(r'"(?:signing|age|sealing)":"([^"]+)"', keys.to_bytes().decode())
    assert len(secrets) >= 4
    shown = f"{keys!r} {keys} " + " ".join(f"{key!r} {key}" for key in keys.all)
    assert [secret for secret in secrets if secret in shown] == []
    assert keys.public.fingerprint() in repr(keys)


@pytest.mark.parametrize(
    ("signing", "recipient"), [(b"short", "age1"), (bytes(32), "age1nobody"), (bytes(32), "")]
)
def test_what_is_no_public_key_is_refused(signing: bytes, recipient: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each library has words of its own
        PublicKeys(signing=signing, age_recipient=recipient)


@pytest.mark.parametrize("sm2_key", [b"", bytes(64), b"\xff" * 64, bytes(63) + b"\1", bytes(65)])
def test_what_is_no_point_of_the_curve_is_no_key(sm2_key: bytes) -> None:
    good = sm2.public_of(sm2.create())
    for pair in ((sm2_key, good), (good, sm2_key)):
        with pytest.raises(ValueError, match=r"no point|not two"):
            Sm2Public(signing=pair[0], sealing=pair[1])


def test_only_suite_b_needs_its_keys() -> None:
    with pytest.raises(ValueError, match="only suite B"):
        msgspec.structs.replace(without_sm2(), only=Suite.B)
