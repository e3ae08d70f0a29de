"""Posters about an invented grid."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image, ImageDraw

from gridcredit.posters.layout import Poster
from gridcredit.posters.wording import read_wording

LINK = "https://credit.example.cn/lhf/register?grid=370403002001001"


@pytest.fixture
def poster_of() -> Callable[..., Poster]:
    """Makes a poster with some fields changed."""
    standard = Poster(
        grid_code="370403002001001",
        place="兴仁街道 · 甲村 · 第一网格",
        link=LINK,
        unit="枣庄高新区社会信用体系建设办公室",
        hotline="0632-0000000",
        code="370403002001001-001",
        wording=read_wording(),
        edition="2026年11月版",
    )

    def made(**changed: Any) -> Poster:
        return replace(standard, **changed)

    return made


@pytest.fixture
def official_image() -> bytes:
    """A round picture such as a 小程序码, which no QR decoder reads."""
    picture = Image.new("L", (430, 430), 255)
    draw = ImageDraw.Draw(picture)
    for radius in range(60, 210, 25):
        draw.ellipse((215 - radius, 215 - radius, 215 + radius, 215 + radius), outline=0, width=9)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
