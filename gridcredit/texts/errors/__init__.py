"""The wording of every error a person can meet: what happened, what is safe, what to do."""

from __future__ import annotations

from gridcredit.texts.errors import (
    access,
    credit,
    entries,
    files,
    paper,
    reports,
    root,
    stars,
    trust,
    workspace,
)

ERRORS: dict[str, tuple[str, str]] = {
    **access.ERRORS,
    **credit.ERRORS,
    **entries.ERRORS,
    **files.ERRORS,
    **paper.ERRORS,
    **reports.ERRORS,
    **root.ERRORS,
    **stars.ERRORS,
    **trust.ERRORS,
    **workspace.ERRORS,
}

_WRONG_PLACE = (
    "“{file}”在这里用不了：{reason}。已保存的数据完好，这一步什么也没有改动。请换一个名称或位置重试。",
    "“{file}” will not do here: {reason}. What was saved before is safe; this step changed "
    "nothing. Try again with another name or place.",
)

# Said instead where an error has just this value of a fact.
NARROWER: dict[tuple[str, str, str], tuple[str, str]] = {
    ("StorageFailed", "reason", "not_found"): (
        "找不到：{file}。已保存的数据完好，这一步什么也没有改动。"
        "请检查名称和位置，U盘是否插好，然后重试。",
        "Not found: {file}. What was saved before is safe; this step changed nothing. Check the "
        "name and the place, and whether the USB stick is in, then try again.",
    ),
    ("NobodyToName", "left_out", ""): (
        "{period} 没有可以公示的人选（看过 {count} 个），没有写公示。",
        "Of {period} nobody can be put on a notice ({count} looked at); none was written.",
    ),
    ("StorageFailed", "reason", "is_folder"): _WRONG_PLACE,
    ("StorageFailed", "reason", "is_link"): _WRONG_PLACE,
    ("StorageFailed", "reason", "is_source"): _WRONG_PLACE,
    ("StorageFailed", "reason", "not_folder"): _WRONG_PLACE,
    ("StorageFailed", "reason", "name_too_long"): _WRONG_PLACE,
    ("StorageFailed", "reason", "path_too_long"): _WRONG_PLACE,
    ("CopyUndecided", "reason", "restored"): (
        "“{name}”是在另一台电脑或另一个文件夹里从备份恢复的。数据都在，可以照常录入；上报前请先在“交换”"
        "中回答：原来那台坏了、丢了或不再用，选“换到这台了”；原来那台还在用，选“两台都在用”。",
        "“{name}” was restored from a backup elsewhere than it was used. All data are kept and "
        "entering goes on. Before you send, say under Exchange whether the first computer is "
        "broken, lost or out of use (gridcredit copied --moved), or is still in use (gridcredit "
        "copied --copy).",
    ),
    ("CopyUndecided", "reason", "older"): (
        "“{name}”比上次导出时旧，像是放回了以前的拷贝。可以照常录入；上报前请先在“交换”中回答："
        "较新的那份不在了，选“就用这份”；较新的那份还在别处用，选“另一份还在用”。找得到较新的那份，"
        "请把它放回来。",
        "“{name}” is older than when it last exported, as if an earlier copy of its folder had "
        "been put back. Entering goes on. Before you send, say under Exchange whether the newer "
        "one is gone (gridcredit copied --moved) or still in use elsewhere (gridcredit copied "
        "--copy). If you have the newer one, put that back.",
    ),
    ("NotAddressed", "reason", "former"): (
        "这个文件是发给原来那台电脑的：{file}。这台的“{to}”是它的拷贝，已换成新单位，所以什么也没有导入；"
        "请拿到原来那台电脑上导入。原来那台不再用的，请上级吊销它的证书，下级再向这台申请接入。",
        "{file} is for the computer that “{to}” is a copy of; this one is an office of its own "
        "now, so nothing was taken in. Take the file in on the other computer. If that one is out "
        "of use, have the office above revoke its certificate; those below then join here anew.",
    ),
    ("CertificateRefused", "reason", "node_taken"): (
        "这份申请不能批准：{file}（{reason}）。什么也没有改动；请对方在自己的工作区里重新写一份申请。",
        "This request cannot be approved: {file} ({reason}). Nothing was changed; ask for a new "
        "request, written in its own workspace.",
    ),
    ("WrongLevel", "suggested", ""): (
        "{area} 是{level}的编码；这里要{role}的编码：{digits} 位，向上级问清楚。"
        "什么也没有建立；编码没有填错的，请改选{level}。",
        "{area} is a code of another level: {level}. Here one of this level is wanted: {role}, "
        "{digits} digits; ask the office above for it. Nothing was made; if the code is right, "
        "choose the other kind of office.",
    ),
    ("NotFound", "entity", "round_sheet"): (
        "这里没有编号为 {key} 的走访单。请核对纸上的编号；可以只输末四位，作废的不能再录入。",
        "There is no round with the number {key} here. Compare it with the one on paper; its last "
        "four digits will do, and one that was voided is entered no more.",
    ),
    ("NotFound", "entity", "saved_filter"): (
        "这里没有叫“{key}”、可以这样用的常用筛选。请核对名称；自带的和上级下发的不能改名或删除。",
        "There is no filter called {key} here that could be used so. Compare the name; those that "
        "come with the program or from an office above are neither renamed nor removed.",
    ),
    ("GoneBefore", "left_on", ""): (
        "户册上此人已去世或迁出（没有写日期），"
        "{on} 的走访见面、注册、承诺和信用+记录不能再登记，本条没有保存。"
        "有误请先在“户册”里改正状态或补上日期。",
        "According to the register this person has died or moved out (no date is given); meeting, "
        "registration, pledge or credit entry on {on} cannot be recorded, and nothing was saved. "
        "Correct the state or add its date in the register first.",
    ),
    ("GoneBefore", "state", "moved_out"): (
        "户册上此人已于 {left_on} 迁出，{on} 的走访见面、注册、承诺和信用+记录不能再登记，"
        "本条没有保存。日期有误就改日期；又搬回来住的，请先在“户册”里改正状态。",
        "According to the register this person moved out on {left_on}; meeting, registration, "
        "pledge or credit entry on {on} cannot be recorded, and nothing was saved. Correct the "
        "date here; for who has come back, correct the state in the register first.",
    ),
    ("FileUnreadable", "reason", "no_picture"): (
        "{file} 不是照片或扫描件，没有保存。请选 JPG、PNG、TIFF、WebP 图片或 PDF；"
        "HEIC 照片请先在手机上转成 JPG。",
        "{file} is no photo or scan; nothing was saved. Choose a JPEG, PNG, TIFF or WebP picture "
        "or a PDF; have the phone turn a HEIC photo into a JPEG first.",
    ),
    ("FileUnreadable", "reason", "picture_too_large"): (
        "{file} 超过 50 MB，没有保存。请用手机或扫描仪存成小一些的文件再添加。",
        "{file} is larger than 50 MB; nothing was saved. Save it smaller with the phone or the "
        "scanner, then attach it.",
    ),
    ("BadValue", "value", ""): (
        "“{field}”：{reason}。其他内容未受影响，请改正这一项。",
        "“{field}”: {reason}. Nothing else is affected; correct this entry.",
    ),
}
