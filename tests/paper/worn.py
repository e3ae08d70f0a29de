"""Pages of pledges as scanners and phones give them back, each made from its number alone."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from gridcredit.domain.pledge_codes import code_text
from gridcredit.paper.qr import text_modules

A4, A5 = (210.0, 297.0), (148.0, 210.0)
MODULE_MM = 0.7
Papers = tuple[tuple[float, float], ...]
BLUE = (150, 175, 235)
"""A ball pen that is nearly empty, on white paper."""

_FONT = Path(__file__).parents[2] / "resources/fonts/NotoSansSC-Regular.ttf"
_CLAUSE = "我自愿守法守约，诚实办事，邻里互助，爱护环境，按约履行，信息真实，并知道可以随时撤回。"


@dataclass(frozen=True)
class Wear:
    """What happened to a sheet on its way: degrees clockwise, quarter turns clockwise, standard
    deviations of noise in levels and of blur in pixels, levels of the deepest shadow, creases, the
    width of desk that shows around it and how much narrower its far edge looks, both as shares, and
    the quality of the JPEG (0: a PNG)."""

    dpi: int = 200
    skew: float = 0.0
    turns: int = 0
    noise: float = 0.0
    blur: float = 0.0
    shadow: int = 0
    creases: int = 0
    desk: float = 0.0
    lean: float = 0.0
    jpeg: int = 0


@dataclass(frozen=True)
class Worn:
    """A picture as a file, and the codes of its pages from left to right."""

    content: bytes
    ending: str
    texts: tuple[str, ...]
    wear: Wear


def numbered(serial: int, page: int = 1) -> str:
    """The text of a page's code."""
    return code_text(f"370499002-001-2026-{serial:04d}", page)


def sheet(text: str, dpi: int, paper: tuple[float, float] = A4, seed: int = 0) -> Image.Image:
    """A signed page in grey with a code of that text; blank: with none."""
    page = _printed(dpi, paper).copy()
    draw_code(page, text, dpi)
    sign(page, dpi, seed)
    return page


def draw_code(
    page: Image.Image, text: str, dpi: int, module_mm: float = MODULE_MM, margin_mm: float = 12.0
) -> None:
    """A code in the upper right corner, so far from both edges; nothing for a blank text."""
    if not text:
        return
    rows = text_modules(text)
    side = round(len(rows) * module_mm * dpi / 25.4)
    code = Image.new("1", (len(rows), len(rows)))
    code.putdata([0 if dark else 255 for row in rows for dark in row])
    margin = round(margin_mm * dpi / 25.4)
    at = (page.width - margin - side, margin)
    # Four times as fine, then averaged: an edge of a module need not be one of a pixel.
    large = code.resize((side * 4, side * 4), Image.Resampling.NEAREST).convert("L")
    page.paste(large.resize((side, side), Image.Resampling.BOX), at)


def sign(
    page: Image.Image, dpi: int, seed: int, ink: object = 60, lift_mm: float = 28.0
) -> list[tuple[float, float]]:
    """A signature of one line near the foot of a page, so far from its lower edge; the points that
    it goes through."""
    chance = Random(f"signature {seed}")
    mm = dpi / 25.4
    left, foot = page.width - 75 * mm, page.height - lift_mm * mm
    points = []
    for step in range(120):
        x = left + step * 0.4 * mm
        y = foot + math.sin(step * 0.37 + chance.random()) * 4 * mm - step % 17 * 0.2 * mm
        points.append((x, y))
    ImageDraw.Draw(page).line(points, fill=ink, width=max(1, round(0.5 * mm)), joint="curve")  # type: ignore[arg-type]
    return points


