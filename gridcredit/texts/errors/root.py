"""What every refusal is a child of, and the wish to stop (words of `domain/errors/root.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "GridCreditError": (
        "这一步没有完成，数据没有改动。",
        "This step was not completed; no data was changed.",
    ),
    "Cancelled": (
        "已取消，没有任何改动。",
        "Cancelled; nothing was changed.",
    ),
}
