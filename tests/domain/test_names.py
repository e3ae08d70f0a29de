"""Names: which are damaged or masked, and what may stand behind them."""

import pytest

from gridcredit.domain.masks import mask_name
from gridcredit.domain.names import is_damaged, may_be

SOUND = "张三 钱 买买提·阿不都 王𬱖 李㛃 赵䶮 昜〇 周⼗ 吕󠄀乐 𫧖一 JOHN XAVIER 王Alex 某"
DAMAGED = "赵? 赵？ 赵□ 赵■ 赵* 赵＊ *一 赵\ufffd 赵\ue863 赵\U000f0001"
DAMAGED += " 张xx 张X明 张×明 张○明 李某 欧阳某某"


@pytest.mark.parametrize("name", ["", *SOUND.split()])
def test_a_rare_or_foreign_name_is_sound(name: str) -> None:
    assert not is_damaged(name)


@pytest.mark.parametrize("name", DAMAGED.split())
def test_lost_and_masked_characters_are_seen(name: str) -> None:
    assert is_damaged(name)


@pytest.mark.parametrize("name", ["张明", "张大明", "欧阳娜娜", "买买提·阿不都"])
def test_our_own_masks_are_masks_and_stand_for_their_names(name: str) -> None:
    assert is_damaged(mask_name(name))
    assert may_be(mask_name(name), name)
    assert not may_be(mask_name(name), "李四海")


def test_each_lost_character_stands_for_one() -> None:
    assert may_be("王?", "王𬱖")
    assert not may_be("王?", "王大明")
    assert not may_be("王?", "")
