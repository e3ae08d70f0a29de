"""Sheet A: the rule set, how it was voted, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence

from gridcredit.domain.credit.bands import LOWEST, bands_from_json
from gridcredit.domain.credit.board import Board, BoardRules
from gridcredit.domain.credit.codes import Basis, Theme
from gridcredit.domain.credit.items import Item, items_from_json
from gridcredit.domain.credit.rule_changes import ItemChange, changes
from gridcredit.paper.sheet import Align, Sheet
from gridcredit.reports.credit.board_frame import board_sheets, heading, note, said
from gridcredit.reports.credit.words import (
    bound_words,
    day_words,
    plain,
    seat_words,
    theme_words,
    worth_words,
)
from gridcredit.reports.flow import Flow
from gridcredit.reports.tables import Column, Look, Row, add_table

_COLUMNS = (
    Column("编号", 2.0, Align.CENTRE),
    Column("事项", 8.5),
    Column("分值", 8.0),
    Column("限制", 6.5),
)
_LOOK = Look(size=10, head=10, row_height=6.2)


def rules_sheets(board: Board) -> list[Sheet]:
    """Sheet A."""

    def fill(flow: Flow) -> None:
        rules = board.rules
        items = items_from_json(rules.items)
        heading(flow, "一、规则与表决")
        said(flow, _vote(rules))
        heading(flow, "二、计分事项")
        add_table(flow, _COLUMNS, _rows(items), _LOOK)
        note(flow, "只记载所列事项；不设扣分项，不涉及献血、信访、计划生育，未列事项一律不计分。")
        heading(flow, "三、星级与应用")
        for line in (_bands(rules), _use(rules), _carry(rules)):
            said(flow, line)
        heading(flow, "四、与上一版规则相比")
        for line in _changes(rules, items):
            said(flow, line)

    return board_sheets(board, "A", fill)


def _vote(rules: BoardRules) -> str:
    since = (
        f"本规则为第 {rules.number} 号，自 {day_words(rules.begins)}起执行，"
        "适用于当日及以后发生的事项。"
    )
    counts = (rules.expected, rules.present, rules.agreed)
    if None in counts:
        vote = "表决情况：尚未提供村（居）民代表会议表决记录。"
    else:
        vote = (
            f"经村（居）民代表会议表决：应到 {rules.expected} 人，实到 {rules.present} 人，"
            f"赞成 {rules.agreed} 人。"
        )
    minutes = "会议记录可到村（居）查阅。" if rules.has_minutes else "会议记录尚未归档。"
    meeting = "每笔记录须经信用议事会审核。" if rules.meeting_required else ""
    return f"{since}{vote}{minutes}审核单位：{seat_words(rules.decided_by)}。{meeting}"


def _rows(items: Sequence[Item]) -> list[Row]:
    rows: list[Row] = []
    for theme in Theme:
        listed = [item for item in items if item.theme is theme and item.on]
        if listed:
            rows.append(Row((f"{theme_words(theme)}（{len(listed)} 项）",)))
            rows += [Row((i.code, i.name, worth_words(i), bound_words(i))) for i in listed]
    return rows


def _bands(rules: BoardRules) -> str:
    figure = "户总分" if rules.basis == Basis.TOTAL else "人均分"
    steps = "，".join(f"高于 {plain(b.above)} 分为{b.name}" for b in bands_from_json(rules.bands))
    return (
        f"1. 星级：每户每年基础分 {plain(rules.base)} 分，按{figure}评定，"
        f"{steps}，其余为{LOWEST}；同分同级，不排名次。基础分不能兑换。"
    )


def _use(rules: BoardRules) -> str:
    return (
        f"2. 兑换：只有已结账月份的计分可以兑换物品，不兑换现金，在{seat_words(rules.redeemed_at)}"
        "兑换点办理。兑换不影响评价分；信用+积分与榴花分无关。"
    )


def _carry(rules: BoardRules) -> str:
    if rules.carry >= 100:
        kept = "可兑换余额全部结转下一年度。"
    elif rules.carry <= 0:
        kept = "可兑换余额在 12 月结账时清零，请在年底前兑换。"
    else:
        kept = (
            f"可兑换余额在 12 月结账时按 {rules.carry}% 结转下一年度（不足 0.1 分的按 0.1 分计），"
            "其余作废，请在年底前兑换。"
        )
    return f"3. 年终结转：{kept}"


def _changes(rules: BoardRules, items: Sequence[Item]) -> list[str]:
    """What changed against the set before, in the words of the table."""
    if not rules.number_before:
        return ["本规则为首次公布。"]
    before = [item for item in items_from_json(rules.items_before) if item.on]
    found = changes(before, [item for item in items if item.on])
    changed = [words for one in found.changed if (words := _change(one))]
    told = [
        f"{kind}：{'；'.join(names)}。"
        for kind, names in (
            ("新增", [item.name for item in found.added]),
            ("取消", [item.name for item in found.gone]),
            ("调整", changed),
        )
        if names
    ]
    return told or [f"与第 {rules.number_before} 号规则所列事项相同。"]


def _change(change: ItemChange) -> str:
    """How an item changed where people see it; blank where they do not."""
    parts = [f"原为“{change.old.name}”"] if change.old.name != change.new.name else []
    for words in (worth_words, bound_words):
        old, new = words(change.old), words(change.new)
        if old != new:
            parts.append(f"{old or '不限'} → {new or '不限'}")
    return f"{change.new.name}（{'，'.join(parts)}）" if parts else ""
