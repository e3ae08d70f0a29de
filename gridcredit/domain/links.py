"""Links to be printed as codes: a web address, in the form that every phone opens (RFC 3986)."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from gridcredit.domain.errors import BadValue

GRID_MARK = "{grid}"
"""What stands in a link for the code of the grid that a poster is for."""

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = "-._~"
_IN_PATH = "/%:@!$&'()*+,;=" + _UNRESERVED
_IN_QUERY = _IN_PATH + "?"
_MARKER = "grid-mark"  # stands for the mark while a link with it is looked at


def check_link(link: str) -> None:
    """Raises BadValue unless a link, which may hold {grid}, is one that can be printed."""
    link_for(link, _MARKER)


def link_for(link: str, grid_code: str) -> str:
    """The link of one grid's poster: {grid} is its code, a host or path in Chinese is encoded
    (RFC 3490, RFC 3986), anything else stays as it was typed. Raises BadValue with a reason:
    `unknown_mark` for any other {…}, `not_web` for what is no http or https address,
    `bad_host` for a host that does not exist in this form, `not_text`."""
    if not link.isprintable():
        raise BadValue("link", "", "not_text")
    filled = link.strip().replace(GRID_MARK, grid_code)
    if mark := _BRACES.search(filled):
        raise BadValue("link", mark.group(), "unknown_mark")
    try:
        parts = urlsplit(filled)
        host, port = _host(parts), parts.port
    except ValueError as wrong:  # brackets that do not close, a port that is no number
        raise BadValue("link", link, "bad_host") from wrong
    plain = filled.isascii() and " " not in filled
    if plain and not _STRAY_PERCENT.search(filled):
        return filled
    netloc = host if port is None else f"{host}:{port}"
    return urlunsplit(
        (
            parts.scheme,
            netloc,
            _encoded(parts.path, _IN_PATH),
            _encoded(parts.query, _IN_QUERY),
            _encoded(parts.fragment, _IN_QUERY),
        )
    )


def host_shown(link: str) -> str:
    """The host of a link as a person reads it, Chinese where it is Chinese; blank without one."""
    host = urlsplit(link).hostname or ""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _host(parts: SplitResult) -> str:
    """The host in the letters of the domain name system."""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        raise BadValue("link", urlunsplit(parts), "not_web")
    host = parts.hostname or ""
    # A name before @ looks like the host to whoever reads it; nothing of ours needs one.
    if not host or "@" in parts.netloc or any(sign.isspace() for sign in host):
        raise BadValue("link", urlunsplit(parts), "bad_host")
    if parts.netloc.startswith("["):
        return f"[{host}]"
    return host.encode("idna").decode("ascii")


def _encoded(part: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=safe)
