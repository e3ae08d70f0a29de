"""Files handed in or to be written, in words (`domain/errors/files.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "FileUnreadable": (
        "文件读不出来：{file}（{reason}）。什么也没有导入；请重新拷贝，或请对方重新导出。",
        "The file cannot be read: {file} ({reason}). Nothing was taken in; copy it again, or ask "
        "the sender for a new one.",
    ),
    "NotSavedAsWorkbook": (
        "{file} 其实是{reason}，只是名字像 Excel 表格。什么也没有导入；"
        "请用 WPS 或 Excel 打开，另存为 .xlsx，再导入。",
        "{file} is {reason}, named like a workbook. Nothing was taken in; open it in WPS or Excel, "
        "save it as .xlsx, and import that.",
    ),
    "RegisterChanged": (
        "{file} 在检查之后又改过了，和刚才看的不是同一份。什么也没有导入；请重新检查，看过再导入。",
        "{file} was changed since it was checked: it is not what you looked at. Nothing was taken "
        "in; check it again, and then import it.",
    ),
    "PackageTooNew": (
        "数据包由更新的版本生成（格式 {found}，本程序读到 {known}）：{file}。"
        "什么也没有导入；请更新本程序。数据包会原样收存，更新后自动导入。",
        "The package {file} was made by a newer version (format {found}, this program reads up "
        "to {known}). Nothing was taken in; update this program. A package is kept and taken in "
        "by itself after that.",
    ),
    "FileDamaged": (
        "这里保存的一份扫描件已损坏（{sha256}），数据包没有写出。其他数据完好；"
        "请重新扫描，或从备份恢复这份文件。",
        "A scan kept here is damaged ({sha256}), so the package was not written. All else is safe; "
        "scan it again, or restore that file from a backup.",
    ),
    "SignatureWrong": (
        "签名与内容不符：{file}。文件可能损坏或被改动，什么也没有导入；请让发送单位重新导出。",
        "The signature does not match the content of {file}: it may be damaged or altered. "
        "Nothing was taken in; ask the sender to export it again.",
    ),
    "NotAddressed": (
        "这个文件是发给“{to}”的：{file}。什么也没有导入；请转交收件单位。",
        "{file} is addressed to “{to}”. Nothing was taken in; pass it on to that office.",
    ),
    "ContentAltered": (
        "数据包内容与清单不符（{part}）：{file}。什么也没有导入；请重新拷贝，或请对方重新导出。",
        "The content of {file} differs from its list ({part}). Nothing was taken in; copy it "
        "again, or ask the sender for a new one.",
    ),
    "ChainBroken": (
        "第 {number} 号数据包以前收到过，内容却不同：{file}。什么也没有导入；"
        "请与发送单位核对，可能有一方恢复过旧备份。",
        "Package number {number} came before with other content: {file}. Nothing was taken in; "
        "check with the sender, one side may have restored an old backup.",
    ),
    "NumberTooFar": (
        "{file} 里写的是第 {number} 号数据包，而这里知道的最后一号是 {known}，"
        "相差太远，不会是正常写出的。什么也没有导入，数据完好；请与发送单位核对，请对方重新导出。",
        "{file} speaks of package number {number}, but the last one known here is {known}: that is "
        "too far to have been written in the ordinary way. Nothing was taken in and all is safe; "
        "check with the sender and ask for a new file.",
    ),
    "AreasRefused": (
        "区域名单第 {row} 行不能导入：{reason}（{file}）。整份名单都没有导入；请改正后再导入。",
        "Row {row} of the list of areas cannot be taken in: {reason} ({file}). None of the list "
        "was; correct it and import again.",
    ),
    "CalendarRefused": (
        "工作日历第 {row} 行不能导入：{reason}（{file}）。整份日历都没有导入；请改正后再导入。",
        "Line {row} of the working-day calendar cannot be taken in: {reason} ({file}). None of it "
        "was; correct it and import again.",
    ),
    "HeaderNotFound": (
        "表格里没有找到含“姓名”的表头：{file}（看过：{looked_at}）。什么也没有导入；"
        "请确认表头行，或使用本程序的模板。",
        "No header row that names people was found in {file} (looked at: {looked_at}). Nothing "
        "was taken in; check the header row, or use this program's template.",
    ),
    "ColumnsMissing": (
        "表格里没有找到含“{columns}”的表头：{file}（看过：{looked_at}）。什么也没有导入；"
        "请确认表头行，或使用本程序的模板。",
        "No header row with the columns {columns} was found in {file} (looked at: {looked_at}). "
        "Nothing was taken in; check the header row, or use this program's template.",
    ),
    "FormRefused": (
        "这份表不能直接填：{file}：{reason}。什么也没有改动。",
        "This form cannot be filled as it is: {file}: {reason}. Nothing was changed.",
    ),
    "MappingRefused": (
        "对应关系第 {line} 行不行：{said}（{reason}）。什么也没有保存；请改好再试。",
        "Line {line} of the mapping cannot be: {said} ({reason}). Nothing was saved; correct it "
        "and try again.",
    ),
    "NothingToExport": (
        "没有要发给“{to}”的内容：全部已有回执。不需要再导出。",
        "There is nothing for “{to}”: everything has a receipt already.",
    ),
    "NoSuchImport": (
        "这里没有编号为 {key} 的导入，什么也没有改动。只有导入的数据包和户册可以撤销，回执不能；"
        "用 import --preview 再看一次那个数据包，就能查到它的编号。",
        "Nothing that was taken in here has the id {key}; nothing was changed. Only packages and "
        "registers can be undone, receipts cannot; look at the package again with import "
        "--preview to learn its id.",
    ),
    "NotUndone": (
        "第 {number} 号数据包的导入没有被撤销，不用恢复，什么也没有改动。",
        "The import of package {number} is not undone, so there is nothing to take in again; "
        "nothing was changed.",
    ),
}
