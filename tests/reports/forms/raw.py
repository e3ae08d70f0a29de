"""Workbooks and Word files as other offices send them, written part by part: with what a library
would lose on the way (text boxes, header pictures, extLst, sparklines, notes, the chain)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACK = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument."
_NS = (
    f'xmlns="{MAIN}" xmlns:r="{REL}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac"'
    ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
)


def picture(width: int = 40, height: int = 40, shade: int = 200) -> bytes:
    """A grey PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return pack(">I", len(content)) + whole + pack(">I", zlib.crc32(whole))

    rows = b"".join(b"\0" + bytes([shade]) * width for _ in range(height))
    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def relations(*rows: tuple[str, str, str]) -> str:
    """A part of relations: id, the kind's last word, target."""
    said = "".join(
        f'<Relationship Id="{i}" Type="{REL}/{kind}" Target="{target}"/>'
        for i, kind, target in rows
    )
    return f'{HEAD}<Relationships xmlns="{PACK}">{said}</Relationships>'


# Formats by number: 0 plain, 1 boxed, 2 boxed text, 3 boxed day, 4 title, 5 head, 6 per cent,
# 7 boxed with a thick line below.
_BOX = "<border>{}<diagonal/></border>"
_THIN = "".join(f'<{s} style="thin"><color auto="1"/></{s}>' for s in ("left", "right", "top"))
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>'
    "</numFmts>"
    '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="18"/><name val="方正小标宋简体"/></font>'
    '<font><b/><sz val="11"/><name val="黑体"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills>'
    '<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>'
    + _BOX.format(_THIN + '<bottom style="thin"><color auto="1"/></bottom>')
    + _BOX.format(_THIN + '<bottom style="thick"><color auto="1"/></bottom>')
    + '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="8">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0">'
    '<alignment horizontal="center"/></xf>'
    '<xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="0"><alignment horizontal="center"'
    ' vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="10" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="2" xfId="0" applyBorder="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>'
    '<dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs>'
    '<extLst><ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}"'
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst></styleSheet>'
)


@dataclass
class RawSheet:
    """A sheet's part in pieces; `cells`: by address a text, a number, `=formula|result`, or None
    for an empty drawn one; `after` stands behind the data, in the order of the schema."""

    name: str
    cells: dict[str, object]
    styles: dict[str, int] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    before: str = ""
    merges: tuple[str, ...] = ()
    after: str = ""
    relations: tuple[tuple[str, str, str], ...] = ()
    hidden: bool = False


@dataclass
class RawBook:
    """A workbook in pieces."""

    sheets: list[RawSheet]
    names: str = ""
    extra: dict[str, str | bytes] = field(default_factory=dict)
    types: str = ""
    chain: tuple[tuple[str, int], ...] = ()
    stored: frozenset[str] = frozenset()

    def written(self) -> bytes:
        """The file."""
        texts: list[str] = []
        parts: dict[str, str | bytes] = {}
        for at, sheet in enumerate(self.sheets, 1):
            parts[f"xl/worksheets/sheet{at}.xml"] = _sheet(sheet, texts)
            if sheet.relations:
                parts[f"xl/worksheets/_rels/sheet{at}.xml.rels"] = relations(*sheet.relations)
        return zipped({**self._frame(texts), **parts, **self.extra}, self.stored)

    def _frame(self, texts: list[str]) -> dict[str, str | bytes]:
        numbers = range(1, len(self.sheets) + 1)
        listed = "".join(
            f'<sheet name="{one.name}" sheetId="{n + 3}"'
            f'{" state=" + chr(34) + "hidden" + chr(34) if one.hidden else ""} r:id="rId{n}"/>'
            for n, one in zip(numbers, self.sheets, strict=True)
        )
        names = f"<definedNames>{self.names}</definedNames>" if self.names else ""
        rows = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        rows += [("rId90", "styles", "styles.xml"), ("rId91", "sharedStrings", "sharedStrings.xml")]
        over = "".join(
            _override(f"xl/worksheets/sheet{n}.xml", "spreadsheetml.worksheet") for n in numbers
        )
        found: dict[str, str | bytes] = {}
        if self.chain:
            rows.append(("rId92", "calcChain", "calcChain.xml"))
            over += _override("xl/calcChain.xml", "spreadsheetml.calcChain")
            said = "".join(f'<c r="{ref}" i="{i + 3}"/>' for ref, i in self.chain)
            found["xl/calcChain.xml"] = f'{HEAD}<calcChain xmlns="{MAIN}">{said}</calcChain>'
        return {
            "[Content_Types].xml": (
                f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
                'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="png" ContentType="image/png"/><Default Extension="vml"'
                f' ContentType="{_KIND}vmlDrawing"/>'
                + _override("xl/workbook.xml", "spreadsheetml.sheet.main")
                + over
                + _override("xl/styles.xml", "spreadsheetml.styles")
                + _override("xl/sharedStrings.xml", "spreadsheetml.sharedStrings")
                + f"{self.types}</Types>"
            ),
            "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": (
                f"{HEAD}<workbook {_NS}><workbookPr/><bookViews><workbookView/></bookViews>"
                f'<sheets>{listed}</sheets>{names}<calcPr calcId="191029"/></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": relations(*rows),
            "xl/styles.xml": STYLES,
            **found,
            "xl/sharedStrings.xml": _strings(texts),
        }


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{_KIND}{kind}+xml"/>'


def _strings(texts: list[str]) -> str:
    said = "".join(text if text.startswith("<si>") else f"<si><t>{text}</t></si>" for text in texts)
    return f'{HEAD}<sst xmlns="{MAIN}" count="{len(texts)}" uniqueCount="{len(texts)}">{said}</sst>'


def _sheet(sheet: RawSheet, texts: list[str]) -> str:
    rows: dict[int, dict[int, str]] = {}
    for ref in {**dict.fromkeys(sheet.styles), **sheet.cells}:
        letters = ref.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        rows.setdefault(int(ref[len(letters) :]), {})[column] = _cell(ref, sheet, texts)
    said = ""
    for row in sorted({*rows, *sheet.heights}):
        height = sheet.heights.get(row)
        tall = f' ht="{height}" customHeight="1"' if height else ""
        cells = "".join(cell for _, cell in sorted(rows.get(row, {}).items()))
        said += f'<row r="{row}"{tall} x14ac:dyDescent="0.25">{cells}</row>'
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in sheet.merges)
    box = f'<mergeCells count="{len(sheet.merges)}">{merges}</mergeCells>' if merges else ""
    return (
        f"{HEAD}<worksheet {_NS}>{sheet.before}<sheetData>{said}</sheetData>"
        f"{box}{sheet.after}</worksheet>"
    )


