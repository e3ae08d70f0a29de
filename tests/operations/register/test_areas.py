"""Lists of areas, as offices write them."""

from pathlib import Path

import pytest

from gridcredit.domain.errors import FileUnreadable
from gridcredit.operations.register import areas

ROW = "370403002001001,第1网格,网格,370403002001"


@pytest.mark.parametrize(
    "heading", ["code,name,level,parent", "代码,名称,级别,上级", " 编码 , 区域名称,层级,上级代码"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_headings_may_be_in_either_language(tmp_path: Path, heading: str, encoding: str) -> None:
    file = tmp_path / "grids.csv"
    file.write_text(f"{heading}\n{ROW}\n", encoding)
    values = dict(zip(("code", "name", "level", "parent"), ROW.split(","), strict=True))
    assert areas.read_areas_file(file) == [values]


@pytest.mark.parametrize("text", ["", "root:x:0:0\n", "代码,名称,级别\n1,2,3\n"])
def test_a_list_without_its_columns_says_which_they_are(tmp_path: Path, text: str) -> None:
    file = tmp_path / "grids.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(FileUnreadable) as refused:
        areas.read_areas_file(file)
    assert refused.value.reason == "area_columns"
