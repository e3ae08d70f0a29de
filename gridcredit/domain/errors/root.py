"""What every refusal is a child of, and the wish to stop."""

from __future__ import annotations

from dataclasses import dataclass


class GridCreditError(Exception):
    """Something refused for a reason that a person can understand and act upon."""


@dataclass(eq=False, repr=False)
class Cancelled(GridCreditError):
    """The person stopped the work; nothing was changed."""
