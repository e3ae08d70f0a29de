"""Five forms as departments send them, none with anybody's name in it."""

from __future__ import annotations

from tests.reports.forms.raw import (
    HEAD,
    REL,
    RawBook,
    RawSheet,
    picture,
    relations,
    text_box,
    word_file,
    word_paragraph,
    word_run,
)

_DRAW = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    f' xmlns:r="{REL}"'
)
_TYPE = "application/vnd.openxmlformats-officedocument."


def _anchor(top: int, bottom: int, inner: str, left: int = 6) -> str:
    return (
        f'<xdr:twoCellAnchor editAs="oneCell"><xdr:from><xdr:col>{left}</xdr:col><xdr:colOff>0'
        f"</xdr:colOff><xdr:row>{top}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to>"
        f"<xdr:col>{left + 2}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{bottom}</xdr:row>"
        f"<xdr:rowOff>0</xdr:rowOff></xdr:to>{inner}<xdr:clientData/></xdr:twoCellAnchor>"
    )


def _box(text: str) -> str:
    return (
        '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="文本框 1"/>'
        '<xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1"'
        ' cy="1"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody>'
        f'<a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN"/><a:t>{text}</a:t></a:r></a:p></xdr:txBody>'
        "</xdr:sp>"
    )


_PICTURE = (
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="图片 2"/><xdr:cNvPicPr/></xdr:nvPicPr>'
    '<xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>'
    '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
)

_HEADER_PICTURE = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shape id="CH" style="width:60pt;height:60pt"><v:imagedata o:relid="rId1"'
    ' o:title="徽"/></v:shape></xml>'
)

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"


def roster() -> bytes:
    """A list of people: title, two heading rows, three drawn rows, a sum, a signature block with a
    stamp and a text box, a print area, a list of choices, a rule, a sparkline, a header picture."""
    cells: dict[str, object] = {
        "A1": "居民信用信息登记表",
        "A2": "填报单位：",
        "G2": "填表日期",
        "A3": "序号",
        "B3": "户主信息",
        "D3": "居民信息",
        "I3": "备注",
        "B4": "姓名",
        "C4": "电话",
        "D4": "姓名",
        "E4": "性别",
        "F4": "身份证号码",
        "G4": "出生日期",
        "H4": "联系电话",
        "A5": 1,
        "A6": 2,
        "A7": 3,
        "J5": '=<f t="shared" ref="J5:J7" si="0">LEN(D5)</f>|0',
        "J6": '=<f t="shared" si="0"/>|0',
        "J7": '=<f t="shared" si="0"/>|0',
        "A8": "合计",
        "D8": "=COUNTA(D5:D7)|0",
        "E8": '=COUNTIF($E$5:$E$7,"女")|0',
        "J8": "=SUM(J5:J7)|0",
        "A9": "填表人：",
        "E9": "审核人：",
        "H9": "（盖章）",
    }
    styles = {ref: 5 for row in (3, 4) for ref in (f"{c}{row}" for c in "ABCDEFGHI")}
    styles |= {f"{c}{row}": 1 for row in (5, 6, 7) for c in "ABDEIJ"}
    styles |= {f"{c}{row}": 2 for row in (5, 6, 7) for c in "CFH"}
    styles |= {f"G{row}": 3 for row in (5, 6, 7)} | {f"A{row}": 1 for row in (8, 9)}
    styles |= {"A1": 4, "H2": 3, "A2": 0, "D8": 7, "E8": 7}
    for cell in "ABDEI":
        styles[f"{cell}7"] = 7
    after = (
        '<conditionalFormatting sqref="F5:F7"><cfRule type="expression" dxfId="0" priority="1">'
        "<formula>LEN(F5)&lt;&gt;18</formula></cfRule></conditionalFormatting>"
        '<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="E5:E7">'
        "<formula1>字典!$A$1:$A$2</formula1></dataValidation></dataValidations>"
        '<hyperlinks><hyperlink ref="A9" location="\'登记表\'!A8" display="合计"/></hyperlinks>'
        '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddHeader>&amp;L&amp;G&amp;R{{填报单位}}</oddHeader>"
        "<oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter>"
        '<rowBreaks count="1" manualBreakCount="1"><brk id="8" max="16383" man="1"/></rowBreaks>'
        '<drawing r:id="rId1"/><legacyDrawingHF r:id="rId2"/>'
        '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" '
        f'xmlns:x14="{_X14}"><x14:sparklineGroups xmlns:xm="{_XM}"><x14:sparklineGroup>'
        "<x14:sparklines><x14:sparkline><xm:f>登记表!J5:J7</xm:f><xm:sqref>K8</xm:sqref>"
        "</x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
    )
    before = (
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:K9"/>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="4" topLeftCell="A5"'
        ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/>'
        '<cols><col min="1" max="1" width="6" customWidth="1"/>'
        '<col min="6" max="6" width="22" customWidth="1"/>'
        '<col min="7" max="8" width="16" customWidth="1"/></cols>'
    )
    sheet = RawSheet(
        "登记表",
        cells,
        styles,
        {1: 36.0, 5: 24.0, 6: 24.0, 7: 24.0, 9: 48.0},
        before,
        ("A1:I1", "A2:F2", "A3:A4", "B3:C3", "D3:H3", "I3:I4", "A8:C8"),
        after,
        (
            ("rId1", "drawing", "../drawings/drawing1.xml"),
            ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ),
    )
    words = RawSheet("字典", {"A1": "男", "A2": "女", "B1": "=登记表!D8|0"}, hidden=True)
    drawing = f"{HEAD}<xdr:wsDr {_DRAW}>{_anchor(8, 9, _PICTURE)}"
    drawing += f"{_anchor(0, 1, _box('填报：{{填报单位}}'), 9)}</xdr:wsDr>"
    return RawBook(
        [sheet, words],
        '<definedName name="_xlnm.Print_Area" localSheetId="0">登记表!$A$1:$I$9</definedName>'
        '<definedName name="_xlnm.Print_Titles" localSheetId="0">登记表!$3:$4</definedName>'
        '<definedName name="人数">登记表!$D$8</definedName>',
        {
            "xl/drawings/drawing1.xml": drawing,
            "xl/drawings/_rels/drawing1.xml.rels": relations(
                ("rId1", "image", "../media/image1.png")
            ),
            "xl/drawings/vmlDrawing1.vml": _HEADER_PICTURE,
            "xl/drawings/_rels/vmlDrawing1.vml.rels": relations(
                ("rId1", "image", "../media/image2.png")
            ),
            "xl/media/image1.png": picture(60, 60, 120),
            "xl/media/image2.png": picture(30, 30, 160),
        },
        f'<Override PartName="/xl/drawings/drawing1.xml" ContentType="{_TYPE}drawing+xml"/>',
        (("J5", 1), ("J6", 1), ("J7", 1), ("J8", 1), ("D8", 1), ("E8", 1), ("B1", 2)),
        frozenset({"xl/media/image1.png"}),
    ).written()


