"""What a person enters or looks up, in words (`domain/errors/entries.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "NotFound": (
        "没有找到：{entity}。它可能已被移出或合并，也可能还没有登记。请刷新后再试。",
        "Not found: {entity}. It may have been removed or merged, or was not recorded yet. "
        "Refresh and try again.",
    ),
    "BadValue": (
        "“{field}”不能填“{value}”：{reason}。其他内容未受影响，请改正这一项。",
        "“{field}” cannot be “{value}”: {reason}. Nothing else is affected; correct this entry.",
    ),
    "DifferentPeople": (
        "两条居民记录的身份证号不同（{first} 与 {second}），不是同一人，没有保存。"
        "其中一个号码登记错了，请先在“户册”里改正。",
        "The two residents have different ID numbers ({first} and {second}) and are two people; "
        "nothing was saved. Where one of the numbers is wrong, correct it in the register first.",
    ),
    "MinorRefused": (
        "此人在 {on} 尚未满 18 周岁。《山东省社会信用条例》第二条只适用于"
        "完全民事行为能力人，未成年人不登记、不承诺、不记信用+。本条没有保存。",
        "Not yet 18 on {on}. The Shandong credit regulation (art. 2) covers adults of full "
        "capacity only: minors are neither registered nor pledged, nor in the credit ledger. "
        "Nothing was saved.",
    ),
    "BlankRefused": (
        "编号 {number} 不能用：{reason}。没有保存；请核对纸上的编号，或不填编号、由程序给号。",
        "Number {number} cannot be used: {reason}. Nothing was saved; compare the number on the "
        "paper, or leave it blank for the next one.",
    ),
    "GoneBefore": (
        "户册上此人已于 {left_on} 去世，{on} 的走访见面、注册、承诺和信用+记录不能再登记，"
        "本条没有保存。日期有误就改日期；户册上的去世日期有误，请先在“户册”里改正。",
        "According to the register this person died on {left_on}; meeting, registration, pledge "
        "or credit entry on {on} cannot be recorded, and nothing was saved. Correct the date "
        "here, or the date of death in the register first.",
    ),
    "LeavingDoubtful": (
        "离开日期 {left_on} 在此人最近一次登记（{last}）之前，两个日期多半有一个不对。"
        "还没有保存；确实如此就确认保存，登记有误的请在走访与登记记录里撤回。",
        "The day of leaving, {left_on}, lies before the last that was recorded of this person "
        "({last}); one of the two dates is likely wrong. Nothing was saved yet; confirm it if it "
        "is right, and take back in the history what was recorded wrongly.",
    ),
    "TimeDoubtful": (
        "走访时间 {at} 请再看一眼：{reason}（现在是 {now}）。本条还没有保存；确实如此就确认保存，"
        "否则改正时间。",
        "Please look again at the time {at} of the visit: {reason} (it is {now} now). Nothing was "
        "saved yet; if it is right, confirm it (--sure on the command line), else correct it.",
    ),
    "ClockBehind": (
        "{on} 在这台电脑的“今天”之后，没有保存。多半是电脑的时钟慢了：时钟是 {now}，"
        "而这里最新的一条记录写于 {newest}。请先把系统日期时间调准，再登记；已有的记录完好。",
        "{on} lies after this computer's “today”; nothing was saved. Most likely its clock is "
        "behind: it shows {now}, but the newest entry here was written at {newest}. Set the "
        "system's date and time first, then enter it again; what was entered before is safe.",
    ),
    "OnlyPartKnown": (
        "这条记录（{entity}）在这里只有不含个人信息的部分，不能更正或撤回，没有改动。"
        "请录入它的网格或街道来改。",
        "Only the part of this record ({entity}) without personal fields is here, so that it can "
        "neither be corrected nor taken back; nothing was changed. The grid or street that "
        "entered it can.",
    ),
    "ChangedSince": (
        "这条记录（{entity}）后来又有人改动或登记过，没有撤销，保持现状。需要的话请打开它再改。",
        "This record ({entity}) was changed or built upon since; it was not undone and stays as "
        "it is. Open it to change it.",
    ),
    "VisitedMeanwhile": (
        "打开这一户以后，别处登记了一次走访（{at}，{outcome}），所以这次没有保存；填写的内容还在。"
        "是同一次走访就丢弃这份，确实又去了一次就再记一次。",
        "Since this household was opened a visit was saved elsewhere ({at}, {outcome}), so this "
        "one was not; what you typed is still here. If it is the same visit, discard this form; "
        "if somebody knocked again, save it once more.",
    ),
    "AreaUnknown": (
        "这里没有编码为 {code} 的区域。请检查编码，或先导入区域名单。",
        "No area has the code {code} here. Check the code, or import the list of areas first.",
    ),
    "WrongLevel": (
        "{area} 是{level}的编码；这里要{role}的编码（{digits} 位），应为 {suggested}。"
        "什么也没有建立；请改用这个编码，或改选{level}。",
        "{area} is a code of another level: {level}. Here one of this level is wanted: {role}, "
        "{digits} digits, that is {suggested}. Nothing was made; use that code, or choose the "
        "other kind of office.",
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
        "这条记录（{entity}）已经更正或撤回过，这次没有改动。要再改，请在最新的一条上改。",
        "This record ({entity}) was corrected or taken back before; nothing was changed now. "
        "Correct the newest one.",
    ),
    "NumbersUsedUp": (
        "本网格今年的承诺书编号（{first}–{last}）已用完，没有登记。请联系街道增加网格或调整编号。",
        "All pledge numbers of this grid for this year ({first}-{last}) are used; nothing was "
        "recorded. Ask the street office for a new share.",
    ),
}
