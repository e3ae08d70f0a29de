"""设置: accounts, passphrases, lock, areas, rules, backup and restore, each by its own card."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gridcredit.domain.codes import Role
from gridcredit.domain.errors import BadValue
from gridcredit.operations.desk import Desk
from gridcredit.operations.figures import covering
from gridcredit.operations.register import areas, rules
from gridcredit.operations.workspace import accounts, keeping, signing_in
from gridcredit.operations.workspace.keeping import Check, Health
from gridcredit.ui.dialogs.account import AddAccount
from gridcredit.ui.dialogs.link_account import LinkAccount
from gridcredit.ui.dialogs.passphrase import ChangePassphrase, ResetPassphrase
from gridcredit.ui.dialogs.targets import TargetsDialog
from gridcredit.ui.main_window import MainWindow
from gridcredit.ui.shell.toasts import Toast
from gridcredit.ui.widgets.file_chip import FileChip
from tests.operations.homes import a_home
from tests.operations.offices import PASSPHRASE
from tests.ui.access import unnamed
from tests.ui.conftest import settle
from tests.ui.pages.settings.window import Open, errors, said

NEW = "新的口令-2026"


def dialog(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    assert unnamed(found) == []
    return found


def enter(qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return)
    settle()


def logins(desk: Desk) -> list[str]:
    return [account.login for account in accounts.list_accounts(desk)]


def test_an_account_is_added_in_a_dialog(desk: Desk, open_page: Open, qtbot: QtBot) -> None:
    page = open_page(desk)
    page.accounts.add.click()
    form = dialog(AddAccount)
    assert isinstance(form, AddAccount)
    enter(qtbot)
    assert len(errors(form)) == 3
    form.login.setText("grid")
    form.name.setText("采集员甲")
    form.role.setCurrentIndex(form.role.findData(Role.COLLECTOR))
    form.new.first.setText(NEW)
    form.new._again.setText(NEW)
    enter(qtbot)
    assert len(errors(form)) == 1
    form.login.setText("cai")
    enter(qtbot)
    assert logins(desk) == ["cai", "grid"]
    assert page.accounts.table.model().rowCount() == 2
    assert page.window().findChild(Toast).isVisible()


@pytest.fixture
def with_collector(desk: Desk) -> Desk:
    """A grid worker's desk with a second account."""
    accounts.add_account(desk, "cai", "采集员甲", Role.COLLECTOR, PASSPHRASE)
    return desk


