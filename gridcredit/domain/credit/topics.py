"""The kinds of record that 信用+ is made of."""

from __future__ import annotations

from gridcredit.domain.kinds.kind import Kind
from gridcredit.domain.records import KINDS

_PREFIX = "credit_"
_OTHERS = frozenset({"goods", "redemption", "fund_move", "kinship", "passbook_print"})
_OTHERS |= {"public_code"}


def _belongs(kind: Kind) -> bool:
    """Whether it is one of 信用+, or tells of a record that is."""
    if kind.name.startswith(_PREFIX) or kind.name in _OTHERS:
        return True
    above = KINDS.get(kind.owner_kind)
    return above is not None and above is not kind and _belongs(above)


CREDIT = frozenset(kind.name for kind in KINDS.values() if _belongs(kind))
"""Their names, which are their topics."""
