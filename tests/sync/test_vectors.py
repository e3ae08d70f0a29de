"""The national suite computes what its standards print: SM2, SM3, SM4 and HMAC-SM3 by example."""

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hmac import HMAC

from gridcredit.sync import sm2
from gridcredit.sync.blocks import secret_of

# GB/T 32918.5-2017, annexes A and C: the private key, its public key, the random number k.
SECRET = bytes.fromhex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
PUBLIC = bytes.fromhex(
    "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
    "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
)
K = 0x59276E27_D506861A_16680F3A_D9C02DCC_EF3CC1FA_3CDBE4CE_6D54B80D_EAC1BC21
SIGNATURE = bytes.fromhex(
    "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
    "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"
)
WRAPPED = bytes.fromhex(
    "04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73"
    "e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0"
    "59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766"
    "21886ca989ca9c7d58087307ca93092d651efa"
)


def given(bits: int) -> int:
    """The standard's random number."""
    assert bits == 256
    return K


def test_sm2_signs_as_the_standard_does() -> None:
    """GB/T 32918.5-2017, A.2: "message digest" with the default user id."""
    assert sm2.public_of(SECRET) == PUBLIC
    assert sm2.sign(SECRET, PUBLIC, b"message digest", given) == SIGNATURE
    assert sm2.is_signed_by(PUBLIC, b"message digest", SIGNATURE)
    assert not sm2.is_signed_by(PUBLIC, b"message digesu", SIGNATURE)


def test_sm2_wraps_as_the_standard_does() -> None:
    """GB/T 32918.5-2017, C.2: "encryption standard", as C1, C3, C2 and C1 without its 04."""
    assert sm2.wrap(PUBLIC, b"encryption standard", given) == WRAPPED
    assert sm2.unwrap(SECRET, WRAPPED) == b"encryption standard"


@pytest.mark.parametrize(
    ("content", "digest"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_digests_as_the_standard_does(content: bytes, digest: str) -> None:
    """GB/T 32905-2016, A.1 and A.2."""
    sm3 = sm2.Sm3()
    sm3.update(content)
    assert (sm3.value().hex(), sm3.value().hex()) == (digest, digest)
    sm3.reset()
    for byte in content:
        sm3.update(bytes([byte]))
    assert sm3.value().hex() == digest


KEY = bytes.fromhex("0123456789abcdeffedcba9876543210")


def test_sm4_encrypts_as_the_standard_does() -> None:
    """GB/T 32907-2016, A.1, and A.2 with a million rounds: CBC over zeros from a first block chains
    the cipher on itself, so that OpenSSL makes them all in one call."""
    once = Cipher(algorithms.SM4(KEY), modes.ECB()).encryptor().update(KEY)
    assert once.hex() == "681edf34d206965e86b3e94f536e4246"
    chain = Cipher(algorithms.SM4(KEY), modes.CBC(KEY)).encryptor()
    assert chain.update(bytes(16 * 1_000_000))[-16:].hex() == "595298c7c6fd271f0402f804c33d3f66"


def test_sm4_counts_as_the_draft_does() -> None:
    """draft-ribose-cfrg-sm4-10, A.2.5.1."""
    plain = b"".join(bytes([byte]) * 8 for byte in bytes.fromhex("aabbccddeeffaabb"))
    counting = Cipher(algorithms.SM4(KEY), modes.CTR(bytes(range(16)))).encryptor()
    assert counting.update(plain).hex() == (
        "ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7"
        "f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514"
    )


@pytest.mark.parametrize(
    ("key", "content", "tag"),
    [
        (
            bytes(range(1, 33)),
            b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq" * 2,
            "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a",
        ),
        (
            bytes(range(1, 38)),
            b"\xcd" * 50,
            "220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae",
        ),
    ],
)
def test_hmac_sm3_authenticates_as_the_standard_does(key: bytes, content: bytes, tag: str) -> None:
    """GM/T 0042-2015, D.3."""
    mac = HMAC(key, hashes.SM3())
    mac.update(content)
    assert mac.finalize().hex() == tag


def test_a_streams_secret_is_four_blocks_of_sm4() -> None:
    each = Cipher(algorithms.SM4(KEY), modes.ECB())
    blocks = [each.encryptor().update(b"gridcredit key %d" % number) for number in range(1, 5)]
    assert secret_of(KEY) == b"".join(blocks)
    assert len(set(blocks)) == 4
