"""A batch as the office scanner and phones give it back: blanks of a workspace, worn, and among
them what is none of its pledges."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from PIL import Image

from gridcredit.domain.pledge_codes import code_text
from gridcredit.operations.desk import Desk
from gridcredit.operations.pledges import blanks, filing
from gridcredit.operations.pledges.blanks import Wanted
from gridcredit.operations.pledges.filing import Filing
from gridcredit.paper.scan_files import Picture, pictures_in
from tests.paper.worn import Wear, draw_code, filed, sheet, sign, wear_of, worn

STRANGERS = "370499009-009-2026-{:04d}"
"""Numbers of another district."""
_POSTER = "https://example.invalid/register?poster=XR-{:03d}"
_EXCHANGE = "GCS1" + "0123456789ABCDEF" * 12 + "{:04d}"


@dataclass
class Batch:
    """Files in a folder: the number on each page of ours by the file's name, in the order of its
    pages, and on doubles of them; the names of what is strange."""

    folder: Path
    ours: dict[str, list[str]] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    doubles: dict[str, list[str]] = field(default_factory=dict)

    def wrong(self, done: Filing) -> list[str]:
        """The pages that were filed under a number that is not on them."""
        right = self.ours | self.doubles
        told = [(one.origin, one.code.number) for one in done.filed]
        return [
            number
            for origin, number in told
            if number not in right.get(origin.file, [])[origin.picture - 1 : origin.picture]
        ]


def make_batch(desk: Desk, folder: Path, count: int, strange: int, area: str = "") -> Batch:
    """Print so many blanks, wear them as a scanner and phones do, every tenth into one PDF, and put
    so many strange pages among them: posters, exchange sheets, another district's pledges, doubles
    by turns."""
    printed = folder / "空白.pdf"
    folder.mkdir(parents=True, exist_ok=True)
    made = blanks.print_blanks(desk, printed, Wanted(unnamed=count, area=area)).blanks
    batch = Batch(folder / "扫描")
    batch.folder.mkdir()
    bound: list[Image.Image] = []
    for at, page in enumerate(pictures_in(printed, printed.name)):
        if not isinstance(page, Picture):
            raise TypeError(page.reason)
        number = made[at].number
        sign(page.grey, 200, at)
        if at % 10 == 9:
            bound.append(worn(page.grey, _even(at), at))
            batch.ours.setdefault("合订.pdf", []).append(number)
        else:
            batch.ours[_write(batch.folder, f"{at:04d}", page.grey, at)] = [number]
        if at < strange and at % 4 == 3:
            name = _write(batch.folder, f"又一次 {at:04d}", page.grey, at + 5_000)
            batch.doubles[name] = [number]
    if bound:
        bound[0].save(
            batch.folder / "合订.pdf", save_all=True, append_images=bound[1:], resolution=200
        )
    for at in range(strange):
        if at % 4 != 3:
            name = _write(batch.folder, f"别的 {at:04d}", _stranger(at), at + 9_000)
            batch.strange.append(name)
    return batch


def file_batch(desk: Desk, batch: Batch, processes: int = 1) -> Filing:
    """File all of it."""
    return filing.file_scans(desk, [batch.folder], processes=processes)


def _stranger(at: int) -> Image.Image:
    """A poster, an exchange sheet, or a pledge of another district, by turns."""
    if at % 4 == 2:
        return sheet(code_text(STRANGERS.format(at), 1), 200, seed=at)
    page = sheet("", 200, seed=at)
    text = (_POSTER if at % 4 == 0 else _EXCHANGE).format(at)
    draw_code(page, text, 200, 1.0 if at % 4 == 0 else 0.8)
    return page


def _even(seed: int) -> Wear:
    """What the office scanner does, which feeds sheets straight."""
    chance = Random(f"even {seed}")
    return Wear(skew=chance.uniform(-1, 1), turns=chance.choice((0, 2)), noise=2, blur=0.3)


def _write(folder: Path, stem: str, page: Image.Image, seed: int) -> str:
    wear = wear_of(seed, 200)
    content, ending = filed(worn(page, wear, seed), wear)
    (folder / f"{stem}{ending}").write_bytes(content)
    return f"{stem}{ending}"
