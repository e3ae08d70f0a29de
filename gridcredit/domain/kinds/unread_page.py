"""Scanned pages whose number could not be read, which wait for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gridcredit.domain.fieldrules import LONGEST_NAME, line, sha256, text, whole
from gridcredit.domain.kinds.kind import Field, Kind, Nature, Up


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A page of a scan as a picture, and why it did not find its pledge by itself."""

    id: UUID
    area: UUID
    scan: str  # sha-256 of the picture, hex; blank where the file shows none
    source: str  # name of the file it came from
    page: int
    on: date
    part: int = 0  # of the page, where several papers lay on the glass, from 1
    why: str = ""  # a reason of texts.pledge_reasons
    number: str = ""  # that was read on it, where one was
    near: str = ""  # the numbers on the pages before and after it, by a space
    settled: str = ""  # what became of it: the number it was filed under, or why it was put away


KIND = Kind(
    name="unread_page",
    record=UnreadPage,
    nature=Nature.BASE,
    words=("待认领扫描页", "unread page"),
    columns={
        "area": Field("区域", "Area"),
        "scan": Field("扫描件", "Scan", personal=True, erasable=True, file=True, rule=sha256),
        "source": Field("来源文件", "Source file", personal=True, rule=text()),
        "page": Field("页", "Page", rule=whole(1, 100_000)),
        "on": Field("日期", "Date"),
        "part": Field("部分", "Part", rule=whole(0, 100)),
        "why": Field("未识别原因", "Why unread", rule=line(LONGEST_NAME)),
        "number": Field("读出的编号", "Number read", rule=line(64)),
        "near": Field("前后页编号", "Numbers around it", rule=line(200)),
        "settled": Field("处理结果", "Settled", rule=text()),
    },
    owner="area",
    up=Up.STREET,
    off="settled",
    day="on",
    indexes=(("area",), ("scan",)),
    subject=lambda page, _: f"{page.source} {page.page}",
)
