"""Names of persons: where the surname ends."""

from __future__ import annotations

_COMPOUND = (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 夏侯 轩辕 端木 公冶 "
    "澹台 濮阳 淳于 单于 太叔 申屠 钟离 闾丘 鲜于 南宫 独孤 拓跋 呼延 东郭 西门 百里 第五 赫连 "
    "左丘 梁丘 公羊 谷梁 南门 段干 仲孙 亓官 司寇 巫马 公西 漆雕 乐正 壤驷 夹谷 宰父 万俟 闻人 "
    "子车 颛孙 羊舌 微生 完颜 纳兰 叶赫 那拉 即墨 东里 公良 归海 拓拔 耶律"
)

COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
"""Surnames of two characters (百家姓 and those still carried today)."""


def split_name(name: str) -> tuple[str, str]:
    """Surname and given name; a compound surname needs at least one character after it."""
    length = 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1
    return name[:length], name[length:]
