"""The words of this page for whom a form is about and where a mark stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gridcredit.domain.form_fields import FIELDS, Scope
from gridcredit.domain.form_mapping import Each, FormMapping, Into

_EACH = {
    Each.ONCE: QT_TRANSLATE_NOOP("forms", "合成一份"),
    Each.VILLAGE: QT_TRANSLATE_NOOP("forms", "每村居一份"),
    Each.GRID: QT_TRANSLATE_NOOP("forms", "每网格一份"),
    Each.HOUSEHOLD: QT_TRANSLATE_NOOP("forms", "每户一份"),
    Each.PERSON: QT_TRANSLATE_NOOP("forms", "每人一份"),
}
_ROWS = {
    Each.VILLAGE: QT_TRANSLATE_NOOP("forms", "每村居一行"),
    Each.GRID: QT_TRANSLATE_NOOP("forms", "每网格一行"),
    Each.HOUSEHOLD: QT_TRANSLATE_NOOP("forms", "每户一行"),
    Each.PERSON: QT_TRANSLATE_NOOP("forms", "每人一行"),
}
_INTO = {
    Into.FILES: QT_TRANSLATE_NOOP("forms", "各一个文件"),
    Into.SHEETS: QT_TRANSLATE_NOOP("forms", "一个文件，各一张工作表"),
}
_SCOPES = {
    Scope.PERSON: QT_TRANSLATE_NOOP("forms", "居民"),
    Scope.HOUSEHOLD: QT_TRANSLATE_NOOP("forms", "户"),
    Scope.AREA: QT_TRANSLATE_NOOP("forms", "区域和统计"),
    Scope.OFFICE: QT_TRANSLATE_NOOP("forms", "填表单位"),
}
_PLACES = {
    "body": QT_TRANSLATE_NOOP("forms", "正文"),
    "header": QT_TRANSLATE_NOOP("forms", "页眉页脚"),
    "footer": QT_TRANSLATE_NOOP("forms", "页脚"),
    "footnote": QT_TRANSLATE_NOOP("forms", "脚注"),
    "text_box": QT_TRANSLATE_NOOP("forms", "文本框"),
}


def _said(words: Mapping[Any, Any], code: object) -> str:
    found = words.get(code)  # a str; what QT_TRANSLATE_NOOP gives is typed object
    return QCoreApplication.translate("forms", found) if found else str(code)


def copy_words(each: Each) -> str:
    """Whom a copy is for."""
    return _said(_EACH, each)


def row_words(each: Each) -> str:
    """Whom a row is for."""
    return _said(_ROWS, each)


def into_words(into: Into) -> str:
    """What the copies become."""
    return _said(_INTO, into)


def scope_words(scope: Scope) -> str:
    """What a field is of."""
    return _said(_SCOPES, scope)


def place_words(place: str) -> str:
    """Where a mark stands."""
    return _said(_PLACES, place)


def field_words(code: str, language: str) -> str:
    """What a field is called."""
    field = FIELDS.get(code)
    if field is None:
        return code
    return field.en if language.startswith("en") else field.zh


def mapping_words(mapping: FormMapping) -> str:
    """A form's copies and rows in one line."""
    words = copy_words(mapping.copy)
    return f"{words} · {row_words(mapping.rows.each)}" if mapping.rows else words
