"""The empty Word document that papers are written into: our styles and nothing else.

python-docx brings a template of its own with 160 styles, fonts of another country and a picture;
here every part is said. Fonts are those of GB/T 9704-2012. They may not be shipped with a program,
so each names what stands in for it where it is missing (w:altName, ISO/IEC 29500-1, 17.8.3.1).
"""

from __future__ import annotations

import io
import zipfile
from functools import cache

from gridcredit.reports.document import BODY, CHARACTERS, LINES, SMALL, TEXT_HIGH, TEXT_WIDE

SONG, HEI, KAI, FANGSONG = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312"
TITLE_FONT, LATIN = "方正小标宋简体", "Times New Roman"
STANDS_IN = {TITLE_FONT: SONG, FANGSONG: "仿宋", KAI: "楷体", HEI: "SimHei", SONG: "SimSun"}
"""What is used where a font is not there."""

_PT_A_MM = 72 / 25.4
LINE_PT = TEXT_HIGH / LINES * _PT_A_MM
"""From one line of the grid to the next, pt."""
CHARACTER_PT = TEXT_WIDE / CHARACTERS * _PT_A_MM
"""From one character of the grid to the next, pt."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_MAIN}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_MAIN}.fontTable+xml"/></Types>'
)
_ROOT_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/></Relationships>'
)
# Punctuation at a line's end is squeezed as Chinese setting does it.
_SETTINGS = (
    f'{_HEAD}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/>'
    '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:useFELayout/><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)

# 28 characters a line: by letters a quarter of a point closer, because LibreOffice 7.4 breaks lines
# in their middle where a grid of characters (linesAndChars) is asked for.
_SQUEEZE = '<w:spacing w:val="-5"/>'
_JUSTIFIED = '<w:jc w:val="both"/>'
_CENTRED = '<w:jc w:val="center"/>'


@cache
def ground() -> bytes:
    """The document's bytes, with the type area and the grid of GB/T 9704-2012, 5.2."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT_RELATIONS,
        "word/_rels/document.xml.rels": _RELATIONS,
        "word/document.xml": _document(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _fonts(),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def _document() -> str:
    pitch = int(LINE_PT * 20)  # rounded down: 22 lines have to fit
    return (
        f"{_HEAD}<w:document {_W} {_R}><w:body><w:sectPr>"
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" '
        'w:footer="1361" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{pitch}"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _styles() -> str:
    styles = (
        _style(
            "Normal", "Normal", _JUSTIFIED, _face(FANGSONG, BODY, squeeze=_SQUEEZE), default=True
        ),
        _style(
            "Title",
            "Title",
            '<w:keepNext/><w:snapToGrid w:val="0"/>'
            '<w:spacing w:line="660" w:lineRule="exact"/><w:jc w:val="center"/>',
            _face(TITLE_FONT, 22),
        ),
        _style("Heading1", "heading 1", _heading(0), _face(HEI, BODY)),
        _style("Heading2", "heading 2", _heading(1), _face(KAI, BODY)),
        _style(
            "Small",
            "Small",
            _close(380),
            _face(FANGSONG, SMALL),
        ),
        _style(
            "Form",
            "Form",
            _close(340),
            _face(FANGSONG, 11),
        ),
        _style("FormHeading", "Form Heading", _CENTRED, _face(HEI, 11), "Form"),
        _style("SmallHeading", "Small Heading", _CENTRED, _face(HEI, SMALL), "Small"),
        _style("Footer", "footer", '<w:snapToGrid w:val="0"/>', _face(SONG, 14, latin=SONG)),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"'
        '/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="57" w:type="dxa"/>'
        '<w:left w:w="96" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/>'
        '<w:right w:w="96" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_borders()}</w:tblBorders>'
        "</w:tblPr></w:style>",
    )
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_face(FANGSONG, BODY)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f"{_HEAD}<w:styles {_W}>{defaults}{''.join(styles)}</w:styles>"


def _style(
    key: str, name: str, paragraph: str, face: str, based_on: str = "", *, default: bool = False
) -> str:
    mark = ' w:default="1"' if default else ""
    base = "" if default else f'<w:basedOn w:val="{based_on or "Normal"}"/>'
    return (
        f'<w:style w:type="paragraph"{mark} w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{face}</w:rPr></w:style>"
    )


def _heading(level: int) -> str:
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{round(40 * CHARACTER_PT)}"/>'
    return f'<w:keepNext/>{indent}<w:outlineLvl w:val="{level}"/>'


def _close(line: int) -> str:
    """Lines off the grid, so many twips apart."""
    spacing = f'<w:spacing w:line="{line}" w:lineRule="exact"/>'
    return f'<w:snapToGrid w:val="0"/>{spacing}<w:jc w:val="left"/>'


def _face(font: str, size: float, latin: str = LATIN, squeeze: str = "") -> str:
    half = round(size * 2)
    return (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}"/>'
        f'{squeeze}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
    )


def _fonts() -> str:
    told = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for font, other in STANDS_IN.items()
    )
    return f'{_HEAD}<w:fonts {_W}>{told}<w:font w:name="{LATIN}"/></w:fonts>'
