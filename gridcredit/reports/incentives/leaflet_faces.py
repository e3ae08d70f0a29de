"""The faces of a leaflet beside its lists: the cover, the back, and the flap where it is free."""

from __future__ import annotations

from gridcredit.paper.ornament import Placement, Tones, sprig
from gridcredit.paper.sheet import (
    Align,
    Box,
    Drawing,
    Fit,
    Item,
    Outline,
    Rect,
    Stroke,
    Text,
    Upright,
    Weight,
)
from gridcredit.reports.flow import middle
from gridcredit.reports.incentives.leaflet_text import LeafletText

RED, PALE, INK, GREY = "#C8322B", "#FBEFED", "#222222", "#666666"
_TONES = Tones(back="#D4544B", front="#DC6D64", calyx="#B62A24", leaf="#B92C26", line="#C8322B")
_CENTRE = Align.CENTRE
_STEPS = (
    ("自愿注册榴花分", "年满18周岁，手机扫码，或请网格员帮办"),
    ("评到 AAA、AA 级", "等级以榴花分页面显示的为准"),
    ("到承办点享受", "按所列办法出示、登记，或由名单核对"),
)


def cover(box: Box, told: LeafletText) -> tuple[Item, ...]:
    """The front."""
    x, right, middle_x = box.x, box.right, box.x + box.width / 2
    field = Outline(
        (x, 0),
        ((right, 0), (right, 118), (right - 28, 132, x + 28, 132, x, 118), ()),
    )
    inside = box.inset(9, 0)
    return (
        Drawing((field,), fill=RED),
        middle(Box(inside.x, 34, inside.width, 9), "诚信让生活更便利", 14, _CENTRE,
               colour="#FFFFFF", spacing=0.12),
        middle(Box(inside.x, 48, inside.width, 20), "榴花分", 46, _CENTRE, Weight.BOLD,
               "#FFFFFF", 0.08),
        middle(Box(inside.x, 73, inside.width, 11), "AAA、AA 级激励措施", 20, _CENTRE,
               Weight.BOLD, "#FFFFFF"),
        Stroke(middle_x - 12, 90, middle_x + 12, 90, "#FFFFFF", 0.5),
        middle(Box(inside.x, 94, inside.width, 8), " · ".join(told.scenes), 11.5,
               _CENTRE, colour="#FFFFFF"),
        *sprig(Placement(middle_x - 5, 177, 34, 6), _TONES),
        middle(Box(inside.x, 184, inside.width, 7), told.unit, 12.5, _CENTRE, Weight.BOLD, INK),
        middle(Box(inside.x, 192, inside.width, 6), _edition(told), 9, _CENTRE, colour=GREY),
    )  # fmt: skip


def back(box: Box, told: LeafletText) -> tuple[Item, ...]:
    """How it is done, whom to ask, and what nobody loses."""
    inside = box.inset(10, 0)
    items: list[Item] = [
        middle(Box(inside.x, 18, inside.width, 9), "三步享受激励", 17, _CENTRE, Weight.BOLD, RED)
    ]
    y = 36.0
    for number, (title, words) in enumerate(_STEPS, 1):
        spot = Box(inside.x, y, 9, 9)
        text = Box(inside.x + 13, y - 0.6, inside.width - 13, 6.4)
        items += [
            Rect(spot, fill=RED, radius=4.5),
            middle(spot, str(number), 13, _CENTRE, Weight.BOLD, "#FFFFFF"),
            middle(text, title, 13, weight=Weight.BOLD, colour=INK),
            middle(Box(text.x, text.bottom - 0.4, text.width, 5), words, 9, colour=GREY),
        ]
        y += 18
    pale = Box(inside.x, 96, inside.width, 36)
    items += [
        Rect(pale, fill=PALE, radius=3),
        middle(Box(pale.x, 101, pale.width, 8), "以承办点为准", 17, _CENTRE, Weight.BOLD, RED),
        Text(
            Box(pale.x + 5, 111, pale.width - 10, 18),
            "各项措施的条件、名额和期限，以承办点当时公布的为准。"
            "注册自愿、不收费、不索要密码；没有注册、没有评级，不影响任何人享受基本公共服务。",
            9.2,
            colour=INK,
            fit=Fit.WRAP,
        ),
        *_hotline(inside, told.hotline),
        middle(Box(inside.x, 184, inside.width, 7), told.unit, 11, _CENTRE, colour=INK),
        middle(Box(inside.x, 192, inside.width, 6), _edition(told), 9, _CENTRE, colour=GREY),
    ]
    return tuple(items)


def _hotline(inside: Box, hotline: str) -> tuple[Item, ...]:
    label = middle(Box(inside.x, 147, inside.width, 6), "咨询电话", 11, _CENTRE, colour=GREY)
    if hotline:
        line = Box(inside.x, 154, inside.width, 11)
        return label, middle(line, hotline, 24, _CENTRE, Weight.BOLD, INK)
    y = 165.0
    return label, Stroke(inside.x + 10, y, inside.right - 10, y, GREY, 0.25)


def spare(box: Box) -> list[Item]:
    """The flap where the lists leave it free."""
    inside = box.inset(10, 0)
    return [
        Rect(Box(box.x, 0, box.width, box.height), fill=PALE),
        *sprig(Placement(box.x + box.width / 2 - 4, 108, 36, 6), _TONES),
        middle(Box(inside.x, 118, inside.width, 10), "守信一点一滴", 20, _CENTRE, Weight.BOLD, RED),
        middle(Box(inside.x, 130, inside.width, 10), "便利随处可见", 20, _CENTRE, Weight.BOLD, RED),
        Text(
            Box(inside.x, 146, inside.width, 16),
            "措施会更新，新的折页见村居和办事大厅",
            9.5,
            colour=GREY,
            align=_CENTRE,
            upright=Upright.TOP,
            fit=Fit.WRAP,
        ),
    ]


def _edition(told: LeafletText) -> str:
    return f"{told.edition} · 共 {told.count} 项"
