"""Suite A: Ed25519 signatures (RFC 8032), and age with X25519 recipients for what is sealed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gridcredit.domain.codes import Suite
from gridcredit.sync.public import PublicKeys
from gridcredit.sync.seal import CHUNK, NoKey, Readable, SealBroken, Writable


@dataclass(frozen=True, repr=False)
class AgeKey:
    """An office's private keys of suite A, in software, beside what others know of its keys."""

    signing: Ed25519PrivateKey
    identity: pyrage.x25519.Identity
    public: PublicKeys
    suite = Suite.A

    def sign(self, content: bytes) -> bytes:
        """The 64-byte Ed25519 signature over exactly these bytes."""
        return self.signing.sign(content)

    @contextmanager
    def unsealed(self, sealed: Readable) -> Iterator[Readable]:
        """The plain bytes of a sealed stream, to be pulled.

        Reading raises NoKey or SealBroken when the end of what could be opened is reached, and
        whatever reading `sealed` raised. Leaving early stops the work.
        """
        # pyrage only pushes, while what eats the plain bytes (a parser, the sealing of a scan for
        # this workspace) must pull: hence a pipe and one short-lived thread. Goes when pyrage can
        # be pulled.
        out, into = os.pipe()
        with (
            ThreadPoolExecutor(1, thread_name_prefix="unseal") as thread,
            open(out, "rb", buffering=CHUNK) as pipe,  # noqa: PTH123 - a descriptor, not a path
        ):
            yield _Plain(pipe, thread.submit(_unseal, sealed, into, self.identity))


def seal(plain: Iterable[bytes], sealed: Writable, recipient: str) -> None:
    """Encrypt chunks to an age recipient as they come, in the memory of a few of them.

    Whatever the chunks or the target raise comes out as it was raised.
    """
    witness = _Witness()
    to = pyrage.x25519.Recipient.from_str(recipient)
    try:
        pyrage.encrypt_io(_Pull(iter(plain), witness), _Push(sealed, witness), [to])
    except (pyrage.EncryptError, OSError):
        if witness.seen is None:
            raise
    # pyrage 1.4.0 says nothing when the very last write fails, so success alone proves nothing.
    if witness.seen is not None:
        raise witness.seen


def _unseal(sealed: Readable, into: int, identity: pyrage.x25519.Identity) -> None:
    witness = _Witness()
    with open(into, "wb", buffering=CHUNK) as pipe:
        try:
            pyrage.decrypt_io(_Watched(sealed, witness), pipe, [identity])
        except pyrage.DecryptError as error:
            raise witness.seen or NoKey(str(error)) from error
        except OSError as error:
            raise witness.seen or SealBroken(str(error)) from error


class _Plain:
    """The reading end of the pipe; its end tells how the work ended."""

    def __init__(self, pipe: BinaryIO, work: Future[None]) -> None:
        self._pipe = pipe
        self._work = work

    def read(self, size: int, /) -> bytes:
        content = self._pipe.read(size)
        if len(content) < size:
            self._work.result()
        return content


class _Witness:
    """Remembers what a callback raised; on its way through Rust it becomes text, or nothing."""

    seen: BaseException | None = None

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.seen = self.seen or error


class _Pull:
    """Chunks as something to read from."""

    def __init__(self, chunks: Iterator[bytes], witness: _Witness) -> None:
        self._chunks = chunks
        self._witness = witness
        self._left = memoryview(b"")

    def read(self, size: int) -> bytes:
        with self._witness:
            while not self._left:
                chunk = next(self._chunks, None)
                if chunk is None:
                    return b""
                self._left = memoryview(chunk)
            given, self._left = self._left[:size], self._left[size:]
            return bytes(given)


class _Push:
    def __init__(self, target: Writable, witness: _Witness) -> None:
        self._target = target
        self._witness = witness

    def write(self, content: bytes) -> int:
        with self._witness:
            return self._target.write(content)

    def flush(self) -> None:
        """Nothing waits here."""


class _Watched:
    def __init__(self, source: Readable, witness: _Witness) -> None:
        self._source = source
        self._witness = witness

    def read(self, size: int) -> bytes:
        with self._witness:
            return self._source.read(size)
