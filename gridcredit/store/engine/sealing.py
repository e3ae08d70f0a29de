"""Values sealed by the workspace's key, for places that do not encrypt by themselves."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from gridcredit.domain.errors import DatabaseDamaged

_NONCE = 12


class Bare:
    """Leaves values as they are: the file around them is encrypted."""

    def seal(self, name: str, value: bytes) -> bytes:
        """The value itself."""
        del name
        return value

    def unseal(self, name: str, sealed: bytes) -> bytes:
        """The value itself."""
        del name
        return sealed


class Sealed(Bare):
    """Seals values by ChaCha20-Poly1305, each bound to its name: none passes for another."""

    def __init__(self, key: bytes) -> None:
        self._cipher = ChaCha20Poly1305(key)

    def seal(self, name: str, value: bytes) -> bytes:
        """Nonce and sealed bytes."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, value, name.encode())

    def unseal(self, name: str, sealed: bytes) -> bytes:
        """The value. Raises DatabaseDamaged when it was altered or sealed by another key."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())
        except (InvalidTag, ValueError) as error:
            raise DatabaseDamaged(name, "sealed by another key") from error
