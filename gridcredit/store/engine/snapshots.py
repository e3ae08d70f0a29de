"""What is asked of one snapshot again and again is asked once: nothing changes there meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from gridcredit.store.engine.transaction import current

P = ParamSpec("P")
R = TypeVar("R")


def hold(session: Session) -> None:
    """Remember answers from now on; nothing may be written in the session."""
    noted = current(session)
    noted.answers = {} if noted.answers is None else noted.answers


def is_held(session: Session) -> bool:
    """Whether answers are remembered in this session."""
    return current(session).answers is not None


def remembered(
    question: Callable[Concatenate[Session, P], R],
) -> Callable[Concatenate[Session, P], R]:
    """A question whose answer nobody changes, and which a session that is held asks once."""

    @wraps(question)
    def asked(session: Session, /, *args: P.args, **kwargs: P.kwargs) -> R:
        known = current(session).answers
        if known is None:
            return question(session, *args, **kwargs)
        key: Any = (question, args, tuple(kwargs.items()))
        if key not in known:
            known[key] = question(session, *args, **kwargs)
        answer: R = known[key]
        return answer

    return asked
