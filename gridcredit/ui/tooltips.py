"""Tooltips that show what comes from files and people as it is; Qt reads them as HTML."""

from __future__ import annotations


def plain_tooltip(text: str) -> str:
    """A tooltip's text such that Qt shows exactly its characters: tooltips have no format to set,
    so what would be read as markup is handed over escaped."""
    if "<" not in text and "&" not in text:
        return text
    import html  # with it comes every name of a sign that there is: 2 ms of a start

    return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>"
