"""诚信之星 in words (`domain/errors/stars.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "StageUnfit": (
        "推荐 {number} 现在是“{stage}”，这一步还不能办或已经办过，没有改动。",
        "Nomination {number} stands at “{stage}”: this cannot be done yet, or was done before. "
        "Nothing was changed.",
    ),
    "ConsentNeeded": (
        "推荐 {number} 没有有效的授权“{consent}”，没有改动。请先请本人签字并登记授权。",
        "Nomination {number} has no live consent “{consent}”; nothing was changed. Have the "
        "nominee sign it and record it first.",
    ),
    "PlacesNeeded": (
        "通过的有 {passed} 个，名额还有 {seats} 个，没有认定。"
        "请审核人先给每个人排定名次（不能并列）：{numbers}。",
        "{passed} passed and {seats} can be awarded; nobody was. The reviewer sets each one's "
        "place first, no two alike: {numbers}.",
    ),
    "StarDecidedElsewhere": (
        "诚信之星的这一步由{seat}办理，这里没有改动。请在{seat}的电脑上办。",
        "This step of the stars is the {seat}'s; nothing was changed here. Do it on the {seat}'s "
        "computer.",
    ),
    "NobodyToName": (
        "{period} 没有可以公示的人选（看过 {count} 个：{left_out}），没有写公示。",
        "Of {period} nobody can be put on a notice ({count} looked at: {left_out}); none was "
        "written.",
    ),
    "OnlyItsNominator": (
        "退回的推荐由原推荐人修改，{number} 没有改动。",
        "A returned nomination is amended by who wrote it; {number} was not changed.",
    ),
}
