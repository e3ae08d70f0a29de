"""The diary of a workspace."""

from pathlib import Path

from gridcredit import log


def test_what_is_said_inside_stands_in_the_workspace(tmp_path: Path) -> None:
    with log.kept_in(tmp_path) as diary:
        diary.info("export 1.2s done")
    diary.info("said outside")
    text = (tmp_path / log.FOLDER / "gridcredit.log").read_text("utf-8")
    assert "export 1.2s done" in text
    assert "outside" not in text


def test_a_place_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / log.FOLDER).write_text("a file in the way", "utf-8")
    with log.kept_in(tmp_path) as diary:
        diary.info("still working")
    with log.kept_in(tmp_path / "missing") as diary:
        diary.info("still working")
    assert not (tmp_path / "missing").exists()
    with log.kept_in(tmp_path / ("长" * 300)) as diary:  # no disk takes such a name
        diary.info("still working")
