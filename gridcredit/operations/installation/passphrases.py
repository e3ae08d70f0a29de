"""New passphrases are held against what anybody would try first."""

from __future__ import annotations

from gridcredit.domain.errors import WeakPassphrase
from gridcredit.domain.passphrases import LEAST, weakness
from gridcredit.paths import resources

_LIST = "passphrases.txt"


def require_strong(passphrase: str, *names: str) -> None:
    """Raise WeakPassphrase for one that is too easy to guess; `names` are those that others
    know: login, person, office, area."""
    reason = weakness(passphrase, _common(), names)
    if reason:
        raise WeakPassphrase(LEAST, reason)


def _common() -> frozenset[str]:
    lines = (resources() / _LIST).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