def household_card() -> bytes:
    """A card a household: labels with a box beside, and rows for its people."""
    cells: dict[str, object] = {
        "A1": "家庭信用档案卡",
        "A2": "户号",
        "D2": "网格",
        "A3": "户主姓名",
        "D3": "户主电话",
        "A4": "现住址",
        "A5": "家庭人口数",
        "D5": "走访日期",
        "A6": "家庭成员",
        "B7": "姓名",
        "C7": "与户主关系",
        "D7": "出生年份",
        "E7": "身份证号",
        "F7": "是否注册",
        "A12": "网格员签字：",
        "D12": "年   月   日",
    }
    styles = {f"{c}{row}": 5 for row in (2, 3, 4, 5) for c in "AD"}
    styles |= {f"{c}{row}": 1 for row in (2, 3, 4, 5) for c in "BCEF"}
    styles |= {f"{c}7": 5 for c in "BCDEF"} | {"A1": 4, "A6": 5, "E3": 2, "E5": 3}
    styles |= {f"{c}{row}": 1 for row in range(8, 12) for c in "ABCDF"}
    styles |= {f"E{row}": 2 for row in range(8, 12)}
    merges = ("A1:F1", "B2:C2", "E2:F2", "B3:C3", "E3:F3", "B4:F4", "B5:C5", "E5:F5", "A6:A11")
    page = (
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.7" right="0.7" top="1" bottom="1" header="0.5" footer="0.5"/>'
        '<pageSetup paperSize="9"/>'
    )
    widths = '<cols><col min="1" max="6" width="16" customWidth="1"/></cols>'
    sheet = RawSheet("档案卡", cells, styles, {1: 40.0}, widths, (*merges, "B6:F6"), page)
    return RawBook([sheet]).written()


