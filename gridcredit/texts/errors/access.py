"""Who may do what: accounts, passphrases, duties, in words (`domain/errors/access.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "NotAllowed": (
        "当前账号没有“{duty}”的职责，什么也没有改动。请换用有此职责的账号，或请管理员调整。",
        "This account does not carry the duty “{duty}”; nothing was changed. Use an account that "
        "does, or ask the administrator.",
    ),
    "WrongPassphrase": (
        "口令不对，账号“{login}”没有打开。数据完好；请检查大小写和输入法后再试。",
        "The passphrase is wrong; the account “{login}” was not opened. The data is safe; check "
        "capitals and the input method, and try again.",
    ),
    "WeakPassphrase": (
        "这个口令太容易被猜到：{reason}。什么也没有改动；请换一个至少 {least} 个字符、"
        "别人猜不到、自己记得住的口令，例如几个不相干的词。",
        "This passphrase is too easy to guess: {reason}. Nothing was changed; choose another one "
        "of at least {least} characters that you remember, such as a few unrelated words.",
    ),
    "SearchLimited": (
        "当前账号一小时内只能按证件号或电话查 {most} 次，这次没有查。数据完好；请过一会儿再查，"
        "或按姓名、门牌查找，也可以请有查看权限的同事代查。",
        "This account may search by ID number or telephone {most} times an hour; this search was "
        "not made. The data is safe; search later, by name or door, or ask a colleague who may "
        "see numbers.",
    ),
    "SignInDelayed": (
        "口令连续输错，账号“{login}”要再等 {seconds} 秒，请在 {until} 以后再试。数据完好；"
        "忘了口令的，请有权限的同事在设置里重设。",
        "Wrong passphrases in a row: the account “{login}” waits {seconds} seconds more; try again "
        "after {until}. The data is safe; if the passphrase is forgotten, somebody who manages "
        "accounts can give a new one under Settings.",
    ),
    "UnknownAccount": (
        "工作区里没有账号“{login}”。请检查账号，或请管理员添加。",
        "The workspace has no account “{login}”. Check the name, or ask the administrator to "
        "add it.",
    ),
}
