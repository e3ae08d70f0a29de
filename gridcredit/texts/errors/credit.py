"""信用+ in words (`domain/errors/credit.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "NotDecidedHere": (
        "按{village}的规则，信用+记录由{seat}审核，这里不能审核、结账或答复异议，没有改动。"
        "请在{seat}的电脑上办理。",
        "By the rules of {village} its credit entries are decided at the {seat}; here nothing can "
        "be decided, closed or answered, and nothing was changed. Do it on the {seat}'s computer.",
    ),
    "NotRedeemedHere": (
        "按{village}的规则，兑换点设在{seat}，这里不能兑换或退回，没有改动。"
        "请到{seat}办理；这里的余额只是截至上次交换时的。",
        "By the rules of {village} points are redeemed at the {seat}; here nothing can be handed "
        "out or taken back, and nothing was changed. Go to the {seat}; balances here are as of "
        "the last exchange.",
    ),
    "NoRules": (
        "{village}在 {on} 还没有生效的信用+规则，没有保存。请先导入规则，或核对日期。",
        "No credit rules of {village} are in force on {on}; nothing was saved. Import the rules "
        "first, or check the date.",
    ),
    "MonthClosed": (
        "{on} 会改动已经结账的 {period}，没有保存。已结账的月份不再变动；"
        "请从还没有结账的月份起办理。",
        "{on} would change {period}, which is closed; nothing was saved. Closed months never "
        "change: choose a day from the first open month on.",
    ),
    "OwnHousehold": (
        "{name}是本户或其亲属，按回避规定不能由本人办理，没有保存。请换一位工作人员。",
        "{name} is of this household or its kin and keeps out of it; nothing was saved. Ask a "
        "colleague to do it.",
    ),
    "BalanceShort": (
        "可兑换余额 {balance} 分，不够兑换 {points} 分，没有兑换，库存未动。请减少物品。",
        "The balance is {balance} points, less than the {points} wanted; nothing was redeemed and "
        "the stock is untouched. Take fewer goods.",
    ),
    "RedemptionSuspended": (
        "这一户的可兑换余额是 {balance} 分（更正后为负），暂停兑换；已兑换的不追回，"
        "余额转正后自动恢复。没有兑换，库存未动。",
        "The household's balance is {balance} points after a correction: redeeming is suspended "
        "until it is positive again, and nothing is reclaimed. Nothing was redeemed.",
    ),
    "StockShort": (
        "“{goods}”库存只有 {stock}，不够 {wanted}，没有兑换。实物与库存不符的，请先盘点或入库。",
        "Only {stock} of “{goods}” are in stock, {wanted} are wanted; nothing was redeemed. If the "
        "shelf says otherwise, take stock or receive goods first.",
    ),
    "ReturnedAlready": (
        "这张兑换单上的“{goods}”还可退回 {out}，不能退回 {wanted}，没有改动。",
        "Of “{goods}” on this voucher {out} can still come back, not {wanted}; nothing was "
        "changed.",
    ),
    "ItemNotCounted": (
        "项目“{item}”在 {period} 不能登记：{reason}。没有保存，请换一个项目，或核对发生日。",
        "The item “{item}” cannot be entered for {period}: {reason}. Nothing was saved; choose "
        "another item, or check the day.",
    ),
    "ItemOfOthers": (
        "项目“{name}”（{item}）由“{recorders}”登记，当前账号不能登记，没有保存。请交给他们登记。",
        "The item “{name}” ({item}) is recorded by: {recorders}. This account may not; nothing "
        "was saved. Hand it to them.",
    ),
    "NotTakingPart": (
        "{on} 的这一笔没有保存：{reason}。信用+自愿参与，一人一签；请核对日期，或先办参与确认。",
        "The entry of {on} was not saved: {reason}. Taking part is voluntary, and everybody signs "
        "for themselves; check the date, or have the form signed first.",
    ),
    "EnteredTooLate": (
        "{on} 的事最晚在 {last} 录入，现在已经超过一个月，没有保存。发生日填错了请改正。",
        "What happened on {on} was to be entered by {last}; more than a month has passed, and "
        "nothing was saved. Correct the day if it is wrong.",
    ),
    "NobodyLeft": (
        "签到的 {count} 人都不能登记，活动单没有保存。请看每个人的原因。",
        "None of the {count} people ticked can be entered; the activity was not saved. Look at "
        "the reason given for each.",
    ),
    "EntryVoided": (
        "这一笔已作废，不再审核或更正，没有改动。",
        "This entry was voided; it is neither decided nor changed any more, and nothing was done.",
    ),
    "EntryClosed": (
        "这一笔已在 {period} 结账，不再改动。要更正，请作废它或办理异议，更正记在未结的月份里。",
        "This entry was counted when {period} was closed, and stays as it is. To correct it, void "
        "it or answer an objection: the correction stands in the open month.",
    ),
    "EntryDisputed": (
        "这一笔有异议还没有答复，没有改动。请先答复异议。",
        "An objection to this entry waits for its answer; nothing was done. Answer it first.",
    ),
    "NotAmendable": (
        "只有待审或退回的记录可以修改，这一笔是“{state}”，没有改动。",
        "Only a waiting or returned entry is amended; this one is “{state}”, and nothing was "
        "changed.",
    ),
    "OnlyItsRecorder": (
        "记录由登记人本人修改，没有改动。请交给登记人，或作废后重新登记。",
        "An entry is amended by who recorded it; nothing was changed. Hand it to them, or void it "
        "and enter it anew.",
    ),
    "VoidedByReviewers": (
        "未结账的记录由登记人或审核人员作废，已结账的由审核人员作废，没有改动。",
        "An open entry is voided by its recorder or a reviewer, a closed one by a reviewer; "
        "nothing was changed.",
    ),
    "MustKeepOut": (
        "这一笔您需要回避：{reason}。没有改动，请由其他人办理，或提请街道。",
        "You keep out of this entry: {reason}. Nothing was done; somebody else decides, or the "
        "street.",
    ),
    "EvidenceMissing": (
        "缺少佐证（{evidence}），不能通过，没有改动。请退回补充。",
        "Evidence is missing ({evidence}), so that it cannot be passed; nothing was done. Return "
        "it to be completed.",
    ),
    "CheckedAlone": (
        "所选记录里有 {count} 笔是抽查的，要逐笔通过，没有改动。请去掉它们，再一笔一笔看。",
        "{count} of the chosen entries are marked for a spot check and are passed one by one; "
        "nothing was done. Leave them out, then look at each.",
    ),
    "MeetingWanted": (
        "{village} 的规则要求经信用议事会审核，没有改动。请先登记会议，再填上它。",
        "The rules of {village} ask for a meeting to decide; nothing was done. Record the meeting "
        "first, then name it.",
    ),
    "QuorumFallen": (
        "应到 {expected} 人，能参加审核的只有 {present} 人，没有过半，没有改动。请提请街道审核。",
        "Of {expected} expected only {present} may decide, not more than half; nothing was done. "
        "Hand it up to the street.",
    ),
    "MonthNotOver": (
        "{period} 还没有过完，{first} 起才能结账，没有改动。",
        "{period} is not over: it is closed from {first} on. Nothing was done.",
    ),
    "MonthsInOrder": (
        "要按月份顺序结账：请先结 {first}，再结 {period}。没有改动。",
        "Months close in order: close {first} before {period}. Nothing was done.",
    ),
    "ObjectionAnswered": (
        "这件异议已于 {on} 答复，没有改动。",
        "This objection was answered on {on}; nothing was done.",
    ),
    "ObjectionElsewhere": (
        "异议由村居或街道受理，网格不受理，没有保存。请到 {village} 或街道登记。",
        "Objections are taken by the village's office and the street's, not at a grid; nothing "
        "was saved. Enter it at {village} or the street.",
    ),
    "ClosingUnreadable": (
        "结账清单（{period}）读不出来：{reason}。已结的账没有改动，请先解决这个问题再结账或查分。",
        "The list of a closed month ({period}) cannot be read: {reason}. What is closed is "
        "unchanged; settle this before closing a month or looking up points.",
    ),
    "ClosedAlready": (
        "{period} 已于 {on} 结账，没有改动。结过的账不变，更正记在未结的月份里。",
        "{period} was closed on {on}; nothing was done. What is closed stays; corrections stand "
        "in an open month.",
    ),
    "CorrectedBefore": (
        "这一笔结账后已经更正过一次，同一笔只更正一次，没有改动。",
        "This closed entry was corrected before; an entry is corrected once, and nothing was done.",
    ),
    "PeriodOpen": (
        "{period} 还不能公示：{open} 没有结账。没有生成文件。请先按月份顺序结账。",
        "{period} cannot be made known yet: {open} is not closed. No file was written; close the "
        "months in order first.",
    ),
    "PassbookUpToDate": (
        "存折已经打到最新，下一空行是第 {line} 行，没有打印。要补打一整本，请从第 1 行打起。",
        "The passbook is up to date, the next free line is {line}; nothing was printed. For a new "
        "booklet print from line 1.",
    ),
    "NobodyTakesPart": (
        "{area}在 {on} 没有参加信用+、需要这份表的人，没有打印。请先登记参与确认，或核对日期。",
        "Nobody of {area} takes part on {on} for whom this paper would be; nothing was printed. "
        "Enter who joined first, or check the day.",
    ),
}
