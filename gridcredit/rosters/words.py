"""Words in the cells of registers that say something beside the value: as above, gone, nobody
lives here, an error; and the codes of relations."""

from __future__ import annotations

import re
import unicodedata

from gridcredit.domain.codes import DwellingUse
from gridcredit.domain.names import COMPOUND_SURNAMES
from gridcredit.domain.roster_rows import RowReason
from gridcredit.domain.writing import is_plain_han
from gridcredit.rosters.columns import HEADING_WORDS
from gridcredit.rosters.marks import NO_RESULT

_ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!"
    r"|UNKNOWN!|GETTING_DATA|EXTERNAL!|PYTHON!)|(?:^|(?<=\s))Err:\d{3}|^#{3,}$",
    re.IGNORECASE,
)
_DITTO = {
    *(
        "'",
        '"',
        "''",
        "“",
        "”",
        "„",
        "‟",
        "″",
        "〃",
        "〝",
        "〞",
        "＂",
        "々",
        "〻",
        "↓",
        "↑",
        "⇓",
        "▼",
    ),
    *("同上", "上同", "如上", "同前", "同左", "同上一行", "同上行", "同上户"),
}
DITTO_STARTS = frozenset(text[0] for text in _DITTO)
"""The characters that a text which says "as above" begins with."""
_DITTO_WORDS = ("同上", "〃", "同前")

_DEAD = (
    "(?:死亡|去世|病故|亡故|身故|过世|逝世|离世|病逝|已故|故去|已亡|身亡|意外死亡|死亡注销"
    "|因病去世)"
)
_GONE = (
    "(?:迁出|迁走|迁离|搬走|搬离|搬出|已搬|外迁|出国定居|销户|注销|户口注销|注销户口|户籍注销"
    "|户口迁出|户籍迁出|户口已注销|查无此人|不在本地居住|离开本地)"
)
_WHEN = r"(?:(?:\d{2,4}[年./-])?(?:\d{1,2}[月./-]?)?(?:\d{1,2}[日号]?)?|今年|去年|前年)"
_WHOSE = "(?:此人|本人|人|全家|整户)?于?"
_SAYS_DEAD = re.compile(
    rf"{_WHOSE}{_WHEN}(?:已经?|因病|因故|因车祸)*(?:{_DEAD}|故|亡|殁|卒|死)(?:了|人员?)?"
)
_SAYS_GONE = re.compile(rf"{_WHOSE}{_WHEN}(?:已经?|户口|户籍)*{_GONE}(?:了|人员|户口|户籍)?")
_SPEAKS_OF = re.compile(f"{_DEAD}|{_GONE}")
_FINE = (
    "正常 在册 健在 在世 生存 存活 生 存 在 有效 常住 在住 居住 在家 外出 务工 外出务工"
    " 在读 在校 在校生 学生 在职 退休 就业 无业 务农 已婚 未婚 离异 丧偶 服役 现役 启用 新增 无变化"
    " 不变 迁入 出生 新生儿 已核实 1 0"
)
_STATUS_FINE = frozenset(_FINE.split())

_VACANT = re.compile(
    r"空(?:房|户|置|关|宅|屋|着|闲)?(?:房|户|屋|中|状态)?|闲置(?:房|户|屋|中)?|无住户|无人户"
    r"|(?:长期|常年|暂时|目前|现)?(?:无|没)有?人(?:员)?(?:居)?住?"
    r"|(?:无|没有?|未)(?:入住|住人|装修|交房|售出?)|毛坯房?|待售|空挂房"
)
_LET = re.compile(r"(?:已|对外|整套|长期|在)?(?:出租|待租|招租)(?:房屋?|屋|户|中|状态)?")
_NOBODY = {
    *("租户", "租客", "房客", "住户", "业主", "房东", "房主", "某某", "某某某", "XX", "XXX"),
    *("无名", "无名氏", "未起名", "待定"),
}
_BETWEEN = re.compile(r"[、,，;；/\\|&＆和及\n\r]+")
_BRACKET = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]*)[)）\]】]\s*")
_HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]{2,}")

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温"
    "康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂"
    "成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景"
    "党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)


def unreadable(text: str) -> RowReason | None:
    """Why a cell's text is no value: an error of the spreadsheet, a formula without a result."""
    if text == NO_RESULT:
        return RowReason.NO_RESULT
    if "#" in text or "＃" in text or "rr:" in text:
        plain = unicodedata.normalize("NFKC", text).strip()
        return RowReason.CELL_ERROR if _ERROR.search(plain) else None
    return None


def is_ditto(text: str) -> bool:
    """Whether the text says "as above"."""
    return text.strip() in _DITTO


def begins_with_ditto(text: str) -> bool:
    """Whether the text says "as above" and goes on: nobody can tell what of the row above."""
    return text.startswith(_DITTO_WORDS)


def gone(text: str) -> RowReason | None:
    """Whether a state, a kind of person or a whole note says that somebody died or went away."""
    if not text or text.isascii():
        return None
    first = _BETWEEN.split(_BRACKET.sub("", text) or text, 1)[0].strip(" 。.")
    if _SAYS_DEAD.fullmatch(first):
        return RowReason.STATED_DEAD
    return RowReason.STATED_GONE if _SAYS_GONE.fullmatch(first) else None


def speaks_of_going(text: str) -> bool:
    """Whether a note mentions a death or moving away, of whomever."""
    return _SPEAKS_OF.search(text) is not None


def is_known_state(text: str) -> bool:
    """Whether a word for a person's state says that the person is there."""
    return text in _STATUS_FINE


