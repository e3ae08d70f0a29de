"""宣传: every ledger by one form, sheets in and out, and all of it undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from gridcredit.domain.codes import AreaLevel
from gridcredit.domain.ledgers.ledger import LEDGERS
from gridcredit.operations.desk import Desk
from gridcredit.operations.ledgers import keeping, sheets
from gridcredit.operations.posters import postering
from gridcredit.operations.posters.postering import PosterWish
from gridcredit.ui.dialogs.reasons import ReasonDialog
from gridcredit.ui.dialogs.refused_cells import RefusedCellsDialog
from gridcredit.ui.pages.ledgers.articles import ArticlesView
from gridcredit.ui.pages.ledgers.inspections import InspectionsView
from gridcredit.ui.pages.ledgers.look_dialog import LookDialog
from gridcredit.ui.pages.ledgers.page import LedgersPage
from gridcredit.ui.pages.ledgers.photos_dialog import PhotosDialog
from gridcredit.ui.pages.ledgers.place_dialog import PlaceDialog
from gridcredit.ui.pages.ledgers.placements import PlacementsView
from gridcredit.ui.pages.ledgers.refused_photos import RefusedPhotosDialog
from gridcredit.ui.pages.ledgers.row_dialog import LedgerRowDialog
from gridcredit.ui.pages.ledgers.view import LedgerView
from tests.operations.ledgers.test_posters import code_photo
from tests.ui import keys
from tests.ui.conftest import OpenWindow, settle
from tests.ui.pages.opening import opener_of

ARTICLES = LEDGERS["articles"]


@pytest.fixture
def page(
    open_window: OpenWindow, street_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> LedgersPage:
    """The page at a street; whoever is asked agrees."""
    made = opener_of(open_window, LedgersPage, "ledgers", "settings")(street_desk)
    monkeypatch.setattr(made.app.messages, "ask", lambda *_a, **_k: True)
    monkeypatch.setattr(made.app.messages, "choose_save", lambda *_a: tmp_path / "台账.xlsx")
    return made


def ledger(page: LedgersPage, name: str = "articles") -> LedgerView:
    page.show_view(name)
    settle()
    found = page.view(name)
    assert isinstance(found, LedgerView)
    return found


def dialog(view: LedgerView) -> LedgerRowDialog:
    (found,) = view.findChildren(LedgerRowDialog)
    return found


def typed(made: LedgerRowDialog, field: str, text: str) -> None:
    widget = made.fields[field]
    assert isinstance(widget, QLineEdit)
    widget.setText(text)


def add_article(view: LedgerView, title: str = "信用进社区") -> None:
    view.add.click()
    settle()
    made = dialog(view)
    typed(made, "title", title)
    typed(made, "outlet", "枣庄新闻")
    made._save.click()
    settle()


def titles(view: LedgerView) -> list[str]:
    return [row.record.title for row in view.model.rows()]


def undo(page: LedgersPage) -> None:
    page.window().workbench.undo()  # type: ignore[attr-defined]
    settle()


def test_a_row_is_typed_changed_and_undone(page: LedgersPage) -> None:
    view = ledger(page)
    assert not view.pane.has_any
    add_article(view)
    assert titles(view) == ["信用进社区"]
    keys.press_in(view.table, Qt.Key.Key_Return)
    settle()
    made = dialog(view)
    typed(made, "title", "信用进校园")
    made._save.click()
    settle()
    assert titles(view) == ["信用进校园"]
    undo(page)
    assert titles(view) == ["信用进社区"]
    undo(page)
    assert titles(view) == []


def test_what_is_wrong_is_said_beside_its_field(page: LedgersPage) -> None:
    view = ledger(page)
    view.add.click()
    settle()
    made = dialog(view)
    made._save.click()
    settle()
    assert made.rows["title"].field.accessibleDescription()
    assert titles(view) == []
    typed(made, "title", "题")
    typed(made, "outlet", "报")
    typed(made, "on", "2099-01-01")
    made._save.click()
    settle()
    assert "今天之后" in made.rows["on"].field.accessibleDescription()


def test_a_row_is_taken_off_for_a_reason_and_had_back(page: LedgersPage) -> None:
    view = ledger(page)
    add_article(view)
    view.off.click()
    settle()
    (why,) = view.findChildren(ReasonDialog)
    why._save.click()
    settle()
    assert titles(view) == []
    undo(page)
    assert titles(view) == ["信用进社区"]


def test_a_sheet_goes_out_and_comes_in_by_dropping(page: LedgersPage, tmp_path: Path) -> None:
    view = ledger(page)
    add_article(view)
    view.export.click()
    settle()
    out = tmp_path / "台账.xlsx"
    assert out.exists()
    undo(page)  # the row that was typed
    assert titles(view) == []
    assert page.take_files([out])
    settle()
    assert titles(view) == ["信用进社区"]
    undo(page)
    assert titles(view) == []


def test_refused_rows_are_listed(page: LedgersPage, tmp_path: Path) -> None:
    view = ledger(page, "enterprise_visits")
    file = tmp_path / "企业.csv"
    file.write_text(
        "日期,企业名称,统一社会信用代码\n2026-11-01,甲公司,123\n2026-11-02,乙公司,\n", "utf-8"
    )
    page.take_files([file])
    settle()
    assert view.model.rowCount() == 1
    assert view.findChildren(RefusedCellsDialog)


@pytest.mark.parametrize("name", LEDGERS)
def test_every_ledger_has_a_form_that_says_all_its_fields(page: LedgersPage, name: str) -> None:
    view = ledger(page, name)
    if not view.may:
        assert view.add.isHidden()
        return
    view.add_row()
    settle()
    made = dialog(view)
    assert [*made.fields] == [one.name for one in LEDGERS[name].fields]
    choices = [one for one in made.fields.values() if isinstance(one, QComboBox)]
    assert all(box.count() > 1 for box in choices)
    made.reject()
    settle()


def test_who_may_not_write_looks_only(open_window: OpenWindow, desk: Desk) -> None:
    made = opener_of(open_window, LedgersPage, "ledgers", "settings")(desk)
    incentives = ledger(made, "incentives")
    assert incentives.add.isHidden()
    assert not incentives.take_files([Path("a.xlsx")])


def test_words_narrow_the_list(page: LedgersPage) -> None:
    view = ledger(page)
    for title in ("春", "秋"):
        keeping.add_row(page.desk, ARTICLES, {"on": "2026-11-01", "title": title, "outlet": "报"})
    settle()
    assert sorted(titles(view)) == ["春", "秋"]
    view.line.setText("秋")
    view.refresh()
    settle()
    assert titles(view) == ["秋"]
    assert sheets.table_form(ARTICLES).column_of("标题") == "title"


def test_photos_are_dropped_on_a_form_and_looked_at(page: LedgersPage, tmp_path: Path) -> None:
    view = ledger(page, "activities")
    view._on_look()  # of nothing
    taken = [tmp_path / f"{n}.png" for n in range(4)]
    for file in taken:
        Image.new("RGB", (40, 30), "green").save(file)
    view.add.click()
    settle()
    made = dialog(view)
    typed(made, "title", "宣传进小区")
    assert made.photos is not None
    made.photos.add(taken)
    assert len(made.photos.photos()) == 3  # the fourth has no place
    made._on_save()
    settle()
    assert view.look.isEnabled()
    view.look.click()
    settle()
    (shown,) = view.findChildren(PhotosDialog)
    shown.accept()
    settle()
    chosen = view.chosen()
    assert chosen is not None
    view._open(chosen)
    settle()
    again = dialog(view)
    assert again.photos is not None
    again.photos._let_go(again.photos.kept()[0])
    again._on_save()
    settle()
    (row,) = keeping.list_rows(page.desk, LEDGERS["activities"])
    assert len(keeping.photos_of(row.record)) == 2


def test_articles_are_counted_above_their_list(page: LedgersPage) -> None:
    view = ledger(page)
    assert isinstance(view, ArticlesView)
    add_article(view)
    assert "每周至少一篇" in view.counts.text()


def test_posters_are_placed_and_looked_at_by_photos(
    page: LedgersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.app.messages, "warn", _not_warned)
    view = ledger(page, "placements")
    assert isinstance(view, PlacementsView)
    view.place.click()  # nothing was printed
    settle()
    areas = postering.poster_grids(page.desk)
    grid = next(one.code for one in areas if one.level is AreaLevel.GRID)
    wish = PosterWish((grid,), "https://example.invalid/r", copies=2)
    postering.print_posters(page.desk, wish, tmp_path / "posters.pdf")
    view.place.click()
    settle()
    (placing,) = view.findChildren(PlaceDialog)
    placing._on_save()
    settle()
    assert placing.isVisible()  # nobody said where
    placing.place.setText("超市")
    placing.agreed_on.setText(page.desk.today().isoformat())
    placing._on_save()
    settle()
    assert view.model.rowCount() == 1
    view.states.choose("wrong")
    view._narrow()
    assert view.model.rowCount() == 0
    looks = ledger(page, "inspections")
    assert isinstance(looks, InspectionsView)
    photo = code_photo(tmp_path / "photo.png", "https://example.invalid/other")
    cut = tmp_path / "cut.png"
    cut.write_bytes(b"\x89PNG\r\n\x1a\n123")
    assert looks.take_files([photo, cut, tmp_path / "missing.txt"])
    settle()
    (told,) = looks.findChildren(RefusedPhotosDialog)
    assert told.table.model().rowCount() == 1
    assert looks.findChildren(LookDialog) == []  # one after the other
    told.accept()
    settle()
    (dialog,) = looks.findChildren(LookDialog)
    dialog._on_save()
    settle()
    assert looks.model.rowCount() == 0  # nobody said where it hangs
    assert not dialog.picture.pixmap().isNull()
    dialog.placement.setCurrentIndex(0)
    assert [dialog.found.itemData(at) for at in range(dialog.found.count())] == ["swapped"]
    dialog._on_save()
    settle()
    assert looks.model.rowCount() == 1
    page.window().workbench.undo()  # type: ignore[attr-defined]
    settle()
    assert looks.model.rowCount() == 0


def _not_warned(_parent: object, problem: object, *_more: object) -> None:
    raise AssertionError(problem)
