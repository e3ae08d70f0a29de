"""Posters, sheets and the printer, in words (`domain/errors/paper.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "LinkTooLong": (
        "链接有 {length} 个字符，印在海报上手机读不出来（最多 {most} 个）。请使用短一些的链接。",
        "The link has {length} characters; a phone could not read it from paper (at most "
        "{most}). Use a shorter link.",
    ),
    "PosterUnreadable": (
        "海报第 {page} 页上的二维码读不回来（{reason}），这份海报不能印，没有写出文件。"
        "请缩短链接后再生成。",
        "A code on page {page} of the poster could not be read back ({reason}); do not print it. "
        "No file was written; shorten the link and try again.",
    ),
    "GlyphMissing": (
        "程序自带的字体里没有这些字：{characters}（见“{place}”），印出来会是方框，所以没有写出文件，也没有打印。"
        "请换成常用字，或者把这一处留空，打印后手写。",
        "The fonts of this program lack these characters: {characters} (in “{place}”). They would "
        "print as boxes, so nothing was written or printed. Use other characters, or leave the "
        "place blank and write by hand.",
    ),
    "PaperUnfit": (
        "“{printer}”上选的纸（{paper} 毫米）或页边距放不下这一页：二维码会被裁掉或太小，扫不出来。"
        "什么也没有打印；请改用 A4 或更大的纸、更小的页边距再打印。",
        "The paper chosen on “{printer}” ({paper} mm), or its margins, would cut the code or make "
        "it too small to scan. Nothing was printed; choose A4 or larger, or smaller margins.",
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
}
