"""Where an estate's name ends and the door begins."""

import pytest

from gridcredit.domain.addresses import address_text, parted


@pytest.mark.parametrize(
    ("written", "estate", "door"),
    [
        (address_text("石榴花园", "3", "2", "501"), "石榴花园", "3号楼2单元501室"),
        (address_text("东村", "", "", "12"), "东村", "12号"),
        ("薛庄新苑A座1201室", "薛庄新苑", "A座1201室"),
        ("幸福小区三号楼二单元501", "幸福小区", "三号楼二单元501"),
        ("八一小区3-2-501", "八一小区", "3-2-501"),
        ("光明路88号院3号楼101室", "光明路", "88号院3号楼101室"),
        ("百货大楼宿舍", "百货大楼宿舍", ""),
        ("3号楼2单元501室", "", "3号楼2单元501室"),
        ("", "", ""),
    ],
)
def test_an_address_is_parted_before_its_first_number(written: str, estate: str, door: str) -> None:
    assert parted(written) == (estate, door)
    assert "".join(parted(written)) == written
