"""Words that stand on other offices' forms: in Chinese, as the forms are."""

from __future__ import annotations

YES, NO = "是", "否"
REMOVED = "不再使用"
"""Why a form is no longer in use."""