def person_form() -> bytes:
    """A form a person: labels with boxes, and an empty box for a photograph."""
    cells: dict[str, object] = {
        "A1": "诚信居民推荐表",
        "A2": "姓名",
        "C2": "性别",
        "E2": "照片",
        "A3": "身份证号",
        "A4": "出生年月",
        "C4": "联系电话",
        "A5": "家庭住址",
        "A6": "是否签订承诺书",
        "C6": "承诺书编号",
        "A7": "主要事迹",
        "A8": "村居意见",
        "C8": "经办人：{{填表人}}    {{填表日期}}",
    }
    styles = {f"{c}{row}": 1 for row in range(2, 9) for c in "ABCDE"} | {"A1": 4}
    styles |= dict.fromkeys(("B3", "D4", "D6"), 2)
    merges = ("A1:E1", "E2:E5", "B3:D3", "B5:D5", "D6:E6", "B7:E7", "C8:E8")
    widths = '<cols><col min="1" max="5" width="18" customWidth="1"/></cols>'
    page = '<sheetProtection sheet="1" objects="1"/>'
    sheet = RawSheet("推荐表", cells, styles, {7: 160.0, 8: 80.0}, widths, (), "")
    sheet.after = page
    box = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    sheet.after += f'<mergeCells count="{len(merges)}">{box}</mergeCells>'
    return RawBook([sheet]).written()


def summary() -> bytes:
    """A summary with counts: a row a grid, and sums below."""
    cells: dict[str, object] = {
        "A1": "榴花分注册进度汇总表",
        "A2": "填报单位：",
        "F2": "{{填表日期}}",
        "A3": "序号",
        "B3": "网格名称",
        "C3": "户数",
        "D3": "应注册人数",
        "E3": "累计注册人数",
        "F3": "注册率",
        "G3": "差额",
        "G4": "=D4-E4|0",
        "A5": "合计",
        "C5": "=SUM(C4:C4)|0",
        "D5": "=SUM(D4:D4)|0",
        "E5": "=SUM(E4)|0",
        "F5": "=IF(D5=0,0,ROUND(E5/D5,4))|0",
        "G5": "=SUM(G4:G4)|0",
    }
    styles = {f"{c}3": 5 for c in "ABCDEFG"} | {f"{c}{r}": 1 for r in (4, 5) for c in "ABCDEG"}
    styles |= {"F4": 6, "F5": 6, "A1": 4}
    widths = '<cols><col min="2" max="7" width="15" customWidth="1"/></cols>'
    sheet = RawSheet("汇总", cells, styles, {4: 22.0}, widths, ("A1:G1", "A2:E2", "A5:B5"))
    sheet.after = '<pageMargins left="1" right="1" top="1" bottom="1" header="0.5" footer="0.5"/>'
    names = '<definedName name="_xlnm.Print_Area" localSheetId="0">汇总!$A$1:$G$5</definedName>'
    return RawBook([sheet], names).written()


def letter() -> bytes:
    """A Word letter: a mark split by the spell-check, marks in header, footer, footnote, text box
    and a table with a row a person; a field code that nothing can be put into."""
    split = (
        word_run("尊敬的{{", True)
        + '<w:proofErr w:type="spellStart"/>'
        + word_run("户主")
        + '<w:proofErr w:type="spellEnd"/>'
        + word_run("姓名}}同志：")
    )
    cells = ("{{序号}}", "{{姓名}}", "{{出生年份}}", "{{是否注册}}")
    heads = ("序号", "姓名", "出生年份", "是否注册")

    def row(texts: tuple[str, ...]) -> str:
        inner = "".join(f"<w:tc>{word_paragraph(word_run(text))}</w:tc>" for text in texts)
        return f"<w:tr>{inner}</w:tr>"

    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD {{姓名}} '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        word_paragraph(split)
        + word_paragraph(word_run("您家住在【现住址】，共{{家庭人口}}人。【重要】请核对。"))
        + f"<w:tbl><w:tblPr/><w:tblGrid/>{row(heads)}{row(cells)}</w:tbl>"
        + word_paragraph(text_box(word_paragraph(word_run("户号{{户号}}"))))
        + word_paragraph(field)
        + word_paragraph(word_run("{{没有的字段}}"))
    )
    return word_file(
        body,
        word_paragraph(word_run("{{填报单位}}")),
        word_paragraph(word_run("{{填表日期}}")),
        word_paragraph(word_run("热线：{{联系热线}}")),
        {"word/media/image1.png": picture()},
    )
