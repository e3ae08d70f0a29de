"""The program finds its own files, and asking creates nothing."""

from gridcredit import paths


def test_resources_hold_the_fonts() -> None:
    assert (paths.resources() / "fonts" / "NotoSansSC-Regular.ttf").is_file()


def test_asking_for_the_default_workspace_creates_nothing() -> None:
    folder = paths.default_workspace()
    assert folder.is_absolute()
    assert "gridcredit" in folder.parts
    assert not folder.exists()