def vacancy(text: str) -> DwellingUse | None:
    """What a dwelling is used for where the text says that nobody lives in it."""
    pieces = [p.strip() for p in _BETWEEN.split(_BRACKET.sub(r"、\1", text)) if p.strip()]
    if not pieces or not (_VACANT.fullmatch(pieces[0]) or _LET.fullmatch(pieces[0])):
        return None
    is_let = any(_LET.fullmatch(piece) for piece in pieces)
    return DwellingUse.RENTED if is_let else DwellingUse.EMPTY


def is_usual_name(text: str) -> bool:
    """Whether the text is, as most names are, a common surname and one or two characters: nothing
    else needs to be asked of it. Words that begin like that are none."""
    return (
        len(text) in (2, 3)
        and text[0] in _SURNAMES
        and is_plain_han(text)
        and text not in HEADING_WORDS
        and text not in _OTHER_WORDS
    )


_OTHER_WORDS = {"毛坯", "毛坯房", "房客", "房东", "房主", "常无人", "成员", "安置房"}


def is_nobody(name: str) -> bool:
    """Whether the text stands where a name is missing."""
    return name.upper() in _NOBODY


def names_in(text: str) -> list[str]:
    """The names in a cell that holds several people; empty where it holds one."""
    pieces = [piece.strip() for piece in _BETWEEN.split(_BRACKET.sub(" ", text))]
    pieces = [piece.replace(" ", "") for piece in pieces if piece]
    names = [piece for piece in pieces if _HAN_NAME.fullmatch(piece)]
    if len(names) > 1:
        return names
    words = text.split()
    if len(words) > 1 and all(map(_is_whole_name, words)):
        return words
    return []


def _is_whole_name(word: str) -> bool:
    """Whether a word by itself is a name with its surname; 欧阳 in 欧阳 娜娜 is not."""
    return (
        2 <= len(word) <= 4
        and word[0] in _SURNAMES
        and word not in COMPOUND_SURNAMES
        and _HAN_NAME.fullmatch(word) is not None
    )


def without_remarks(name: str) -> tuple[str, list[str]]:
    """A name without what stands in brackets around it, and what stands in them."""
    if "(" not in name and "（" not in name and "[" not in name and "【" not in name:
        return name, []
    said = [found.strip() for found in _BRACKET.findall(name)]
    return _BRACKET.sub(" ", name).strip(), said


_RELATIONS = {
    "01": "本人", "02": "户主", "10": "配偶", "11": "夫", "12": "妻",
    "20": "子", "21": "独生子", "22": "长子", "23": "次子", "24": "三子", "25": "四子",
    "26": "五子", "27": "养子或继子", "28": "女婿", "29": "其他儿子",
    "30": "女", "31": "独生女", "32": "长女", "33": "次女", "34": "三女", "35": "四女",
    "36": "五女", "37": "养女或继女", "38": "儿媳", "39": "其他女儿",
    "40": "孙子、孙女或外孙子、外孙女", "41": "孙子", "42": "孙女", "43": "外孙子", "44": "外孙女",
    "45": "孙媳妇或外孙媳妇", "46": "孙女婿或外孙女婿", "47": "曾孙子或曾外孙子",
    "48": "曾孙女或曾外孙女", "49": "其他孙子、孙女或外孙子、外孙女",
    "50": "父母", "51": "父亲", "52": "母亲", "53": "公公", "54": "婆婆", "55": "岳父",
    "56": "岳母", "57": "继父或养父", "58": "继母或养母", "59": "其他父母关系",
    "60": "祖父母或外祖父母", "61": "祖父", "62": "祖母", "63": "外祖父", "64": "外祖母",
    "65": "配偶的祖父母或外祖父母", "66": "曾祖父", "67": "曾祖母",
    "68": "配偶的曾祖父母或外曾祖父母", "69": "其他祖父母或外祖父母关系",
    "70": "兄弟姐妹", "71": "兄", "72": "嫂", "73": "弟", "74": "弟媳", "75": "姐姐",
    "76": "姐夫", "77": "妹妹", "78": "妹夫", "79": "其他兄弟姐妹",
    "80": "其他", "81": "伯父", "82": "伯母", "83": "叔父", "84": "婶母", "85": "舅父",
    "86": "舅母", "87": "姨父", "88": "姨母", "89": "姑父", "90": "姑母",
    "91": "堂兄弟、堂姐妹", "92": "表兄弟、表姐妹", "93": "侄子", "94": "侄女", "95": "外甥",
    "96": "外甥女", "97": "其他亲属", "98": "保姆", "99": "非亲属",
}  # fmt: skip
_LEADING_CODE = re.compile(r"^[(（\[]?\d{1,2}[)）\]]?[\s.、:：|_/-]*(?=\D)")
_TRAILING_CODE = re.compile(r"[\s|_/-]*[(（\[]\d{1,2}[)）\]]$|[|_/-]\d{1,2}$")
_OF_THE_HEAD = re.compile(r"^(?:(?:户主|本户)?(?:之|的))(?=.)")


def relation_word(code: str) -> str:
    """The word of GB/T 4761 for a relation to the householder; blank for an unknown code. A
    spreadsheet drops the first digit of 01 and 02."""
    return _RELATIONS.get(code.zfill(2) if code in ("1", "2") else code, "")


def relation_text(text: str) -> str:
    """A relation in words, without the code beside it: 10|配偶, 配偶(10), 户主之妻."""
    bare = _TRAILING_CODE.sub("", _LEADING_CODE.sub("", text))
    return _OF_THE_HEAD.sub("", bare)
