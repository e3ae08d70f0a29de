"""What is asked of one snapshot again and again is asked once: nothing changes there meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

P = ParamSpec("P")
R = TypeVar("R")

_KNOWN = "known_of_snapshot"


def hold(session: Session) -> None:
    """Remember answers from now on; nothing may be written in the session."""
    session.info.setdefault(_KNOWN, {})


def is_held(session: Session) -> bool:
    """Whether answers are remembered in this session."""
    return _KNOWN in session.info


def remembered(
    question: Callable[Concatenate[Session, P], R],
) -> Callable[Concatenate[Session, P], R]:
    """A question whose answer nobody changes, and which a session that is held asks once."""

    @wraps(question)
    def asked(session: Session, /, *args: P.args, **kwargs: P.kwargs) -> R:
        known: dict[Any, R] | None = session.info.get(_KNOWN)
        if known is None:
            return question(session, *args, **kwargs)
        key = (question, args, tuple(kwargs.items()))
        if key not in known:
            known[key] = question(session, *args, **kwargs)
        return known[key]

    return asked
