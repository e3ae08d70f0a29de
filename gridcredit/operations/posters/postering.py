"""Registration posters: drawn, read back, and only then a file; any poster file can be verified."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, islice
from pathlib import Path

from gridcredit.domain.area_tree import AreaTree
from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.duties import Duty
from gridcredit.domain.errors import AreaOutside, AreaUnknown, BadValue
from gridcredit.domain.kinds.area import Area
from gridcredit.domain.kinds.incentive import Incentive
from gridcredit.domain.ledgers.incentives import in_order
from gridcredit.domain.links import link_for
from gridcredit.domain.progress import Progress, no_progress
from gridcredit.operations.desk import Desk
from gridcredit.operations.posters import postertexts
from gridcredit.operations.posters.printed import PrintedPoster, note_printed
from gridcredit.operations.register.measures import live_rows
from gridcredit.operations.register.office_texts import Texts, in_force
from gridcredit.paper.fonts import offscreen
from gridcredit.paper.glyphs import require_glyphs
from gridcredit.paper.proof import DecoderReading, PageProof, read_back
from gridcredit.paper.sheet import Sheet
from gridcredit.posters.layout import MOST_OFFERS, Offer, Poster, poster_code, poster_sheets
from gridcredit.posters.picture import picture_bytes
from gridcredit.posters.press import print_posters as press
from gridcredit.posters.wording import read_wording
from gridcredit.store.engine.database import Session
from gridcredit.store.journal import nodes, preferences
from gridcredit.store.ledgers import rows as stored
from gridcredit.store.register import area_rows

MOST_COPIES = 50
GRIDS, OFFERED = "poster_grids", "poster_incentives"


@dataclass(frozen=True, slots=True)
class PosterWish:
    """What a person chose for a set of posters. `link` may hold {grid}, one link a grid."""

    grids: tuple[str, ...]
    link: str
    hotline: str = ""
    unit: str = ""
    image: bytes | None = None
    incentives: tuple[str, ...] = ()  # codes of measures that run, for a band of them
    copies: int = 1  # of each grid, every one with a number of its own


@dataclass(frozen=True, slots=True)
class Printed:
    """A poster file and what its codes read as."""

    pages: int
    module_mm: float
    decoded: tuple[DecoderReading, ...]


def design_posters(desk: Desk, wish: PosterWish) -> list[Poster]:
    """The posters of a wish, to preview or print. Raises AreaUnknown, AreaOutside, BadValue."""
    desk.actor.require(Duty.PRINT_POSTERS)
    if not wish.grids:
        raise BadValue("grid", "", "empty")
    if not wish.link and wish.image is None:
        raise BadValue("link", "", "empty")
    if not 1 <= wish.copies <= MOST_COPIES:
        raise BadValue("copies", str(wish.copies), f"1-{MOST_COPIES}")
    with desk.reading() as session:
        tree = AreaTree(area_rows.all_areas(session))
        offers = _offers(desk, session, wish.incentives)
        placed = stored.numbers(session)
    wording = read_wording()
    posters = []
    for code in wish.grids:
        place = _place(tree, code, desk.node.area)
        posters += [
            Poster(
                code,
                place,
                link_for(wish.link, code) if wish.link else "",
                wish.unit,
                wish.hotline,
                number,
                wording,
                edition=_edition(desk.today()),
                image=wish.image,
                offers=offers,
            )
            for number in _free_numbers(code, placed, wish.copies)
        ]
    return posters


def _free_numbers(grid: str, placed: Collection[str], many: int) -> list[str]:
    """The first numbers of a grid that no poster bears that was put up: one printed in vain is
    printed again with its number."""
    serials = (poster_code(grid, serial) for serial in count(1))
    return list(islice((one for one in serials if one not in placed), many))


def poster_pages(desk: Desk, wish: PosterWish) -> list[Sheet]:
    """The sheets of a wish, to look at or to print: what the file holds, page by page.

    Raises AreaUnknown, AreaOutside, BadValue, LinkTooLong, GlyphMissing.
    """
    sheets = poster_sheets(design_posters(desk, wish))
    offscreen()
    require_glyphs(sheets)
    return sheets


def poster_grids(desk: Desk) -> list[Area]:
    """One's own area and all below it, parents before children: where posters can be for."""
    desk.actor.require(Duty.PRINT_POSTERS)
    with desk.reading() as session:
        return AreaTree(area_rows.all_areas(session)).subtree(desk.node.area)


