"""Words of the print of what is held on a person: in Chinese, as papers are."""

from __future__ import annotations

TITLE = "个人信息打印件"
USUAL_PURPOSE = "本人查阅、复制"
"""For what it is printed, where nobody says otherwise."""
ONESELF, OWN_HOME, ANOTHER, NOT_KNOWN = "本人", "本户", "另一条记录", "—"
ANOTHER_HOME = "另一户"
ONESELF_AMONG = "本人（另有 {others} 项）"
SO_MANY = "{count} 项"
FILE_KEPT = "文件 {digest}（已存，{size} KB）"
FILE_ELSEWHERE = "文件 {digest}（不在本单位）"
FILE_SEALED = "文件 {digest}（已封存）"
FILE_DELETED = "文件 {digest}（已删除）"
CHANGED = "{day} {author}：{field} 由“{before}”改为“{after}”"
