"""What a person enters or looks up, in words (`domain/errors/entries.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "NotFound": (
        "没有找到这条{entity}记录，它可能已被移出或合并。请刷新后再试。",
        "This record ({entity}) was not found; it may have been removed or merged. Refresh and "
        "try again.",
    ),
    "BadValue": (
        "“{field}”不能填“{value}”：{reason}。其他内容未受影响，请改正这一项。",
        "“{field}” cannot be “{value}”: {reason}. Nothing else is affected; correct this entry.",
    ),
    "MinorRefused": (
        "出生于 {born}，在 {on} 尚未满 18 周岁。《山东省社会信用条例》第二条只适用于"
        "完全民事行为能力人，未成年人不登记、不承诺。本条没有保存。",
        "Born {born}, not yet 18 on {on}. The Shandong credit regulation (art. 2) covers adults "
        "of full capacity only: minors are neither registered nor pledged. Nothing was saved.",
    ),
    "VisitedMeanwhile": (
        "打开这一户以后，别处登记了一次走访（{at}，{outcome}），所以这次没有保存；填写的内容还在。"
        "是同一次走访就丢弃这份，确实又去了一次就再记一次。",
        "Since this household was opened a visit was saved elsewhere ({at}, {outcome}), so this "
        "one was not; what you typed is still here. If it is the same visit, discard this form; "
        "if somebody knocked again, save it once more.",
    ),
    "VisitedJustNow": (
        "这一户在 {at} 已登记过走访（{outcome}），相隔不到一小时，所以这次没有保存；"
        "填写的内容还在。确实又去了一次就再记一次。",
        "A visit of this household at {at} ({outcome}) stands already, less than an hour away, "
        "so this one was not saved; what you typed is still here. If somebody knocked again, "
        "save it once more.",
    ),
    "AreaUnknown": (
        "这里没有编码为 {code} 的区域。请检查编码，或先导入区域名单。",
        "No area has the code {code} here. Check the code, or import the list of areas first.",
    ),
    "AreaOutside": (
        "区域 {code} 不在本单位（{area}）的管辖范围内，没有处理。",
        "Area {code} lies outside what this office ({area}) answers for; nothing was done.",
    ),
    "MovedAway": (
        "这条记录已随住户迁到别的网格，由那里的工作人员继续登记；这里没有改动。",
        "This record has moved to another area with its household, where it is kept from now on; "
        "nothing was changed here.",
    ),
    "AlreadyCorrected": (
        "这条{entity}记录已经更正过。请在最新的一条上再更正。",
        "This record ({entity}) was corrected before. Correct the newer one.",
    ),
    "NumbersUsedUp": (
        "本网格今年的承诺书编号（{first}–{last}）已用完，没有登记。请联系街道增加网格或调整编号。",
        "All pledge numbers of this grid for this year ({first}-{last}) are used; nothing was "
        "recorded. Ask the street office for a new share.",
    ),
}