def read_picture(file: Path) -> bytes:
    """The bytes of an official picture code, PNG or JPEG. Raises StorageFailed, FileUnreadable
    (not_an_image,
    file_too_large)."""
    return picture_bytes(file)


def print_posters(
    desk: Desk, wish: PosterWish, out: Path, progress: Progress = no_progress
) -> Printed:
    """Write one PDF, a page a grid; the file exists only when every code was read back.

    Raises AreaUnknown, AreaOutside, BadValue, LinkTooLong, GlyphMissing, PosterUnreadable,
    StorageFailed.
    """
    posters = design_posters(desk, wish)
    offscreen()
    proofs = press(out, posters, out.stem, progress)
    with desk.writing() as session:
        unit = "" if wish.unit == _standing_behind(desk, session) else wish.unit
        postertexts.choose(session, desk.node.area, Texts(wish.link, wish.hotline, unit))
        preferences.put(session, GRIDS, " ".join(wish.grids))
        preferences.put(session, OFFERED, "\n".join(wish.incentives))
        today = desk.today()
        note_printed(
            session, (PrintedPoster(one.code, one.grid_code, one.link, today) for one in posters)
        )
    return _printed(proofs)


def verify_posters(file: Path, progress: Progress = no_progress) -> Printed:
    """Read the codes of any poster file with two decoders. Raises FileUnreadable."""
    return _printed(read_back(file, progress))


def last_wish(desk: Desk) -> PosterWish:
    """Grids, link, hotline and unit as they were last used here, else as the offices above wish
    them; before that the unit is the office that stands behind the poster, which for a grid and a
    village is the one above it."""
    desk.actor.require(Duty.READ)
    with desk.reading() as session:
        known = in_force(session, desk.node.area)
        grids = preferences.get(session, GRIDS).split()
        unit = known.unit or _standing_behind(desk, session)
        running = {row.code for row in live_rows(session, desk.node.area, desk.today())}
        kept = preferences.get(session, OFFERED).splitlines()
    offered = tuple(code for code in kept if code in running)
    return PosterWish(tuple(grids), known.link, known.hotline, unit, incentives=offered)


def running_incentives(desk: Desk) -> list[Incentive]:
    """The measures that a band may show, by scene."""
    desk.actor.require(Duty.PRINT_POSTERS)
    with desk.reading() as session:
        return in_order(live_rows(session, desk.node.area, desk.today()))


def _offers(desk: Desk, session: Session, codes: tuple[str, ...]) -> tuple[Offer, ...]:
    """What the band says of measures, in the order chosen. Raises BadValue."""
    if len(codes) > MOST_OFFERS:
        raise BadValue("incentives", str(len(codes)), f"1-{MOST_OFFERS}")
    running: dict[str, Incentive] = {}
    for row in live_rows(session, desk.node.area, desk.today()) if codes else ():
        running.setdefault(row.code, row)
    for code in codes:
        if code not in running:
            raise BadValue("incentive", code, "incentive_not_live")
    return tuple(
        Offer(running[code].amount or running[code].quota, running[code].title)
        for code in dict.fromkeys(codes)
    )


def _standing_behind(desk: Desk, session: Session) -> str:
    """The office that stands behind a poster where nobody says which."""
    above = nodes.parent(session) if desk.office.is_lowest else None
    return (above or desk.node).name


def _place(tree: AreaTree, code: str, within: str) -> str:
    area = tree.by_code(code)
    if area is None or area.level is not AreaLevel.GRID:
        raise AreaUnknown(code)
    if not tree.covers(within, code):
        raise AreaOutside(code, within)
    streets = [a.name for a in tree.path(code) if a.level is AreaLevel.STREET]
    return " ".join([*streets, area.name])


def _edition(on: date) -> str:
    return f"{on:%Y-%m}"


def _printed(proofs: Sequence[PageProof]) -> Printed:
    decoded = tuple(reading for proof in proofs for reading in proof.decoded)
    modules = [proof.module_mm for proof in proofs if proof.module_mm]
    return Printed(len(proofs), min(modules, default=0.0), decoded)
