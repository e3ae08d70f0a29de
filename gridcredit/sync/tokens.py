"""Finding the driver of a token by its name: an entry point of an installed distribution."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points

from gridcredit.domain.errors import TokenFailed
from gridcredit.sync import blocks, sm2
from gridcredit.sync.public import Sm2Public
from gridcredit.sync.suite_b import Sm2Pair

GROUP = "gridcredit.keys"
"""The group of entry points that drivers name themselves in (HARDWARE.md)."""


@dataclass(frozen=True)
class Token:
    """The keys in a token: what its driver answers is held against its public keys, and what the
    device refuses is TokenFailed."""

    name: str
    driver: Sm2Pair
    public: Sm2Public

    def sign(self, content: bytes) -> bytes:
        """As `Sm2Pair` says. Raises TokenFailed: not_answering, wrong_answer."""
        signature = self._asked(self.driver.sign, content)
        if not sm2.is_signed_by(self.public.signing, content, signature):
            raise TokenFailed(self.name, "wrong_answer")
        return signature

    def unwrap(self, wrapped: bytes) -> bytes:
        """As `Sm2Pair` says. Raises TokenFailed: not_answering, wrong_answer."""
        secret = self._asked(self.driver.unwrap, wrapped)
        if len(secret) != len(blocks.LABELS):
            raise TokenFailed(self.name, "wrong_answer")
        return secret

    def _asked(self, question: Callable[[bytes], bytes], content: bytes) -> bytes:
        try:
            return question(content)
        except OSError as error:
            raise TokenFailed(self.name, "not_answering") from error


def open_token(name: str) -> Token:
    """The keys in the token that the driver of that name opens.

    Raises TokenFailed: not_installed, not_answering (its driver raised OSError).
    """
    drivers = entry_points(group=GROUP, name=name)
    if not drivers:
        raise TokenFailed(name, "not_installed")
    try:
        driver: Sm2Pair = next(iter(drivers)).load()()
        return Token(name, driver, driver.public)
    except OSError as error:
        raise TokenFailed(name, "not_answering") from error
