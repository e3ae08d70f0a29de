"""The story library: each story with what its holder agreed to, where it was used and when last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gridcredit.domain.stars.codes import StarConsent
from gridcredit.reports.document import Block, Break, Document, Heading, Paragraph, Table
from gridcredit.reports.stars.words import STAR, day_words, honour_words
from gridcredit.texts import word


@dataclass(frozen=True, slots=True)
class Used:
    """A story in an outlet from a day on."""

    outlet: str
    on: date


@dataclass(frozen=True, slots=True)
class Story:
    """One story; `consents` are those that are live, each with its day."""

    name: str
    village: str
    area: str
    period: str
    certificate: str
    text: str
    consents: tuple[tuple[StarConsent, date], ...]
    used: tuple[Used, ...] = ()

    @property
    def last_used(self) -> date | None:
        """When it was used last."""
        return max((one.on for one in self.used), default=None)


def story_library(stories: tuple[Story, ...], unit: str, on: date) -> Document:
    """The library, a story a page."""
    blocks: list[Block] = []
    for story in stories:
        blocks += [*_story(story), Break()]
    title = (f"{STAR}故事库",)
    under = f"{unit}　{day_words(on)}　共 {len(stories)} 篇"
    return Document(
        f"{STAR}故事库", title, under, tuple(blocks[:-1]) or (Paragraph("暂无故事。"),), on
    )


def _story(story: Story) -> tuple[Block, ...]:
    heads = ("荣誉", "有效的授权", "用过的渠道", "最近使用")
    return (
        Heading(f"{story.name}（{story.village}）"),
        Table(heads, (_facts(story),), (3.2, 4.1, 3.2, 2.2)),
        *(Paragraph(part) for part in story.text.split("\n") if part.strip()),
    )


def _facts(story: Story) -> tuple[str, ...]:
    agreed = "\n".join(f"{on} {word(consent)}" for consent, on in story.consents)
    used = "\n".join(f"{one.on} {one.outlet}" for one in story.used)
    last = story.last_used
    honour = honour_words(story.area, story.period)
    return (
        f"{honour} {story.certificate}",
        agreed or "无",
        used or "未用过",
        last.isoformat() if last else "—",
    )
