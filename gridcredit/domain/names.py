"""Names of persons: where the surname ends, and which are masked or damaged."""

from __future__ import annotations

import re
from functools import lru_cache

from gridcredit.domain.writing import is_plain_han

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


# What programs write for a character they could not read or show, and what masks put in its place;
# private use means something in one computer's font only. 〇 is a character of real names.
_LOST = "?\uff1f*\uff0a\ufffd\ufffc#\uff03□■▢▣▯▮☐◇◆〓¿_○◯◎〖〗\ue000-\uf8ff\U000f0000-\U0010ffff"
_ANY = "*\uff0a"
_CROSS = r"(?<![A-Za-z])[Xx×✕✖Ｘｘ]+(?![A-Za-z])"
_SOMEBODY = r"(?<=.)某{1,2}$"  # 张某, 欧阳某某
_HAN = r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]"
_DAMAGE = re.compile(f"[{_LOST}]")
_MASK = re.compile(f"{_CROSS}|{_SOMEBODY}")
_WITH_HAN = re.compile(_HAN)


def is_damaged(name: str) -> bool:
    """Whether characters of a name are lost or masked: 赵?, 张*明, 张X, 李某. Nobody may be known
    by such a name, nor lose the right one to it."""
    if is_plain_han(name):
        return name[-1] == "某" and len(name) > 1
    if _DAMAGE.search(name):
        return True
    return bool(_WITH_HAN.search(name) and _MASK.search(name))


def may_be(damaged: str, name: str) -> bool:
    """Whether a name may stand behind a damaged one: each lost character is any one, and an
    asterisk some."""
    return bool(name) and _behind(damaged).fullmatch(name) is not None


@lru_cache(maxsize=1_024)
def _behind(damaged: str) -> re.Pattern[str]:
    pieces = (
        ".+" if sign in _ANY else "." if _stands_for_one(sign) else re.escape(sign)
        for sign in damaged
    )
    return re.compile("".join(pieces))


def _stands_for_one(sign: str) -> bool:
    return _DAMAGE.match(sign) is not None or sign in "Xx×✕✖Ｘｘ某"
