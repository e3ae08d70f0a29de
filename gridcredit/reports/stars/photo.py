"""Photos of people as prints take them: upright, cut to one shape, without what a camera noted."""

from __future__ import annotations

import io

from gridcredit.domain.errors import FileUnreadable

WIDTH, HEIGHT = 3, 4
"""The shape of a portrait."""

_PIXELS = (900, 1200)  # 300 dpi on the widest photo of an A3 board
_TALL = 0.35  # of what is cut off a tall picture, so much goes above: heads stand high
_KINDS = ("PNG", "JPEG")


def portrait(image: bytes, file: str = "") -> bytes:
    """A PNG or JPEG as a JPEG of 3 : 4, turned as the camera was held, cut from its middle; where
    and when it was taken is not kept. Raises FileUnreadable (not_an_image)."""
    from PIL import Image, ImageOps, UnidentifiedImageError  # of no use to other papers

    try:
        with Image.open(io.BytesIO(image), formats=_KINDS) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as wrong:
        raise FileUnreadable(file=file, reason="not_an_image") from wrong
    cut = ImageOps.fit(upright, _PIXELS, Image.Resampling.LANCZOS, centering=(0.5, _TALL))
    saved = io.BytesIO()
    cut.save(saved, "JPEG", quality=88)
    return saved.getvalue()
