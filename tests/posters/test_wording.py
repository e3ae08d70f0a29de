"""The district can change the words, and a broken template is told."""

from pathlib import Path

import pytest

from gridcredit.domain.errors import BadValue, FileUnreadable, StorageFailed
from gridcredit.paths import resources
from gridcredit.posters.wording import read_wording

TEMPLATE = (resources() / "templates" / "poster.toml").read_text(encoding="utf-8")


def template(folder: Path, text: str) -> Path:
    file = folder / "poster.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_our_own_words_are_whole() -> None:
    words = read_wording()
    assert words.assurance == "自愿注册 · 不收费 · 不索要密码"
    assert len(words.facts) == 3


def test_the_district_s_words_are_taken(tmp_path: Path) -> None:
    changed = TEMPLATE.replace("扫码注册榴花分", "诚信榴花开")
    assert read_wording(template(tmp_path, changed)).headline == "诚信榴花开"


@pytest.mark.parametrize("name", ["assurance", "headline", "hotline_label"])
def test_a_missing_text_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadValue) as told:
        read_wording(template(tmp_path, TEMPLATE.replace(f"{name} =", f"{name}_ =")))
    assert told.value.field == name


def test_a_fourth_fact_is_refused(tmp_path: Path) -> None:
    more = TEMPLATE + '\n[[facts]]\ntitle = "一"\ntext = "二"\n'
    with pytest.raises(BadValue):
        read_wording(template(tmp_path, more))


@pytest.mark.parametrize("broken", ["headline = ", "facts = 3"])
def test_a_broken_template_is_told(tmp_path: Path, broken: str) -> None:
    with pytest.raises((FileUnreadable, BadValue)):
        read_wording(template(tmp_path, broken))


def test_a_missing_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        read_wording(tmp_path / "none.toml")
