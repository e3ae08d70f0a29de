"""Sheets as scanners and phones give them back: slanted, curled, blurred, noisy, unevenly lit."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter


@dataclass(frozen=True)
class Harm:
    """What happened on the way from a page to its picture; lengths in pixels of the page."""

    turned: float = 0.0  # degrees
    lean: float = 0.0  # how much narrower the far edge looks, as a share of the near one
    curl: float = 0.0  # how far the middle of the sheet stands off
    shade: int = 0  # how much darker the darkest side is, of 255
    blur: float = 0.0
    noise: float = 0.0
    jpeg: int = 90


SCAN = Harm(turned=3, blur=0.8, noise=10, jpeg=60)
PHOTO = Harm(turned=-7, lean=0.2, curl=12, shade=110, blur=1.2, noise=10, jpeg=75)


def harmed(page: Image.Image, harm: Harm) -> bytes:
    """The JPEG of a page that went through all that."""
    image = page.convert("L")
    if harm.turned:
        image = image.rotate(harm.turned, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    if harm.lean:
        image = _leant(image, harm.lean)
    if harm.curl:
        image = _curled(image, harm.curl)
    if harm.shade:
        light = Image.linear_gradient("L").resize(image.size)
        light = light.point(lambda level: 255 - harm.shade + harm.shade * level // 255)
        image = ImageChops.multiply(image, light)
    if harm.blur:
        image = image.filter(ImageFilter.GaussianBlur(harm.blur))
    if harm.noise:
        image = ImageChops.add(image, Image.effect_noise(image.size, harm.noise), 1, -128)
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=harm.jpeg)
    return kept.getvalue()


def _leant(image: Image.Image, lean: float) -> Image.Image:
    """Seen from below and a little from the left, by a true perspective."""
    wide, high = image.size
    narrow, low = wide * lean / 2, high * lean / 4
    seen = [(narrow, low), (wide - narrow * 0.6, 0), (wide, high), (0, high - low)]
    real = [(0, 0), (wide, 0), (wide, high), (0, high)]
    return image.transform(
        image.size,
        Image.Transform.PERSPECTIVE,
        _coefficients(seen, real),
        Image.Resampling.BICUBIC,
        fillcolor=255,
    )


Points = list[tuple[float, float]]


def _coefficients(seen: Points, real: Points) -> list[float]:
    """The eight numbers that lead from what is seen to where it really lies."""
    rows = []
    for (x, y), (u, v) in zip(seen, real, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        best = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at:
                factor = rows[other][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[8] for row in rows]


def _curled(image: Image.Image, curl: float) -> Image.Image:
    """Bent like a sheet that was folded once."""
    wide, high = image.size
    strips = 24
    mesh = []
    for strip in range(strips):
        left, right = wide * strip // strips, wide * (strip + 1) // strips
        up = [curl * math.sin(math.pi * x / wide) for x in (left, right)]
        quad = (left, up[0], left, high + up[0], right, high + up[1], right, up[1])
        mesh.append(((left, 0, right, high), quad))
    return image.transform(
        image.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC, fillcolor=255
    )
