"""The sign-in sheet of a 活动单: by door, a box to tick for each adult who takes part in 信用+,
and on every page a code by which its scan finds the activity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from gridcredit.domain.credit.paper_codes import activity_code
from gridcredit.paper.qr import text_modules
from gridcredit.paper.sheet import Align, Box, Item, Modules, Sheet, Weight
from gridcredit.reports.credit.forms import BOX, signatures
from gridcredit.reports.credit.words import day_words
from gridcredit.reports.flow import GREY, Flow, Page, foot, level, middle, page_number
from gridcredit.reports.tables import Column, Look, Row, add_table

_PAGE = Page(left=16, right=16, top=44, bottom=20)
_CODE = 27.0  # mm, its quiet zone included
_ON_A_LINE = 3  # people
_LOOK = Look(size=11, head=10.5, row_height=9.2)
_COLUMNS = (
    Column("序号", 1.6, Align.CENTRE),
    Column("门牌", 6.5),
    Column("参加人（到场的在方框内打勾）", 9.5),
    Column("签名", 4.6),
)


@dataclass(frozen=True, slots=True)
class SignInDoor:
    """A household's door and those of its adults who take part in 信用+."""

    door: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignIn:
    """An activity before it takes place; what is blank is written by hand."""

    activity: UUID
    village: str
    name: str
    item: str  # its wording
    on: str
    starts: str
    ends: str
    place: str
    organiser: str
    doors: tuple[SignInDoor, ...]


def sign_in_sheets(told: SignIn) -> list[Sheet]:
    """The pages. Raises ValueError for more pages than codes can tell."""
    flow = Flow(_PAGE)
    rows = [
        Row((str(number), door.door, _boxes(door.people), ""))
        for number, door in enumerate(told.doors, 1)
    ]
    add_table(flow, _COLUMNS, rows, _LOOK)
    flow.skip(3)
    flow.paragraph(
        "只记载已签署参与确认的成年人；未列入的人员可到场登记参与后另行记录。未成年人不计入。",
        9.5,
        colour=GREY,
    )
    signatures(flow, ("组织者（签字）", "记录人（签字）", "到场人数"))

    def rim(number: int, of: int) -> Iterable[Item]:
        return (
            *_heading(told, number),
            *foot(_PAGE, f"{told.village} · 信用+活动签到表"),
            page_number(_PAGE, number, of),
        )

    return flow.sheets(rim)


def _boxes(people: Sequence[str]) -> str:
    """The people with their boxes, a few on each line."""
    lines = [people[at : at + _ON_A_LINE] for at in range(0, len(people), _ON_A_LINE)]
    return "\n".join("　".join(f"{BOX} {name}" for name in line) for line in lines)


def sign_in_codes(told: SignIn, pages: int) -> list[str]:
    """What the code on each page says."""
    return [activity_code(told.activity, page) for page in range(1, pages + 1)]


def _heading(told: SignIn, page: int) -> Sequence[Item]:
    """Title, facts and code, the same on every page but for the code's page."""
    right = _PAGE.width - _PAGE.right
    code = Box(right - _CODE + 2, 11, _CODE, _CODE)
    wide = code.x - _PAGE.left - 3
    items: list[Item] = [
        middle(
            Box(_PAGE.left, 12, wide, 9),
            f"{told.village}信用+活动签到表",
            18,
            weight=Weight.BOLD,
            spacing=0.04,
        ),
        Modules(code, text_modules(activity_code(told.activity, page))),
    ]
    hours = f"{told.starts}—{told.ends}" if told.starts or told.ends else ""
    facts = (
        (("活动", told.name, 0.5), ("项目", told.item, 0.5)),
        (("日期", day_words(told.on), 0.5), ("时间", hours, 0.5)),
        (("地点", told.place, 0.5), ("组织者", told.organiser, 0.5)),
    )
    for line, row in enumerate(facts):
        x = _PAGE.left
        for label, value, share in row:
            box = Box(x, 22.5 + line * 6.4, wide * share - 2, 6)
            said = Box(box.x + 14, box.y, box.width - 14, box.height)
            items.append(middle(box, label, 10, colour=GREY))
            items.append(middle(said, value, 10.5))
            items.append(level(said.x, said.bottom - 0.3, said.right, 0.12, GREY))
            x += wide * share
    return items
