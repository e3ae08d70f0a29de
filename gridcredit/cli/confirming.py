"""Asking the person at the terminal whether the fingerprints are those that the other office reads
out."""

from __future__ import annotations

import sys
from typing import Any

from gridcredit.cli import output
from gridcredit.cli.verb import Call
from gridcredit.domain.errors import Cancelled
from gridcredit.operations.trust.fingerprints import Above, TrustFile

_QUESTION = {
    "zh": "请与对方核对指纹。一致吗？输入 yes 继续：",
    "en": "Compare the fingerprints with the other office. Are they the same? Type yes to go on: ",
}
_YES = {"yes", "y", "是", "一致"}


def told(shown: TrustFile) -> dict[str, Any]:
    """What a file says, beside the fingerprints."""
    return {
        "kind": shown.kind.value,
        "name": shown.name or None,
        "role": shown.office.value,
        "area": shown.area,
        "area_name": shown.area_name or None,
        "parent": _named(shown.parent),
        "root": _named(shown.root),
    }


def confirm(call: Call, shown: TrustFile) -> None:
    """Go on once the fingerprints are confirmed: by the option that gives one, by --yes, or by
    the person at the terminal. Raises FingerprintDiffers, FingerprintUnconfirmed, Cancelled."""
    a = call.arguments
    if a.fingerprint:
        shown.require(a.fingerprint)
    elif not a.yes:
        _ask(call, shown)


def _ask(call: Call, shown: TrustFile) -> None:
    if not sys.stdin.isatty():
        raise shown.unconfirmed()
    output.write_lines(told(shown) | shown.fingerprints, sys.stderr)
    sys.stderr.write(_QUESTION[call.language])
    sys.stderr.flush()
    answer = sys.stdin.readline().strip().lower()
    if answer not in _YES:
        raise Cancelled


def _named(above: Above) -> dict[str, str] | None:
    return {"name": above.name, "area": above.area} if above.fingerprint else None