def test_an_account_is_closed_when_it_was_meant(
    with_collector: Desk, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(with_collector)
    page.accounts.table.selectRow(0)
    monkeypatch.setattr(page.app.messages, "ask", lambda *_given, **_more: False)
    page.accounts.close_account.click()
    assert logins(with_collector) == ["cai", "grid"]
    monkeypatch.setattr(page.app.messages, "ask", lambda *_given, **_more: True)
    page.accounts.close_account.click()
    assert logins(with_collector) == ["grid"]


def test_an_account_is_linked_to_somebody_of_the_register(
    with_collector: Desk, open_page: Open, qtbot: QtBot
) -> None:
    home = a_home(with_collector)
    page = open_page(with_collector)
    page.accounts.table.selectRow(0)
    page.accounts.link.click()
    form = dialog(LinkAccount)
    assert isinstance(form, LinkAccount)
    assert unnamed(form) == []
    assert form._table.model().rowCount() == 0  # nobody is called like the account
    enter(qtbot)
    assert errors(form)
    form._line.setText("李秀英")
    enter(qtbot)  # before the list came
    settle()
    enter(qtbot)
    settle()
    [linked, own] = accounts.list_accounts(with_collector)
    assert (linked.resident, own.resident) == (home.other, None)
    model = page.accounts.table.model()
    assert model.index(0, 3).data().startswith("李秀英 · ")
    assert model.index(1, 3).data() == "未关联"
    page.accounts.table.selectRow(0)
    page.accounts.link.click()
    form = dialog(LinkAccount)
    next(b for b in form.findChildren(QPushButton) if b.text() == "取消关联").click()
    settle()
    assert accounts.list_accounts(with_collector)[0].resident is None


def test_the_district_links_nobody(district_desk: Desk, open_page: Open) -> None:
    card = open_page(district_desk).accounts
    assert not card.link.isVisible()
    assert card.table.model().columnCount() == 4


def test_nobody_closes_or_resets_their_own_account(with_collector: Desk, open_page: Open) -> None:
    page = open_page(with_collector)
    page.accounts.table.selectRow(1)
    assert not page.accounts.close_account.isEnabled()
    assert not page.accounts.reset.isEnabled()


def test_a_forgotten_passphrase_is_set_anew(
    with_collector: Desk, open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(with_collector)
    page.accounts.table.selectRow(0)
    page.accounts.reset.click()
    form = dialog(ResetPassphrase)
    assert isinstance(form, ResetPassphrase)
    form.new.first.setText(NEW)
    form.new._again.setText(NEW)
    enter(qtbot)
    folder, clock, new_id = with_collector.folder, with_collector.clock, with_collector.new_id
    signing_in.sign_in(folder, "cai", NEW, clock, new_id).close()


def test_ones_own_passphrase_is_changed_by_who_knows_it(
    desk: Desk, open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(desk)
    page.safety.change.click()
    form = dialog(ChangePassphrase)
    assert isinstance(form, ChangePassphrase)
    form.present.setText("not this one")
    form.new.first.setText(NEW)
    form.new._again.setText(NEW)
    enter(qtbot)
    assert errors(form) == ["口令不对。请检查大小写和输入法。"]
    form.present.setText(PASSPHRASE)
    enter(qtbot)
    signing_in.unlock(desk, NEW)


def test_a_collector_sees_accounts_and_manages_none(with_collector: Desk, open_page: Open) -> None:
    desk = with_collector
    other = signing_in.sign_in(desk.folder, "cai", PASSPHRASE, desk.clock, desk.new_id)
    page = open_page(other)
    assert page.accounts.table.isVisible()
    assert not page.accounts.add.isVisible()
    page.app.close_desk()


def test_what_an_account_may_not_decide_is_not_shown(
    desk: Desk, street_desk: Desk, district_desk: Desk, open_page: Open
) -> None:
    assert not open_page(desk).office.isVisible()
    street = open_page(street_desk).office
    assert street.isVisible()
    assert not street.targets.isVisible()
    district = open_page(district_desk).office
    assert district.targets.isVisible()


def test_the_lock_waits_as_long_as_was_chosen(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    told: list[int] = []
    page.app.lock_after_changed.connect(told.append)
    page.app.choose_lock_after(25)
    assert told == [25]
    assert page.app.settings.lock_after == 25


def test_without_a_keyring_the_tick_goes_and_says_why(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    page.safety.remember.click()
    assert not page.safety.remember.isChecked()
    assert not page.app.settings.remember
    assert any("密钥环" in words for words in errors(page.safety))


def test_a_list_of_areas_is_taken_in_or_refused_beside_its_field(
    district_desk: Desk, open_page: Open, tmp_path: Path
) -> None:
    page = open_page(district_desk)
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    head = "code,name,level,parent\n"
    good.write_text(head + "370403002001009,第9网格,grid,370403002001\n", "utf-8")
    bad.write_text(head + "370403002001010,第10网格,grid,999\n", "utf-8")
    page.office.import_file(good)
    assert areas.area_tree(district_desk).by_code("370403002001009") is not None
    page.office.import_file(bad)
    assert errors(page.office)
    assert areas.area_tree(district_desk).by_code("370403002001010") is None


def test_a_rule_is_kept_and_can_be_taken_back(district_desk: Desk, open_page: Open) -> None:
    page = open_page(district_desk)
    page.office.months.setValue(9)
    page.office.months.editingFinished.emit()
    settle()
    assert rules.all_rules(district_desk)["tenant_months"] == 9
    window = page.window()
    assert isinstance(window, MainWindow)
    window.workbench.undo()
    assert rules.all_rules(district_desk)["tenant_months"] == 6
    settle()
    assert page.office.months.value() == 6


def test_the_clocks_of_the_ledger_are_kept_within_their_bounds(
    district_desk: Desk, open_page: Open
) -> None:
    fields = open_page(district_desk).office.fields
    asking, plain = fields["objection_days_asking"], fields["objection_days"]
    assert (plain.minimum(), plain.maximum(), asking.minimum(), asking.maximum()) == (1, 7, 3, 60)
    for key, days in (("closing_days", 5), ("objection_days_asking", 15), ("objection_days", 10)):
        fields[key].setValue(days)
        fields[key].editingFinished.emit()
        settle()
        assert rules.all_rules(district_desk)[key] == days
    for key in rules.CREDIT_CLOCKS:
        with pytest.raises(BadValue):
            rules.set_rule(district_desk, key, 0)


def test_a_target_is_set_in_its_dialog(district_desk: Desk, open_page: Open, qtbot: QtBot) -> None:
    page = open_page(district_desk)
    before = len(covering.own_targets(district_desk))
    page.office.targets.click()
    enter(qtbot)
    assert len(covering.own_targets(district_desk)) == before + 1
    window = page.window()
    assert isinstance(window, MainWindow)
    window.workbench.undo()
    assert len(covering.own_targets(district_desk)) == before


def test_a_target_is_taken_away_by_keyboard_and_comes_back_with_undo(
    district_desk: Desk, open_page: Open, qtbot: QtBot
) -> None:
    page = open_page(district_desk)
    before = covering.own_targets(district_desk)
    page.office.targets.click()
    opened = dialog(TargetsDialog)
    assert isinstance(opened, TargetsDialog)
    assert not opened.remove.isEnabled()
    opened.table.selectRow(1)
    qtbot.keyClick(opened.remove, Qt.Key.Key_Return)
    settle()
    assert covering.own_targets(district_desk) == [before[0], *before[2:]]
    window = page.window()
    assert isinstance(window, MainWindow)
    window.workbench.undo()
    assert covering.own_targets(district_desk) == before


def test_a_backup_is_written_and_can_be_dragged_away(
    desk: Desk, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(desk)
    monkeypatch.setattr(page.app.messages, "choose_folder", lambda *_given: tmp_path / "stick")
    page.keeping.backup.click()
    settle()
    chip = page.keeping.findChild(FileChip)
    assert chip.path.exists()
    assert chip.path.suffix == ".gcbackup"


def test_the_card_is_named_by_what_may_be_decided(
    district_desk: Desk, street_desk: Desk, open_page: Open
) -> None:
    def headings(of: Desk) -> set[str]:
        return {label.text() for label in open_page(of).office.findChildren(QLabel)}

    assert "区域、目标与规则" in headings(district_desk)
    below = headings(street_desk)
    assert "区域" in below
    assert "区域、目标与规则" not in below


def test_the_doctor_lists_what_it_looked_at(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    page.keeping.doctor.click()
    words = said(page.keeping)
    assert "数据文件完好" in words
    assert "审计日志完整" in words
    assert "还没有每日副本" in words


def test_every_finding_of_the_doctor_is_said_in_words(desk: Desk, open_page: Open) -> None:
    page = open_page(desk)
    names = [check.name for check in keeping.doctor(desk).checks]
    for is_ok in (True, False):
        page.keeping.show_health(Health(tuple(Check(name, is_ok, "7") for name in names)))
        words = said(page.keeping)
        assert [name for name in names if f"{name} 7" in words] == []


def test_a_restore_is_asked_for_only_after_consent(
    desk: Desk, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(desk)
    wanted: list[Path] = []
    page.app.restore_wanted.connect(wanted.append)
    monkeypatch.setattr(page.app.messages, "choose_file", lambda *_given: tmp_path / "x.gcbackup")
    for answer in (False, True):
        monkeypatch.setattr(page.app.messages, "ask", lambda *_g, answer=answer, **_m: answer)
        page.keeping.restore.click()
    assert wanted == [tmp_path / "x.gcbackup"]