def _cell(ref: str, sheet: RawSheet, texts: list[str]) -> str:
    style = sheet.styles.get(ref)
    own = f' s="{style}"' if style else ""
    value = sheet.cells.get(ref)
    if value is None:
        return f'<c r="{ref}"{own}/>'
    if isinstance(value, str) and value.startswith("="):
        formula, _, result = value[1:].partition("|")
        shown = f"<v>{result}</v>" if result else ""
        inner = formula if formula.startswith("<f") else f"<f>{formula}</f>"
        return f'<c r="{ref}"{own}>{inner}{shown}</c>'
    if isinstance(value, str):
        if value not in texts:
            texts.append(value)
        return f'<c r="{ref}"{own} t="s"><v>{texts.index(value)}</v></c>'
    return f'<c r="{ref}"{own}><v>{value}</v></c>'


def zipped(parts: dict[str, str | bytes], stored: frozenset[str] = frozenset()) -> bytes:
    """A file of these parts in their order."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name)  # without the time of today: made twice, the same bytes
            archive.writestr(entry, content, ZIP_STORED if name in stored else ZIP_DEFLATED)
    return made.getvalue()


def with_parts(content: bytes, **changes: str | bytes) -> bytes:
    """A file with other contents of some parts; `__` stands for / in a part's name, and `_dot_`
    for its dot."""
    with ZipFile(BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts |= {n.replace("__", "/").replace("_dot_", "."): said for n, said in changes.items()}
    return zipped(parts)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part of a file."""
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


# Word

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable=""'
)


def word_run(text: str, bold: bool = False) -> str:
    """A run."""
    format_ = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{format_}<w:t xml:space="preserve">{text}</w:t></w:r>'


def word_paragraph(*runs: str) -> str:
    """A paragraph."""
    return f"<w:p>{''.join(runs)}</w:p>"


def word_file(
    body: str,
    header: str = "",
    footer: str = "",
    footnote: str = "",
    extra: dict[str, str | bytes] | None = None,
) -> bytes:
    """A .docx of these pieces."""
    rows = [("rId1", "header", "header1.xml"), ("rId2", "footer", "footer1.xml")]
    rows.append(("rId3", "footnotes", "footnotes.xml"))
    own = {
        "header1": f"<w:hdr {_W}>{header or word_paragraph()}</w:hdr>",
        "footer1": f"<w:ftr {_W}>{footer or word_paragraph()}</w:ftr>",
        "footnotes": (
            f'<w:footnotes {_W}><w:footnote w:id="2">{footnote or word_paragraph()}'
            "</w:footnote></w:footnotes>"
        ),
    }
    kinds = {"header1": "header", "footer1": "footer", "footnotes": "footnotes"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            + _override("word/document.xml", "wordprocessingml.document.main")
            + "".join(_override(f"word/{n}.xml", f"wordprocessingml.{k}") for n, k in kinds.items())
            + "</Types>"
        ),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*rows),
        "word/document.xml": (
            f'{HEAD}<w:document {_W}><w:body>{body}<w:sectPr><w:headerReference w:type="default"'
            ' r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/></w:sectPr></w:body>'
            "</w:document>"
        ),
    }
    parts |= {f"word/{name}.xml": HEAD + said for name, said in own.items()}
    return zipped(parts | (extra or {}))


def text_box(paragraph: str) -> str:
    """A run with a text box, as Word writes it: once for new readers, once for old ones."""
    new = (
        '<wp:inline><wp:extent cx="1440000" cy="720000"/><wp:docPr id="9" name="文本框"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0"'
        ' y="0"/><a:ext cx="1440000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>"
        f"{paragraph}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline>"
    )
    old = (
        '<w:pict><v:shape style="width:113pt;height:57pt"><v:textbox><w:txbxContent>'
        f"{paragraph}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{new}</w:drawing>'
        f"</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
