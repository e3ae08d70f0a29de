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
}
