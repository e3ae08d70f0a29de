"""Words for reasons of 信用+: why an entry is refused, left out, kept from somebody, or will count
nothing."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "item_unknown": ("规则里没有这个编码", "no rule set has this code"),
    "item_other_month": (
        "这个月的规则里没有它，别的月份才有",
        "that month's rules do not have it, only those of other months",
    ),
    "item_off": ("在这个月的规则里是停用的", "it is switched off in that month's rules"),
    "household_not_joined": (
        "这一户没有人办过参与确认",
        "nobody of the household has signed that they take part",
    ),
    "person_not_joined": (
        "本人没有办过参与确认",
        "the person has not signed that they take part",
    ),
    "before_joining": ("那天还没有参与", "that was before taking part"),
    "after_leaving": ("那天已经退出", "that was after leaving"),
    "person_wanted": ("这个项目要填行为人", "this item wants who did it"),
    "other_household": ("这个人不在这一户", "this person is of another household"),
    "minor_collects": (
        "领取人要在兑换单上签字，须是成年人",
        "who collects signs the voucher and is an adult",
    ),
    "limited_person": (
        "户册上注明不适用（须完全民事行为能力）",
        "the register says that it does not apply to this person (full capacity is asked for)",
    ),
    "off_register": ("已移出户册", "it was taken off the register"),
    "hours_wanted": ("这个项目要填小时数", "this item wants the hours"),
    "no_quantity": ("这个项目不填数量", "this item takes no quantity"),
    "not_whole": ("要填整数", "a whole number is asked for"),
    "quantity_range": ("要大于 0，且不能太大", "it must be more than 0, and not too large"),
    "time_of_day": ("要写成 14:30 这样", "write it like 14:30"),
    "ends_before_start": ("结束要晚于开始", "the end must be later than the start"),
    "too_many_photos": ("照片最多三张", "three photos at most"),
    "too_many_papers": ("材料只能附一份，其余请附照片", "one paper only; the others as photos"),
    "after_first_saved": (
        "晚于这一笔最初录入的日期；是另一件事就另记一笔",
        "later than the day it was first entered; if it is another matter, enter that",
    ),
    "other_grid": (
        "改到别的网格的户了；请作废后重新登记",
        "a household of another grid; void it and enter it anew",
    ),
    "villages_differ": ("签到的人不在同一个村居", "the people are of different villages"),
    "sheet_entered": (
        "这张签到表已经登记过，不再登记第二次",
        "this sign-in sheet was entered before, and is not entered twice",
    ),
    "lines_not_agreed": (
        "同意逐笔公示的不满 20 户，C 表不张贴",
        "fewer than 20 households agreed to see single lines, so sheet C is not hung up",
    ),
    "overlap": ("同一时间参加了另一个活动", "in another activity at the same time"),
    "ticked_twice": ("同一个人勾了两次", "ticked twice"),
    "household_counted": (
        "按户计分，本户已有一笔",
        "it counts by household, and theirs has its entry",
    ),
    "gone": ("那天之前已去世或迁出", "had died or moved out before"),
    "own_record": ("是本人登记的", "you recorded it"),
    "own_household": ("是本户的", "it is of your household"),
    "own_kin": ("是亲属的", "it is of your kin"),
    "said_at_meeting": ("会议记录上您对这一笔回避", "the meeting's list says so"),
    "waiting": ("待审", "waiting"),
    "returned": ("已退回", "returned"),
    "held": ("暂缓", "on hold"),
    "handed_up": ("已提请街道", "handed up to the street"),
    "disputed": ("异议中", "disputed"),
    "void": ("已作废", "void"),
    "present_twice": ("有人写了两次", "somebody is named twice"),
    "more_than_expected": ("到会人数多于应到人数", "more are present than expected"),
    "not_present": ("回避的人不在到会名单里", "who keeps out is not among those present"),
    "name_entry": (
        "要写成 姓名=记录编号",
        "write it as NAME=ENTRY",
    ),
    "before_entry": ("早于这件事的发生日", "it is before the day of the fact"),
    "points_wanted": ("部分属实要填应计分值", "partly upheld wants the points"),
    "no_points": ("只有部分属实才填分值", "only partly upheld takes points"),
    "counts_no_more": (
        "这一天按它结的账或兑换的单据就不算数了，请另立一套规则从下个月起改",
        "what was closed or redeemed by it on that day would count no more; put another set in"
        " force from the next month on",
    ),
    "month_form": ("要写成 2026-01 这样", "write it like 2026-01"),
    "period_form": (
        "要写成 2026-01、2026-Q1 或 2026 这样",
        "write it like 2026-01, 2026-Q1 or 2026",
    ),
    "not_a_village": ("不是村居的编码", "not the code of a village"),
    "entered_already": (
        "同一天、同一事项已经记过一笔，请确认不是重复",
        "the same was recorded for this day already; make sure that it is not entered twice",
    ),
    "cap_reached": ("本期已达上限，不再计分", "the cap is reached; it will count nothing"),
    "cap_cut": ("超过上限的部分不计分", "what is over the cap does not count"),
    "group_beaten": (
        "同一事由已有更高的一笔，同类取高，这一笔不计分",
        "the same matter has a higher one; only the highest counts",
    ),
    "group_less": (
        "同一事由已计过分，只补差额",
        "the same matter has counted before; only the rest is added",
    ),
    "no_gain": (
        "它计分后，同一上限或同类里较晚的记录就少计，合计不增加",
        "it counts, but later ones of the same cap or group count less: the sum does not grow",
    ),
    "tier_not_reached": (
        "累计小时还没有到下一档，暂不加分",
        "the hours do not reach the next tier yet; nothing is added now",
    ),
    "hours_too_few": ("不足一个计分单位的小时数", "fewer hours than count once"),
    "evidence_missing": (
        "缺少佐证，可以保存，补齐以前不能通过",
        "evidence is missing: it may be saved, but not passed until it is there",
    ),
    "matter_blank": (
        "同类取高的项目没有填事由编号，会和别的事由分开计算",
        "an item of which only the highest counts has no matter, and is counted by itself",
    ),
    "names_somebody": (
        "文字里写到了别人的名字，请删去（不写第三人）",
        "the text names somebody else; take the name out",
    ),
    "marked_hours": ("当天合计超过 12 小时，要抽查", "over 12 hours that day: a spot check"),
    "newer_program": (
        "它是更新版本的程序写的，请先升级",
        "a newer program wrote it; update this one first",
    ),
    "not_a_closing": ("它不是结账清单", "it is no list of a closed month"),
    "no_rules": ("那个月没有规则", "no rule set holds for that month"),
    "no_item": ("那个月的规则里没有这个项目", "that month's rules do not have the item"),
    "item_twice": ("编码重复", "another item has the same code"),
    "negative_points": ("分值不能为负", "points cannot be negative"),
    "group_of_persons": (
        "同类取高的项目只能按人计分",
        "an item of which only the highest counts is counted by person",
    ),
    "tiers_of_hours": ("分档的项目按小时计", "an item with tiers is counted by hours"),
    "tiers_alone": (
        "分档的项目自己不设分值、同类组和上限",
        "an item with tiers has no points, group or cap of its own",
    ),
    "tiers_rise": (
        "各档的小时和分值要逐档升高",
        "hours and points rise from tier to tier",
    ),
    "cap_of_nothing": ("上限要大于 0", "a cap is more than 0"),
    "cap_without_span": (
        "上限没有写周期（月、季、年）",
        "the cap does not say for how long: month, quarter or year",
    ),
    "caps_differ": (
        "共用上限的项目，上限、类型、周期和对象要一致",
        "items that share a cap need the same cap, kind, span and holder",
    ),
    "circular": ("互相指向，绕成了圈", "the codes name one another in a circle"),
}
