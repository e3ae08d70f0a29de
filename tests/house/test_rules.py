"""The house rules hold in gridcredit/, and each of them bites."""

from collections.abc import Callable

import pytest

from tests.house import rules
from tests.house.rules import RULES, Faults
from tests.house.sources import Source, sources

Rule = Callable[[Source], Faults]

LONG_FUNCTION = "def f():\n" + "    x = 1\n" * 50
BREACHES = [
    (rules.files_are_short, "domain/x.py", "x = 1\n" * 401),
    (rules.functions_are_short, "domain/x.py", LONG_FUNCTION),
    (rules.modules_say_what_they_promise, "domain/x.py", "x = 1\n"),
    (rules.public_things_say_what_they_promise, "domain/x.py", "def f(): ...\n"),
    (rules.public_things_say_what_they_promise, "domain/x.py", "class C: ...\n"),
    (rules.modules_are_named_after_a_subject, "ui/utils.py", ""),
    (rules.modules_are_named_after_a_subject, "core/x.py", ""),
    (rules.classes_are_named_after_a_thing, "ui/x.py", "class VisitManager: ...\n"),
    (rules.wording_is_literal, "ui/x.py", "self.tr(f'{n} 户')\n"),
    (rules.wording_is_literal, "ui/x.py", "self.tr('共' + n)\n"),
    (rules.wording_is_literal, "ui/x.py", "self.tr(title)\n"),
    (rules.wording_is_literal, "ui/x.py", "self.tr('共 %1', n)\n"),
    (rules.wording_is_literal, "ui/x.py", "translate('Page', f'{n} 户')\n"),
    (rules.broad_excepts_stand_at_the_rim, "store/x.py", "try: ...\nexcept Exception: ...\n"),
    (rules.broad_excepts_stand_at_the_rim, "ui/x.py", "try: ...\nexcept: ...\n"),
    (rules.broad_excepts_stand_at_the_rim, "ui/x.py", "try: ...\nexcept (A, Exception): ...\n"),
    (
        rules.dialogs_of_the_system_stand_in_one_file,
        "ui/x.py",
        "from PySide6.QtWidgets import QMessageBox\n",
    ),
    (rules.dialogs_of_the_system_stand_in_one_file, "ui/x.py", "QtWidgets.QFileDialog()\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "class Name(QLabel): ...\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "box.setTextFormat(Qt.TextFormat.RichText)\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "QToolTip.showText(at, name)\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "QtWidgets.QLabel(name)\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "view.setHtml(name)\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "label.setToolTip(name)\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "label.setToolTip(f'{name} 户')\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "x.setToolTip(self.tr('{n}').format(n=n))\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "x.setData(name, Role.ToolTipRole)\n"),
    (rules.only_the_command_line_prints, "sync/x.py", "print(1)\n"),
    (rules.signals_are_snake_case, "ui/x.py", "class C:\n    visitSaved = Signal(object)\n"),
    (rules.the_rules_have_no_clock, "domain/x.py", "datetime.date.today()\n"),
    (rules.the_rules_have_no_clock, "domain/x.py", "datetime.now()\n"),
    (rules.the_rules_have_no_clock, "domain/x.py", "from time import time\n"),
    (rules.the_rules_stand_alone, "domain/x.py", "import msgspec\n"),
    (rules.the_rules_stand_alone, "domain/x.py", "from gridcredit.store import models\n"),
    (rules.paper_draws_without_widgets, "paper/x.py", "from PySide6 import QtWidgets\n"),
    (rules.paper_draws_without_widgets, "paper/x.py", "import PySide6.QtPrintSupport\n"),
    (rules.libraries_stay_in_their_place, "log.py", "from PySide6.QtCore import QObject\n"),
    (rules.libraries_stay_in_their_place, "ui/x.py", "import sqlalchemy.orm\n"),
    (rules.nothing_goes_through_a_shell, "ui/x.py", "os.system('ls')\n"),
    (rules.nothing_goes_through_a_shell, "ui/x.py", "run('ls', shell=True)\n"),
    (rules.store_functions_never_commit, "store/register/visits.py", "session.commit()\n"),
    (rules.shapes_are_read_in_one_place, "sync/x.py", "msgspec.json.decode(body, type=Shape)\n"),
    (rules.shapes_are_read_in_one_place, "sync/x.py", "msgspec.json.decode(body, **how)\n"),
    (rules.shapes_are_read_in_one_place, "wire.py", "READ = msgspec.json.Decoder(Line)\n"),
    (rules.shapes_are_read_in_one_place, "sync/x.py", "msgspec.convert(told, Shape)\n"),
    (rules.shapes_are_read_in_one_place, "sync/x.py", "from msgspec.json import decode\n"),
    (rules.shapes_are_read_in_one_place, "sync/x.py", "from msgspec import convert\n"),
    (rules.dialogs_are_run_in_one_place, "ui/x.py", "KeysDialog(self).exec()\n"),
    (rules.dialogs_are_run_in_one_place, "ui/messages.py", "box.exec()\n"),
    (rules.dialogs_are_run_in_one_place, "ui/x.py", "class Asks(QDialog): ...\n"),
]
ALLOWED = [
    (rules.words_are_shown_as_they_are, "ui/x.py", "x.setToolTip(plain_tooltip(name))\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "x.setToolTip(self.tr('锁定窗口'))\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "x.setToolTip('Ctrl+Z')\n"),
    (rules.words_are_shown_as_they_are, "ui/widgets/label.py", "QLabel(name)\n"),
    (rules.words_are_shown_as_they_are, "ui/x.py", "isinstance(focus, QTextEdit)\n"),
    (rules.wording_is_literal, "ui/x.py", "self.tr('%n 户', '', count)\n"),
    (rules.wording_is_literal, "ui/x.py", "self.tr('共 {n} 户').format(n=n)\n"),
    (rules.wording_is_literal, "ui/x.py", "translate('Actions', row.label)\n"),
    (rules.wording_is_literal, "ui/x.py", "painter.translate(0, -y)\n"),
    (
        rules.broad_excepts_stand_at_the_rim,
        "store/x.py",
        "try: ...\nexcept BaseException:\n    close()\n    raise\n",
    ),
    (rules.broad_excepts_stand_at_the_rim, "ui/runner.py", "try: ...\nexcept Exception: ...\n"),
    (rules.broad_excepts_stand_at_the_rim, "ui/x.py", "try: ...\nexcept OSError: ...\n"),
    (rules.only_the_command_line_prints, "cli/x.py", "print(1)\n"),
    (rules.the_rules_stand_alone, "domain/x.py", "from gridcredit.domain import codes\n"),
    (rules.the_rules_stand_alone, "domain/x.py", "from datetime import date\n"),
    (rules.paper_draws_without_widgets, "paper/x.py", "from PySide6.QtGui import QPainter\n"),
    (rules.store_functions_never_commit, "store/engine/database.py", "session.commit()\n"),
    (rules.shapes_are_read_in_one_place, "store/x.py", "told = msgspec.json.decode(body)\n"),
    (rules.shapes_are_read_in_one_place, "sync/x.py", "body.decode('utf-8')\n"),
    (rules.shapes_are_read_in_one_place, "shapes.py", "msgspec.json.Decoder(shape)\n"),
    (rules.dialogs_are_run_in_one_place, "ui/start.py", "code = application.exec()\n"),
    (
        rules.dialogs_are_run_in_one_place,
        "ui/x.py",
        "class A(QDialog):\n    gone = Qt.WidgetAttribute.WA_DeleteOnClose\n",
    ),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_source_keeps(rule: Rule) -> None:
    faults = [
        f"{source.path}:{line}: {fault}"
        for source in sources("gridcredit")
        for line, fault in rule(source)
    ]
    assert not faults, "\n".join([str(rule.__doc__), *faults])


@pytest.mark.parametrize(("rule", "path", "text"), BREACHES)
def test_a_breach_is_seen(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Source(f"gridcredit/{path}", text)))


@pytest.mark.parametrize(("rule", "path", "text"), ALLOWED)
def test_what_is_allowed_passes(rule: Rule, path: str, text: str) -> None:
    assert not list(rule(Source(f"gridcredit/{path}", text)))


def test_every_rule_has_a_breach_to_prove_it() -> None:
    assert {rule for rule, _, _ in BREACHES} == set(RULES)
