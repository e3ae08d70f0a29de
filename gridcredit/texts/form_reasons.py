"""Words for why a form cannot be filled, a line of its mapping cannot be, or a value is missing."""

from __future__ import annotations

REASONS: dict[str, tuple[str, str]] = {
    "old_workbook": (
        "这是旧格式的表格（.xls 或 .et）；请用 WPS 或 Excel 打开，另存为 .xlsx 再添加",
        "it is an old workbook (.xls or .et); open it in WPS or Excel, save it as .xlsx, and add "
        "that",
    ),
    "old_document": (
        "这是旧格式的文档（.doc 或 .wps）；请用 WPS 或 Word 打开，另存为 .docx 再添加",
        "it is an old document (.doc or .wps); open it in WPS or Word, save it as .docx, and add "
        "that",
    ),
    "old_office_file": (
        "这是旧格式的文件；请用 WPS 或 Office 打开，另存为 .xlsx 或 .docx 再添加",
        "it is a file of an old form; open it in WPS or Office, save it as .xlsx or .docx, and "
        "add that",
    ),
    "form_encrypted": (
        "文件设了打开密码；请打开后去掉密码，另存一份再添加",
        "it is locked by a password; open it, take the password off, save it, and add that",
    ),
    "not_a_form": (
        "不是 .xlsx 或 .docx 文件；请用 WPS 或 Office 打开，另存为 .xlsx 或 .docx 再添加",
        "it is neither .xlsx nor .docx; open it in WPS or Office, save it as one of these, and "
        "add that",
    ),
    "form_damaged": (
        "文件不完整；请重新拷贝，或用 WPS、Office 打开后另存一份",
        "it is damaged; copy it again, or open it in WPS or Office and save it anew",
    ),
    "form_too_large": (
        "文件太大，不像一张要填的表；请删去多余的图片和空行再添加",
        "it is too large for a form; take unneeded pictures and empty rows out of it",
    ),
    "form_macros": (
        "文件里有宏；请另存为不带宏的 .xlsx 或 .docx 再添加",
        "it holds macros; save it as .xlsx or .docx without macros, and add that",
    ),
    "form_external": (
        "文件引用了别的文件；请在“编辑链接”里断开，另存一份再添加",
        "it refers to other files; break the links, save it, and add that",
    ),
    "form_entities": (
        "文件里有不该有的内容定义；请用 WPS 或 Office 打开后另存一份",
        "it holds definitions that no form has; open it in WPS or Office and save it anew",
    ),
    "no_such_sheet": (
        "这份表里没有这张工作表",
        "the form has no sheet of that name",
    ),
    "sheet_locked": (
        "这张工作表设了保护；填好的文件照样带着保护",
        "this sheet is protected; the filled file keeps that",
    ),
    "sheets_of_workbook": (
        "只有表格能写成一个文件里的多张工作表",
        "only workbooks can hold the copies as sheets",
    ),
    "rows_of_workbook": (
        "表格里要重复的行得写明行号",
        "the rows of a workbook that are filled again and again need their numbers",
    ),
    "no_such_field": ("没有这个字段", "there is no such field"),
    "unknown_term": ("不认识这个词", "this word is not known"),
    "field_of_others": (
        "这个位置说不清是谁的：一人的内容要一人一行或一人一份",
        "this place is of nobody in particular: what is of a person needs a row or a copy for each",
    ),
    "only_first_row": (
        "重复的行只在第一行指定",
        "of rows that are filled again and again only the first is pointed at",
    ),
    "place_twice": ("同一位置写了两次", "the place stands there twice"),
    "no_colon": ("应写成“位置: 字段”", "it should be “place: field”"),
    "no_such_cell": ("没有这个单元格", "there is no such cell"),
    "merged_part": (
        "这个格子被合并进了别的格子",
        "this cell is part of a merged one",
    ),
    "no_such_mark": ("文件里没有这个标记", "the file has no such mark"),
    "wrong_pattern": (
        "日期写法只用 yyyy、mm、m、dd、d",
        "a day is written with yyyy, mm, m, dd and d",
    ),
    "name_taken": ("已经有这个名称", "this name is taken"),
    "minor_left_out": (
        "未成年人只填姓名和出生年份",
        "of minors only the name and the year of birth are told",
    ),
    "field_code": (
        "在域代码里，Word 自己管着，填不进去；请改成普通文字再添加",
        "it stands in a field code, which Word looks after; make it plain text and add the form "
        "again",
    ),
    "deleted_text": (
        "在修订里删去的文字中；请先接受修订",
        "it stands in text that was struck out; accept the changes first",
    ),
    "not_filled_here": (
        "在图表、批注或文档属性里，填不进去；请挪到单元格或正文里",
        "it stands in a chart, a comment or the file's properties, where nothing is filled in; "
        "move it into a cell or the text",
    ),
    "of_office_above": (
        "这是上级下发的，只能由下发的单位改",
        "it was sent down, and is the sender's to change",
    ),
    "one_of_them": (
        "居民、户、区域、筛选要且只要一个",
        "exactly one of resident, household, area and filter is needed",
    ),
    "area_or_filter": (
        "只有按区域或筛选填的才记得上次填到哪里",
        "only for an area or a filter it is remembered what was filled last time",
    ),
    "not_known": ("户册里没有", "not in the register"),
}