@lru_cache(maxsize=12)
def _printed(dpi: int, paper: tuple[float, float]) -> Image.Image:
    """The printed part: a title, clauses, a line to sign on."""
    mm = dpi / 25.4
    page = Image.new("L", (round(paper[0] * mm), round(paper[1] * mm)), 255)
    draw = ImageDraw.Draw(page)
    body = ImageFont.truetype(_FONT, round(dpi * 10.5 / 72))
    title = ImageFont.truetype(_FONT, round(dpi * 20 / 72))
    draw.text((25 * mm, 22 * mm), "信用承诺书", font=title, fill=0)
    line, top = 0, 45 * mm
    per_line = int((paper[0] - 40) * mm / (dpi * 10.5 / 72))
    while top < (paper[1] - 60) * mm:
        shift = line * 7 % len(_CLAUSE)
        words = (_CLAUSE[shift:] + _CLAUSE * 3)[: per_line if line % 5 != 4 else per_line // 2]
        draw.text((20 * mm, top), words, font=body, fill=0)
        top += 6.5 * mm
        line += 1
    foot = page.height - 24 * mm
    draw.line((page.width - 80 * mm, foot, page.width - 20 * mm, foot), fill=0, width=2)
    draw.text((page.width - 105 * mm, foot - 5 * mm), "签名", font=body, fill=0)
    return page


def beside(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two pages on one sheet."""
    whole = Image.new(
        left.mode, (left.width + right.width, max(left.height, right.height)), "white"
    )
    whole.paste(left, (0, 0))
    whole.paste(right, (left.width, 0))
    return whole


def worn(image: Image.Image, wear: Wear, seed: int = 0) -> Image.Image:
    """A sheet that went through all that."""
    chance = Random(f"wear {seed}")
    for _ in range(wear.creases):
        image = _creased(image, chance)
    fill = "white"
    if wear.desk:
        edge = round(max(image.size) * wear.desk)
        table = Image.new(image.mode, (image.width + 2 * edge, image.height + 2 * edge), "#707070")
        table.paste(image, (edge, edge))
        image, fill = table, "#707070"
    if wear.lean:
        image = _leant(image, wear.lean, fill)
    if wear.turns % 4:
        turn = (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
        image = image.transpose(turn[wear.turns % 4 - 1])
    if wear.skew:
        image = image.rotate(
            -wear.skew, Image.Resampling.BICUBIC, expand=bool(wear.desk), fillcolor=fill
        )
    if wear.shadow:
        image = _shaded(image, wear.shadow, chance)
    if wear.blur:
        image = image.filter(ImageFilter.GaussianBlur(wear.blur))
    if wear.noise:
        image = _noisy(image, wear.noise, chance)
    return image


def _creased(image: Image.Image, chance: Random) -> Image.Image:
    """A fold across the sheet: a thin dark line with a soft bright one beside it."""
    image = image.copy()
    draw = ImageDraw.Draw(image)
    y, lean = chance.uniform(0.2, 0.9) * image.height, chance.uniform(-0.05, 0.05) * image.height
    grey = chance.randint(120, 190)
    ink = grey if image.mode == "L" else (grey, grey, grey)
    draw.line((0, y, image.width, y + lean), fill=ink, width=max(1, image.height // 1200))
    return image


def _leant(image: Image.Image, lean: float, fill: str) -> Image.Image:
    """Seen from below: the upper edge is narrower."""
    wide, high = image.size
    out = wide * lean / 2
    quad = (-out, 0, out / 4, high, wide - out / 4, high, wide + out, 0)
    way = Image.Transform.QUAD
    return image.transform(image.size, way, quad, Image.Resampling.BILINEAR, fillcolor=fill)


def _shaded(image: Image.Image, depth: int, chance: Random) -> Image.Image:
    light = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270)))
    light = light.resize(image.size, Image.Resampling.BILINEAR)
    light = light.point(lambda level: 255 - depth + depth * level // 255)
    return ImageChops.multiply(image, light.convert(image.mode))


def _noisy(image: Image.Image, sigma: float, chance: Random) -> Image.Image:
    """Two even noises of one band make one that is nearly normal, the same on every machine."""
    grain = sigma * math.sqrt(6) / 255  # of two even ones over 255 levels: 255 / sqrt(6)
    for _ in range(2):
        noise = Image.frombytes("L", image.size, chance.randbytes(image.width * image.height))
        noise = noise.point(lambda level: round(128 + (level - 127.5) * grain))
        image = ImageChops.add(image, noise.convert(image.mode), 1, -128)
    return image


def filed(image: Image.Image, wear: Wear) -> tuple[bytes, str]:
    """The picture as a file, and the ending of its name."""
    written = io.BytesIO()
    dpi = (wear.dpi, wear.dpi)
    if wear.jpeg:
        image.save(written, "JPEG", quality=wear.jpeg, dpi=dpi)
        return written.getvalue(), ".jpg"
    image.save(written, "PNG", dpi=dpi, compress_level=1)
    return written.getvalue(), ".png"


def wear_of(seed: int, dpi: int = 0) -> Wear:
    """What happens to the sheet of a number: half are a scanner's, the others a phone's or an old
    copier's."""
    chance = Random(f"worn {seed}")
    scanner = Wear(
        dpi=dpi or chance.choice((150, 200, 200, 300)),
        skew=chance.uniform(-5, 5) if chance.random() < 0.4 else chance.uniform(-1.5, 1.5),
        turns=chance.choice((0, 0, 0, 1, 2, 2, 3)),
        noise=chance.uniform(0, 4),
        blur=chance.uniform(0, 0.7),
        creases=int(chance.random() < 0.3),
        jpeg=chance.choice((0, 75, 90)),
    )
    kind = chance.random()
    if kind < 0.55:
        return scanner
    if kind < 0.8:  # a phone
        return replace(
            scanner,
            shadow=chance.randint(30, 130),
            noise=chance.uniform(3, 8),
            blur=chance.uniform(0.4, 1.0),
            desk=chance.choice((0.0, 0.03, 0.08)),
            lean=chance.uniform(0, 0.06),
            jpeg=chance.choice((60, 80)),
        )
    return replace(
        scanner, noise=chance.uniform(5, 10), blur=chance.uniform(0.5, 0.9), creases=2, jpeg=60
    )


def worn_picture(seed: int, dpi: int = 0, papers: Papers = (A4, A4, A5)) -> Worn:
    """A picture of one page, every seventh of two pages of two papers; at so many dots an inch, or
    at any."""
    wear, chance = wear_of(seed, dpi), Random(f"picture {seed}")
    first = numbered(seed * 2 % 10_000, chance.choice((1, 1, 1, 2)))
    if seed % 7 != 6:
        texts: tuple[str, ...] = (first,)
        image = sheet(first, wear.dpi, chance.choice(papers), seed)
    else:
        texts = (first, numbered((seed * 2 + 1) % 10_000))
        left, right = (sheet(text, wear.dpi, A5, seed + at) for at, text in enumerate(texts))
        image = beside(left, right)
    content, ending = filed(worn(image, wear, seed), wear)
    return Worn(content, ending, texts, wear)
