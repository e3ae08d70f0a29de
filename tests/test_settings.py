"""The settings of one computer survive whatever happens to their file."""

from pathlib import Path

import pytest

from gridcredit.settings import Settings, load, save, settings_file


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings(language="en", theme="dark", page="visits", splitters={"a": "b"})
    file = tmp_path / "deep" / "settings.json"
    assert save(chosen, file)
    assert load(file) == chosen
    assert [p.name for p in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"language": 7, "theme": "pink", "splitters": {"a": 1}}',
        '{"new": 1}',
    ],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8")
    assert load(file) == Settings()


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == Settings()


def test_a_refusing_disk_is_said_not_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not save(Settings(), tmp_path / "file" / "settings.json")


def test_the_file_lies_in_the_config_folder() -> None:
    assert settings_file().name == "settings.json"
    assert "gridcredit" in settings_file().parts
