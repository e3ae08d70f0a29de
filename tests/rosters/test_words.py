"""Words beside values: who is gone, where nobody lives, several names, codes of relations."""

import pytest

from gridcredit.domain.roster_rows import RowReason
from gridcredit.rosters.cells import Remark, to_id, to_name, to_relation
from gridcredit.rosters.words import gone, names_in, relation_word, unreadable, vacancy
from tests.rosters.making import id_number

DEATHS = (
    "死亡 已死亡 去世 已去世 已故 病故 故 死亡人员 死亡注销 2024年去世 2024年5月1日病故 此人已去世"
)
MOVES = "迁出 已迁出 搬走 已搬走 注销 已注销 已注销户口 户口迁出 2023年5月搬走 全家迁出 迁出人员"
OTHERS = (
    "正常 常住 故宫路 父亲去世 迁入 在册 未迁出 亡羊补牢 死者家属 丧偶 搬家公司 户主 注销人员家属"
)
VACANT = "空房 空户 空置房 无人居住 没人住 出租 出租屋 待租 毛坯 闲置"
NAMES = "空海 出云 无忌 李空 毛坯路 常住 自住 张出租 无名氏"


@pytest.mark.parametrize("text", DEATHS.split())
def test_death_is_understood(text: str) -> None:
    assert gone(text) is RowReason.STATED_DEAD


@pytest.mark.parametrize("text", MOVES.split())
def test_moving_away_is_understood(text: str) -> None:
    assert gone(text) is RowReason.STATED_GONE


@pytest.mark.parametrize("text", OTHERS.split())
def test_other_words_say_nobody_is_gone(text: str) -> None:
    assert gone(text) is None


@pytest.mark.parametrize("text", VACANT.split())
def test_vacancy_is_understood(text: str) -> None:
    assert vacancy(text) is not None


@pytest.mark.parametrize("text", NAMES.split())
def test_names_and_other_words_are_no_vacancy(text: str) -> None:
    assert vacancy(text) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(("赵一明、钱二", 2), ("赵一\n钱二", 2), ("赵一，钱二，孙三", 3), ("赵一/钱二", 2)),
        *(("赵一;钱二", 2), ("赵一 钱二", 2), ("赵一和钱二", 2), ("钱二（妻）、赵小三（子）", 2)),
        *(("赵一", 0), ("赵 一", 0), ("赵\n一", 0), ("买买提·阿里", 0), ("买买提 阿里木", 0)),
        *(("欧阳 娜娜", 0), ("JOHN SMITH", 0), ("赵和平", 0), ("赵一（户主）", 0), ("王安 石", 0)),
    ],
)
def test_several_names_in_a_cell_are_told_from_one(text: str, count: int) -> None:
    assert len(names_in(text)) == count
    found = to_name(text)
    refuses = isinstance(found, Remark) and found.reason is RowReason.SEVERAL_NAMES
    assert refuses == bool(count)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        *(
            ("赵一（户主）", "赵一"),
            ("赵一(已故)", "赵一"),
            ("赵　一", "赵一"),
            ("\u202a赵一\u202c", "赵一"),
        ),
        *(("\u2068赵一\u2069", "赵一"), ("赵一(小名狗蛋)", "赵一"), ("空房", ""), ("合计", "")),
        *(("审核人：李某", ""), ("租户", ""), ("某某", ""), ("=赵一", ""), ("姓名", "")),
        *(("毛小明", "毛小明"), ("单于明", "单于明"), ("房玄龄", "房玄龄"), ("成员外", "成员外")),
    ],
)
def test_a_name_is_a_name_and_nothing_else(cell: str, name: str) -> None:
    found = to_name(cell)
    assert (found.value if isinstance(found, Remark) else found) == name


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        *(
            (2.0, "户主"),
            ("02", "户主"),
            ("01", "户主"),
            (10.0, "配偶"),
            ("20", "子"),
            ("30", "女"),
        ),
        *(("10|配偶", "配偶"), ("02|户主", "户主"), ("10-配偶", "配偶"), ("配偶(10)", "配偶")),
        *(
            ("(10)配偶", "配偶"),
            ("10_配偶", "配偶"),
            ("户主之妻", "妻"),
            ("之妻", "妻"),
            ("51", "父亲"),
        ),
        *(
            ("户  主", "户主"),
            ("长子", "长子"),
            ("97", "其他亲属"),
            ("20 子", "子"),
            ("女儿", "女儿"),
        ),
    ],
)
def test_relations_are_words(cell: str | float, word: str) -> None:
    assert to_relation(cell) == word


@pytest.mark.parametrize("cell", [3.0, "04", "100"])
def test_an_unknown_code_of_a_relation_is_no_relation(cell: str | float) -> None:
    found = to_relation(cell)
    assert isinstance(found, Remark)
    assert (found.value, found.reason) == ("", RowReason.UNKNOWN_VALUE)


def test_codes_have_one_word_each() -> None:
    words = [relation_word(f"{code:02d}") for code in range(100)]
    known = [word for word in words if word]
    assert len(known) == len(set(known)) > 70


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "{}",
            "{}.",
            "{}。",
            "（{}）"[1:-1],
            "{}（身份证）",
            "身份证：{}",
            "身份证号码:{}",
            "'{}",
        ),
        *("\u202d{}", "{}\u202c", " {} "),
    ],
)
def test_words_and_signs_around_an_id_number_are_no_part_of_it(cell: str) -> None:
    found = to_id(cell.format(id_number()))
    assert not isinstance(found, Remark)
    assert found.number == id_number()


@pytest.mark.parametrize("cell", ["370499********0112", "37O4991990O1O2O11X", "军字第012345", "１"])
def test_a_broken_number_stays_broken(cell: str) -> None:
    found = to_id(cell)
    assert isinstance(found, Remark)
    assert found.refuses


@pytest.mark.parametrize("text", ["C#", "1#楼", "3#2单元501", "#", "N/A", "err", "", "#1"])
def test_other_signs_are_no_errors(text: str) -> None:
    assert unreadable(text) is None
