"""The wording of every error a person can meet: what happened, what is safe, what to do."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "GridCreditError": (
        "这一步没有完成，数据没有改动。",
        "This step was not completed; no data was changed.",
    ),
    "NotAllowed": (
        "当前账号没有“{duty}”的职责，什么也没有改动。请换用有此职责的账号，或请管理员调整。",
        "This account does not carry the duty “{duty}”; nothing was changed. Use an account that "
        "does, or ask the administrator.",
    ),
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
    "NoWorkspace": (
        "文件夹里没有工作区：{folder}。请检查位置，或新建一个工作区。",
        "There is no workspace in {folder}. Check the place, or make a new workspace.",
    ),
    "WorkspaceExists": (
        "文件夹里已有工作区：{folder}。原有数据没有动；请另选一个空文件夹，或直接打开它。",
        "{folder} already holds a workspace, which was left as it is. Choose an empty folder, or "
        "open the workspace.",
    ),
    "WorkspaceBusy": (
        "工作区正被另一个程序使用：{folder}。数据完好；请关闭另一个窗口后再试。",
        "Another program is using the workspace in {folder}. The data is safe; close the other "
        "window and try again.",
    ),
    "WrongPassphrase": (
        "口令不对，账号“{login}”没有打开。数据完好；请检查大小写和输入法后再试。",
        "The passphrase is wrong; the account “{login}” was not opened. The data is safe; check "
        "capitals and the input method, and try again.",
    ),
    "WeakPassphrase": (
        "口令至少要 {least} 个字符。请换一个长一些、自己记得住的口令。",
        "A passphrase needs at least {least} characters. Choose a longer one that you remember.",
    ),
    "UnknownAccount": (
        "工作区里没有账号“{login}”。请检查账号，或请管理员添加。",
        "The workspace has no account “{login}”. Check the name, or ask the administrator to "
        "add it.",
    ),
    "DatabaseTooNew": (
        "数据由更新的版本写成（数据 {found}，本程序 {known}），没有打开，也没有改动。"
        "请更新本程序。",
        "The data was written by a newer version (data {found}, this program {known}); it was "
        "neither opened nor changed. Update this program.",
    ),
    "DatabaseDamaged": (
        "数据文件读不出来：{file}（{reason}）。文件没有改动；请不要删除它，从最近的备份恢复。",
        "The data file cannot be read: {file} ({reason}). It was left as it is; do not delete "
        "it, and restore the latest backup.",
    ),
    "StorageFailed": (
        "磁盘读写失败：{file}（{reason}）。已保存的数据完好，这一步没有保存。"
        "请检查磁盘空间、U盘是否插好、有无写入权限，然后重试。",
        "The disk refused: {file} ({reason}). What was saved before is safe; this step was not "
        "saved. Check free space, the USB stick and write permission, then try again.",
    ),
    "ReceiptUnwritten": (
        "数据包已经导入，数据都已保存；只是回执没有写出：{file}（{reason}）。"
        "磁盘正常后把同一个数据包再导入一次，就会得到回执，不会重复计入。",
        "The package was taken in and is saved; only its receipt could not be written: {file} "
        "({reason}). When the disk is well, import the same package once more: it gives the "
        "receipt and counts nothing twice.",
    ),
    "ServerAway": (
        "数据库服务器没有应答：{server}。已保存的数据在服务器上，这一步没有保存；"
        "请检查网络和服务器是否开着，然后重试。",
        "The database server does not answer: {server}. What was saved before is safe on it; this "
        "step was not saved. See that the network and the server are up, then try again.",
    ),
    "ServerRefused": (
        "数据库服务器没有接受：{server}（{reason}）。数据没有改动；请让服务器的管理员处理后重试。",
        "The database server {server} refused: {reason}. No data was changed; ask whoever runs the "
        "server to put it right, then try again.",
    ),
    "NotEnrolled": (
        "“{name}”还没有收到上级的证书。可以先录入；收到证书文件后在“交换”中接受，再上报。",
        "“{name}” still waits for the certificate from the office above. Accept the certificate "
        "file under Exchange when it comes.",
    ),
    "CopyUndecided": (
        "“{name}”的数据不在上次使用它的电脑或文件夹里，可能是一份拷贝。数据都在，可以照常录入；"
        "请先在“交换”中确认它是搬到了这里，还是一份拷贝，再上报。",
        "“{name}” is not on the computer or in the folder where it was used last; it may be a "
        "copy. All data are kept and entering goes on. Say under Exchange whether it moved here "
        "or is a copy (gridcredit copied --moved or --copy); then send.",
    ),
    "PlaceRevoked": (
        "“{name}”的证书已被上级吊销，不能再收发数据包。数据都在，可以照常查看和录入；"
        "要恢复往来，请重新申请接入，收到新证书后接受。",
        "The certificate of “{name}” was revoked by the office above; nothing is exchanged with it "
        "any more. All data are kept. To go on, ask for a new certificate and accept it.",
    ),
    "AlreadyEnrolled": (
        "“{name}”已有证书，不需要再次接入，什么也没有改动。",
        "“{name}” already holds a certificate; nothing was changed.",
    ),
    "FileUnreadable": (
        "文件读不出来：{file}（{reason}）。什么也没有导入；请重新拷贝，或请对方重新导出。",
        "The file cannot be read: {file} ({reason}). Nothing was taken in; copy it again, or ask "
        "the sender for a new one.",
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
    "SenderUnknown": (
        "这里不认识发送单位：{file}。什么也没有导入；文件会原样收存，批准对方接入后自动导入。",
        "The sender of {file} is not known here. Nothing was taken in; the file is kept and taken "
        "in by itself once the sender is enrolled.",
    ),
    "SenderRevoked": (
        "发送单位的证书已被吊销：{file}。什么也没有导入；文件会原样收存，"
        "对方重新获批接入后自动导入。",
        "The certificate of the sender of {file} was revoked. Nothing was taken in; the file is "
        "kept and taken in by itself once the sender has a new certificate.",
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
    "CertificateRefused": (
        "这张证书不能用：{file}（{reason}）。什么也没有改动；请向上级索取发给本工作区的证书。",
        "This certificate cannot be used: {file} ({reason}). Nothing was changed; ask the office "
        "above for the one made for this workspace.",
    ),
    "SuiteMissing": (
        "“{office}”没有 {suite} 套件的密钥（有：{known}），什么也没有写出，也没有改动。"
        "请改用 {known} 套件，或请该单位用本版本新建工作区后重新接入。",
        "“{office}” has no keys of suite {suite} (it has: {known}); nothing was written or "
        "changed. Use suite {known}, or have that office enrolled anew with a workspace of this "
        "version.",
    ),
    "TokenFailed": (
        "保管本工作区密钥的“{token}”用不了：{reason}。数据完好，这一步没有做；"
        "请插好密码钥匙、确认驱动已安装后再试。",
        "“{token}”, which holds the keys of this workspace, cannot be used: {reason}. The data "
        "is safe and this step was not done; plug the token in, see that its driver is "
        "installed, and try again.",
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
    "AreasRefused": (
        "区域名单第 {row} 行不能导入：{reason}（{file}）。整份名单都没有导入；请改正后再导入。",
        "Row {row} of the list of areas cannot be taken in: {reason} ({file}). None of the list "
        "was; correct it and import again.",
    ),
    "HeaderNotFound": (
        "表格里没有找到含“姓名”的表头：{file}（看过：{looked_at}）。什么也没有导入；"
        "请确认表头行，或使用本程序的模板。",
        "No header row that names people was found in {file} (looked at: {looked_at}). Nothing "
        "was taken in; check the header row, or use this program's template.",
    ),
    "NothingToExport": (
        "没有要发给“{to}”的内容：全部已有回执。不需要再导出。",
        "There is nothing for “{to}”: everything has a receipt already.",
    ),
    "NoParent": (
        "“{name}”没有上级单位。请选择要发给的下级单位。",
        "“{name}” has no office above it. Choose the office below that the package is for.",
    ),
    "LinkTooLong": (
        "链接有 {length} 个字符，印在海报上手机读不出来（最多 {most} 个）。请使用短一些的链接。",
        "The link has {length} characters; a phone could not read it from paper (at most "
        "{most}). Use a shorter link.",
    ),
    "PosterUnreadable": (
        "海报第 {page} 页上的二维码读不回来（{reason}），这份海报不能印。请调大二维码或缩短链接。",
        "A code on page {page} of the poster could not be read back ({reason}); do not print it. "
        "Enlarge the code or shorten the link.",
    ),
    "TooMuchForPaper": (
        "{file} 印成二维码要 {sheets} 张纸，超过 {most} 张，没有打印。"
        "文件完好；请换一个U盘，或从内网拷贝。",
        "{file} would fill {sheets} sheets of codes, more than {most}; nothing was printed. The "
        "file is safe: carry it on another stick or over the intranet.",
    ),
    "SheetUnreadable": (
        "第 {sheet} 张上的二维码读不回来，没有印出。文件完好；请再试一次，或改用U盘。",
        "The codes on sheet {sheet} could not be read back, so it was not made. The file is safe: "
        "try again, or use a USB stick.",
    ),
    "NoCodes": (
        "{file} 里没有可用的二维码（{reason}）。已读到的纸张都还在；"
        "请把纸放平、光线均匀，整张拍进画面后重拍，或用扫描仪扫描（150 dpi 以上）。",
        "{file} holds no code that is of use ({reason}). Sheets read before are kept; lay the "
        "sheet flat in even light and photograph all of it, or scan it at 150 dpi or more.",
    ),
    "PrinterFailed": (
        "打印机“{printer}”没有接受打印任务。PDF 文件完好；"
        "请检查打印机是否开机、联网、有纸，然后再打印。",
        "The printer “{printer}” did not take the pages. The PDF is safe; see that the printer is "
        "on, connected and has paper, then print again.",
    ),
    "BackupUnusable": (
        "备份没有通过检查：{file}（{reason}）。现有数据保持原样；请换一份备份。",
        "The backup failed its checks: {file} ({reason}). The workspace is as it was; choose "
        "another backup.",
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
    "NoSuchImport": (
        "这里没有编号为 {key} 的导入，什么也没有改动。只有收进来的数据包可以撤销，回执不能；"
        "用 import --preview 再看一次那个数据包，就能查到它的编号。",
        "Nothing that was taken in here has the id {key}; nothing was changed. Only packages can "
        "be undone, receipts cannot; look at the package again with import --preview to learn its "
        "id.",
    ),
    "NotUndone": (
        "第 {number} 号数据包的导入没有被撤销，不用恢复，什么也没有改动。",
        "The import of package {number} is not undone, so there is nothing to take in again; "
        "nothing was changed.",
    ),
    "Cancelled": (
        "已取消，没有任何改动。",
        "Cancelled; nothing was changed.",
    ),
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
    ("StorageFailed", "reason", "is_folder"): _WRONG_PLACE,
    ("StorageFailed", "reason", "not_folder"): _WRONG_PLACE,
    ("StorageFailed", "reason", "name_too_long"): _WRONG_PLACE,
    ("CopyUndecided", "reason", "restored"): (
        "“{name}”是在另一台电脑或另一个文件夹里从备份恢复的。数据都在，可以照常录入；上报前请先在“交换”"
        "中回答：原来那台坏了、丢了或不再用，选“换到这台了”；原来那台还在用，选“两台都在用”。",
        "“{name}” was restored from a backup elsewhere than it was used. All data are kept and "
        "entering goes on. Before you send, say under Exchange whether the first computer is "
        "broken, lost or out of use (gridcredit copied --moved), or is still in use (gridcredit "
        "copied --copy).",
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
    ("BadValue", "value", ""): (
        "“{field}”：{reason}。其他内容未受影响，请改正这一项。",
        "“{field}”: {reason}. Nothing else is affected; correct this entry.",
    ),
}
