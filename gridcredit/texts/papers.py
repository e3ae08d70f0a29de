"""What stands on sheets of codes: both languages at once, as nobody knows who will hold them."""

from __future__ import annotations

PAPERS: dict[str, tuple[str, str]] = {
    "package": ("数据包 · 二维码纸件", "A package on paper"),
    "receipt": ("回执 · 二维码纸件", "A receipt on paper"),
    "sheet": ("第 {sheet} 张，共 {total} 张", "sheet {sheet} of {total}"),
    "spare": ("备用张，第 {sheet} 张，共 {total} 张", "spare sheet, {sheet} of {total}"),
    "facts": ("第 {number} 号 · {date} · {mark}", "no. {number} · {date} · {mark}"),
    "package_advice": (
        "逐张扫描（150 dpi 以上）或平整拍照，拖进收件单位的“交换”页。"
        "缺任意一张也能还原；内容已加密，只有收件单位能打开。",
        "Scan each sheet at 150 dpi or more, or photograph it flat and whole, and drop the "
        "pictures on the Exchange page of the office that it is for. Any one sheet may be "
        "missing. The content is sealed: only that office can open it.",
    ),
    "receipt_advice": (
        "拍照或扫描后，把图片拖进收件单位的“交换”页：这个数据包就确认送到了。",
        "Photograph or scan it and drop the picture on the Exchange page of the office that it is "
        "for: the package is then confirmed.",
    ),
}
