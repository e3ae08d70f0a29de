"""The 推荐表 as rows of labels and words, blank or filled in; Word and PDF draw the same rows.

Neither an ID number nor a telephone has a place on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gridcredit.domain.stars.codes import StarConsent, StarKind, StarLevel
from gridcredit.reports.stars.words import STAR, day_words, period_words
from gridcredit.texts import word

WAYS = ("村居推荐", "党支部推荐", "邻里联名（3人以上）", "自荐")
TITLE = f"{STAR}推荐表"
NOTE = "本表不填写身份证号码和电话号码。提交后不再改动，退回后方可修改；授权可随时撤回。"

_SIGN, _DATE = "＿" * 6, "＿＿＿年＿＿月＿＿日"
_NO_RECORDS = "（只记是否核查，不记内容）"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the village or the street said: pass, return or reject, why, who, when."""

    decision: str
    why: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class FormView:
    """A nomination; what is blank is left to be written by hand. `consents` holds the live ones
    with their days."""

    number: str = ""
    period: str = ""
    level: StarLevel | None = None
    kind: StarKind | None = None
    name: str = ""
    members: tuple[str, ...] = ()
    village: str = ""
    age_band: str = ""
    way: str = ""
    summary: str = ""
    story: str = ""
    witnesses: tuple[str, ...] = ()
    grounds: str = ""
    ties: str = ""
    consents: Mapping[StarConsent, date] = field(default_factory=dict)
    village_opinion: Opinion | None = None
    street_opinion: Opinion | None = None
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class FormRow:
    """One or two pairs of a label and words; at least `height` mm; lines to write on where it is
    blank. A `grows` row fills its page and goes on on the next."""

    cells: tuple[tuple[str, str], ...]
    height: float = 10.0
    grows: bool = False


def above(view: FormView) -> str:
    """The line between the title and the rows."""
    period = period_words(view.period) if view.period else "＿" * 8
    level = word(view.level) if view.level else "□ 村居　□ 街道"
    return f"编号：{view.number or '＿' * 10}　　期次：{period}　　级别：{level}"


def form_rows(view: FormView) -> tuple[FormRow, ...]:
    """The rows from the top down."""
    members = (FormRow((("同意署名\n的成员", "、".join(view.members)),), 12),)
    return (
        FormRow((("姓名\n（名称）", view.name), ("类别", _ticks(StarKind, view.kind)))),
        FormRow((("村居", view.village), ("年龄段", view.age_band))),
        *(members if view.members else ()),
        FormRow((("推荐方式", _way(view.way)),)),
        FormRow((("事迹摘要\n200字以内", view.summary),), 36),
        FormRow((("事迹材料\n800至\n1500字", view.story),), 60, grows=True),
        FormRow((("证明人\n（两名）", _witnesses(view.witnesses)),), 14),
        FormRow((("推荐依据", view.grounds),), 14),
        FormRow((("关系申报", view.ties or _TIES),), 14),
        FormRow((("本人授权\n逐项勾选", _consents(view)),), 26),
        FormRow((("村居意见", _opinion(view.village_opinion)),), 28),
        FormRow((("街道意见", _opinion(view.street_opinion)),), 28),
        FormRow((("其他记录\n核查", _checked(view.checked)),), 10),
    )


_TIES = "与村居、街道干部或审核人员的亲属关系：□ 无　□ 有：" + "＿" * 7


def _ticks(kinds: type[StarKind], chosen: StarKind | None) -> str:
    return "　".join(f"{_box(kind is chosen)} {word(kind)}" for kind in kinds)


def _box(is_ticked: bool) -> str:
    return "■" if is_ticked else "□"


def _way(way: str) -> str:
    ticked = [name for name in WAYS if way and way[:2] == name[:2]]
    said = "　".join(f"{_box(name in ticked)} {name}" for name in WAYS)
    return said if ticked or not way else f"{said}\n■ {way}"


def _witnesses(names: tuple[str, ...]) -> str:
    both = (*names, "", "")[: max(2, len(names))]
    return "\n".join(
        f"{at}．{name or '＿' * 6}　　签名：{_SIGN}　日期：{_DATE}"
        for at, name in enumerate(both, 1)
    )


def _consents(view: FormView) -> str:
    lines = []
    for consent in StarConsent:
        on = view.consents.get(consent)
        day = day_words(on) if on else _DATE
        lines.append(f"{_box(on is not None)} {word(consent)}　签名：{_SIGN}　日期：{day}")
    return "\n".join(lines)


def _opinion(opinion: Opinion | None) -> str:
    if opinion is None:
        return f"□ 通过　□ 退回　□ 不予通过　　理由：\n\n经办人：{_SIGN}　（盖章）　{_DATE}"
    why = f"　理由：{opinion.why}" if opinion.why else ""
    signed = f"经办人：{opinion.by}　（盖章）　{day_words(opinion.on)}"
    return f"{opinion.decision}{why}\n\n{signed}"


def _checked(checked: bool | None) -> str:
    return f"{_box(checked is True)} 已核查　{_box(checked is False)} 未核查　{_NO_RECORDS}"
