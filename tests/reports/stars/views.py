"""Invented honours, and how to read papers back."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

from gridcredit.domain.credit.codes import Result
from gridcredit.domain.stars.codes import StarConsent, StarKind, StarLevel
from gridcredit.domain.stars.wording import LONGEST_DEED
from gridcredit.reports.stars.answer import AnswerView
from gridcredit.reports.stars.board import BoardView
from gridcredit.reports.stars.cards import Card
from gridcredit.reports.stars.certificate import CertificateView
from gridcredit.reports.stars.form import FormView, Opinion
from gridcredit.reports.stars.honours import Honoured, HonoursView
from gridcredit.reports.stars.library import Story, Used
from gridcredit.reports.stars.notice import Named, NoticeView

DEED = "十年如一日照顾村里三位无儿无女的老人，垫付医药费从不计较，拾到两万元货款连夜送还，"
DEED = f"{DEED}还带动邻居一起值守夜间巡逻路，风雨无阻从未间断过"[: LONGEST_DEED - 1] + "。"
UNIT, TELEPHONE = "枣庄高新区兴仁街道办事处", "0632-0000000"
ON, UNTIL = date(2026, 3, 26), date(2026, 4, 2)
RARE = "欧阳𬱖㛃"
LONG = "薛庄社区银杏志愿服务队暨红白理事会联合服务小组"
NAMES = ("张子明", "李秀兰", RARE, "王建国", "赵德厚", "孙桂英", "周永福", "吴凤霞", "单雨", LONG)


def certificate(**changed: Any) -> CertificateView:
    """A certificate with some fields changed."""
    view = CertificateView(
        "370403002-2026-03-001",
        "3F9A2C71B04E8D55",
        StarKind.PERSON,
        "张子明",
        "兴仁街道",
        "2026-03",
        UNIT,
        UNTIL,
    )
    return replace(view, **changed)


def photo(colour: str = "#6699CC", size: tuple[int, int] = (400, 300)) -> bytes:
    """A picture as a camera keeps it, with where it was taken."""
    image = Image.new("RGB", size, colour)
    exif = Image.Exif()
    exif[0x010F] = "a camera"
    made = io.BytesIO()
    image.save(made, "JPEG", exif=exif)
    return made.getvalue()


def board(count: int, photos: bool = False, until: date = date(2026, 6, 30)) -> BoardView:
    """A board of so many cards."""
    cards = tuple(
        Card(NAMES[at % len(NAMES)], "薛庄社区", DEED, until, photo() if photos else None)
        for at in range(count)
    )
    return BoardView("兴仁街道", "2026-03", cards, UNIT, TELEPHONE, UNTIL)


NAMED = (
    Named(StarKind.PERSON, "张子明", "薛庄社区", DEED),
    Named(StarKind.PERSON, RARE, "昂立社区居民委员会", "拾金不昧。"),
    Named(StarKind.HOUSEHOLD, "周永福家庭", "怡苑社区", "邻里纠纷主动调解，二十年没有红过脸。"),
    Named(StarKind.GROUP, LONG, "薛庄社区", DEED, ("李秀兰", "王建国")),
)


def notice_view(**changed: Any) -> NoticeView:
    """A notice with some fields changed."""
    view = NoticeView(
        *("兴仁街道", "2026-03", "370403002-2026-03-G1", ON, UNTIL, 5, 7, NAMED, UNIT, TELEPHONE)
    )
    return replace(view, **changed)


STORY = "\n".join(
    f"第{at}段。" + "每天清晨五点，他把热乎的早饭送到三位老人手里。" * 20 for at in "一二三"
)


def form(**changed: Any) -> FormView:
    """A form filled in, with some fields changed."""
    view = FormView(
        "370403002-2026-03-T2",
        "2026-03",
        StarLevel.STREET,
        StarKind.PERSON,
        "张子明",
        (),
        "薛庄社区",
        "45-59",
        "邻里",
        "十年如一日照顾村里三位老人。",
        STORY,
        ("李秀兰", "王建国"),
        "志愿服务活动记录",
        "无",
        {StarConsent.TAKE_PART: date(2026, 3, 2), StarConsent.NOTICE: date(2026, 3, 3)},
        Opinion("通过", "事迹属实。", "刘洪涛", date(2026, 3, 20)),
        None,
        True,
    )
    return replace(view, **changed)


def story(**changed: Any) -> Story:
    """A story with some fields changed."""
    view = Story(
        "张子明",
        "薛庄社区",
        "兴仁街道",
        "2026-03",
        "370403002-2026-03-001",
        STORY,
        ((StarConsent.NOTICE, date(2026, 3, 3)), (StarConsent.MEDIA, date(2026, 3, 5))),
        (Used("文明榜", date(2026, 4, 8)), Used("枣庄新闻", date(2026, 4, 15))),
    )
    return replace(view, **changed)


def answer(**changed: Any) -> AnswerView:
    """An answer to an objection with some fields changed."""
    view = AnswerView(
        "兴仁街道",
        "2026-03",
        "370403002001-2026-03-01",
        "张子明",
        date(2026, 3, 25),
        Result.REJECTED,
        "走访三户邻居，清雪的确是本人。",
        date(2026, 3, 30),
        UNIT,
    )
    return replace(view, **changed)


def honours(count: int = 4, **changed: Any) -> HonoursView:
    """A list of so many honours."""
    rows = tuple(
        Honoured(f"370403002-2026-03-{at:03d}", NAMED[at % len(NAMED)])
        for at in range(1, count + 1)
    )
    return replace(HonoursView("兴仁街道", "2026-03", rows, UNIT, UNTIL), **changed)


READ_BACK = RARE.replace("𬱖", "")
"""Qt 6.9 draws characters past U+FFFF, but its files do not tell which they are."""


def pdf_pages(file: Path) -> list[str]:
    """What stands on each page, without blanks and breaks."""
    with pypdfium2.PdfDocument(file) as document:
        return [_plain(page.get_textpage().get_text_bounded()) for page in document]


def _plain(text: str) -> str:
    return "".join(sign for sign in "".join(text.split()) if sign.isprintable())


def pdf_text(file: Path) -> str:
    """What stands in the file, without blanks and breaks."""
    return "".join(pdf_pages(file))


def docx_text(file: Path) -> str:
    """What stands in a Word document, without blanks and breaks."""
    import docx

    document = docx.Document(str(file))
    body = document.element.body
    return "".join("".join(text.text or "" for text in body.iter(_TEXT)).split())


def text_of(file: Path) -> str:
    """What stands in either."""
    return docx_text(file) if file.suffix == ".docx" else pdf_text(file)


def docx_part(file: Path, name: str) -> str:
    """A part of a Word document."""
    with zipfile.ZipFile(file) as archive:
        return archive.read(name).decode()


_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
