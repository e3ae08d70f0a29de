"""Two programs at one workspace that redeem at the same moment."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from pathlib import Path

from gridcredit.domain.errors import GridCreditError
from gridcredit.operations.credit.redeeming import RedeemForm, redeem
from gridcredit.operations.desk import open_desk
from tests.operations.credit.pilot import ANNA, HOME
from tests.operations.offices import PASSPHRASE, Ticking, counting_ids


def race(folder: Path, baskets: list[tuple[str, int]]) -> list[str]:
    """What became of each basket, taken by a program of its own: ok, or the refusal's name."""
    spawned = get_context("spawn")
    start, answers = spawned.Barrier(len(baskets)), spawned.Queue()
    programs = [
        spawned.Process(target=_redeem, args=(folder, basket, at, start, answers))
        for at, basket in enumerate(baskets)
    ]
    for program in programs:
        program.start()
    found = [answers.get(timeout=100) for _ in programs]
    for program in programs:
        program.join(100)
    return sorted(found)


def _redeem(
    folder: Path, basket: tuple[str, int], at: int, start: Barrier, answers: object
) -> None:
    desk = open_desk(folder, PASSPHRASE, Ticking(), counting_ids(300 + at).__next__)
    try:
        start.wait(90)
        redeem(desk, RedeemForm(HOME, [basket], ANNA))
        answers.put("ok")  # type: ignore[attr-defined]
    except GridCreditError as error:
        answers.put(type(error).__name__)  # type: ignore[attr-defined]
    finally:
        desk.close()
