"""The workspace and what lies under it, in words (`domain/errors/workspace.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
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
    "NoteUnwritten": (
        "没有导出：这台电脑记不下导出到哪里了，{file}（{reason}）。数据都在，什么也没有写出。"
        "请检查这台电脑（不是U盘）的磁盘空间和这个文件夹的权限，再导出一次。",
        "Nothing was exported: this computer could not note how far, in {file} ({reason}). All "
        "data are kept and nothing was written out. See to free space on this computer (not the "
        "stick) and to the permissions of that folder, then export again.",
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
    "BackupUnusable": (
        "备份没有通过检查：{file}（{reason}）。现有数据保持原样；请换一份备份。",
        "The backup failed its checks: {file} ({reason}). The workspace is as it was; choose "
        "another backup.",
    ),
}
