"""What the law demands and forbids, each of its rules by what the program really does."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
import re
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import gridcredit
from gridcredit import log
from gridcredit.domain.codes import (
    ConsentKind,
    PledgeStage,
    RegistrationKind,
    RequestKind,
    Role,
)
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import BadValue, MinorRefused, NotAllowed
from gridcredit.domain.kinds.consent_event import ConsentEvent
from gridcredit.domain.masks import mask_id, mask_name, mask_phone
from gridcredit.domain.records import KINDS
from gridcredit.operations import applying
from gridcredit.operations.desk import Desk
from gridcredit.operations.exchange import exchanging, sending
from gridcredit.operations.pledges import listing, signing
from gridcredit.operations.register import households, people, rostering, rules
from gridcredit.operations.rights import held, requesting, retention
from gridcredit.operations.visits import takingback
from gridcredit.rosters.columns import DropReason
from gridcredit.store.engine.database import DATABASE
from gridcredit.store.exchange import outgoing
from gridcredit.store.journal import nodes
from gridcredit.store.workspace import audit
from gridcredit.ui import crash
from gridcredit.wire import Line, read
from tests.journeys.leaks import everything, leaks, told
from tests.operations.adding import add_registration
from tests.operations.copies import make_offices, open_copy
from tests.operations.homes import Home, a_home
from tests.operations.offices import GRIDS
from tests.rosters.making import HEADINGS, id_number, person

ON = date(2026, 11, 20)
SOURCE = Path(gridcredit.__file__).parent
NUMBER, PHONE = id_number(), "19900001234"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A district, a street and a grid, made once."""
    return make_offices(tmp_path_factory.mktemp("kept") / "offices")


@pytest.fixture
def worker(kept: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """A grid worker's desk."""
    with closing(open_copy(kept["grid"], tmp_path / "worker")) as opened:
        yield opened


@pytest.fixture
def clerk(kept: dict[str, Path], tmp_path: Path) -> Iterator[Desk]:
    """The street's desk."""
    with closing(open_copy(kept["street"], tmp_path / "clerk")) as opened:
        yield opened


@pytest.fixture
def home(worker: Desk) -> Home:
    """Two adults, a minor, somebody of unknown age."""
    return _known(worker)


def _known(desk: Desk) -> Home:
    """The household with a number and a telephone that can be looked for."""
    made = a_home(desk, GRIDS[0])
    for who, number in ((made.adult, NUMBER), (made.minor, id_number("20150603", 13))):
        people.set_resident_field(desk, who, "id_number", number)
        people.set_resident_field(desk, who, "phone", PHONE)
    return made


def _sent(clerk: Desk) -> list[Line]:
    """What the street's next package carries to the district."""
    with clerk.reading() as session:
        parent = nodes.parent(session)
        assert parent is not None
        going = outgoing.pending(session, parent, 0, clerk.today())
        return [read(line) for line in going.lines]


# 山东省社会信用条例 art. 2: adults of full capacity only


def test_nothing_is_recorded_of_minors_but_that_they_were_told(worker: Desk, home: Home) -> None:
    add_registration(worker, home.minor, RegistrationKind.INFORMED, ON)
    for kind in (RegistrationKind.REGISTERED, RegistrationKind.DECLINED):
        with pytest.raises(MinorRefused):
            add_registration(worker, home.minor, kind, ON)
    with pytest.raises(MinorRefused):
        signing.sign_pledge(worker, home.minor, ON)
    agreed = {"do": "consent.add", "kind": "publish_honour", "on": ON.isoformat()}
    with pytest.raises(MinorRefused):
        applying.apply_one(worker, agreed | {"resident": str(home.minor)})


def test_a_minor_counts_in_no_figure(worker: Desk, home: Home) -> None:
    listed = {one.line.id: one.eligible for one in people.list_residents(worker)}
    assert (listed[home.adult], listed[home.minor]) == (True, False)


def test_what_goes_to_the_district_tells_nothing_of_a_minor_but_the_day_it_may_count(
    clerk: Desk,
) -> None:
    home = _known(clerk)
    add_registration(clerk, home.minor, RegistrationKind.INFORMED, ON)
    lines = [one for one in _sent(clerk) if one.row == home.minor.hex]
    said = {name: value for line in lines for name, value in line.new.items() if value}
    assert said.keys() <= {"household", "population", "state", "adult_on", "adult_by_number"}
    assert said["adult_on"] == "2033-06-03"
    assert not {"name", "id_number", "phone", "birth_date", "relation"} & said.keys()


# art. 20: natural persons' records are not published, nobody is ranked


def test_only_areas_and_units_have_ranks() -> None:
    ranked = [
        f"{module.__name__}.{name}"
        for module in _modules()
        for name, made in vars(module).items()
        if isinstance(made, type) and dataclasses.is_dataclass(made)
        if made.__module__ == module.__name__
        for field in dataclasses.fields(made)
        if field.name in ("rank", "ranking", "rank_of")
        if not {"area", "unit", "units"} & {one.name for one in dataclasses.fields(made)}
    ]
    assert ranked == []


def test_no_kind_of_record_holds_a_score_or_a_rank_of_a_person() -> None:
    words = {
        f"{kind.name}.{name}"
        for kind in KINDS.values()
        if kind.fields_about("resident") or kind.name == "resident"
        for name, field in kind.columns.items()
        if re.search("榴花分|信用分|等级|排名|黑名单|失信", field.zh)
    }
    assert words == set()


def test_lists_of_people_come_by_door_not_by_merit(worker: Desk, home: Home) -> None:
    before = [one.line.id for one in people.list_residents(worker)]
    add_registration(worker, home.other, RegistrationKind.REGISTERED, ON)
    signing.sign_pledge(worker, home.other, ON)
    assert [one.line.id for one in people.list_residents(worker)] == before


# art. 42: what may not be collected does not exist


def test_forbidden_columns_are_dropped_with_a_word(worker: Desk, tmp_path: Path) -> None:
    forbidden = ["家庭年收入", "房产情况", "宗教信仰", "病史", "指纹采集", "血型"]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEADINGS, *forbidden])
    row = person("张明明", "张明明", 身份证号=NUMBER, 网格编号=GRIDS[0])
    secrets = [f"绝密{at}" for at in range(len(forbidden))]
    sheet.append([*row, *secrets])
    file = tmp_path / "户册.xlsx"
    book.save(file)
    report = rostering.read_roster(worker, file, keep=True)
    said = {one.heading for one in report.dropped_columns if one.reason is DropReason.FORBIDDEN}
    assert said == set(forbidden)
    assert told(everything(worker.database), secrets) == set()
    assert told(everything(worker.database), ["张明明"]) == {"张明明"}


def test_no_kind_of_record_has_a_field_for_them() -> None:
    held_fields = {field.zh for kind in KINDS.values() for field in kind.columns.values()}
    assert [
        name for name in held_fields if re.search("收入|财产|宗教|病|指纹|血型|基因", name)
    ] == []


# art. 24, 38: what was recorded is not tampered with


def test_the_journal_and_the_log_only_grow(worker: Desk, home: Home) -> None:
    fact = add_registration(worker, home.adult, RegistrationKind.REGISTERED, ON)
    for asked in (
        "UPDATE revision SET body = body",
        "DELETE FROM revision",
        "UPDATE audit SET login = 'x'",
        "DELETE FROM audit",
        "DELETE FROM registration_event",
        "UPDATE registration_event SET event = 'declined'",
    ):
        with (
            pytest.raises((IntegrityError, sqlite3.IntegrityError)),
            worker.writing() as session,
        ):
            session.execute(text(asked))
    takingback.take_back(worker, "registration_event", fact.id, "录错了人")
    shown = households.view(worker, home.household).timeline
    kept_fact = next(one for one in shown if one.fact.id == fact.id)
    assert kept_fact.replaced
    assert kept_fact.ending is not None
    assert kept_fact.ending.reason == "录错了人"


# 个人信息保护法 art. 6, 13-17, 25, 28-31, 44-47, 51, 54-57


def test_a_consent_names_the_notice_and_can_be_withdrawn(worker: Desk, home: Home) -> None:
    entry = {"do": "consent.add", "resident": str(home.adult), "kind": "publish_honour"}
    for on, more in (("2026-11-01", {}), ("2026-11-20", {"withdraw": True})):
        applying.apply_one(worker, entry | {"on": on} | more)
    facts = [
        one.fact
        for one in households.view(worker, home.household).timeline
        if isinstance(one.fact, ConsentEvent)
    ]
    assert [(one.given, one.notice_version) for one in facts] == [(False, ""), (True, "1")]
    assert {one.consent for one in facts} == {ConsentKind.PUBLISH_HONOUR}


def test_a_person_gets_a_print_a_correction_and_an_answer(
    worker: Desk, home: Home, tmp_path: Path
) -> None:
    made = held.print_held(worker, home.adult, tmp_path / "打印件.pdf", "本人查阅")
    assert made.records >= 3
    people.set_resident_field(worker, home.adult, "phone", "19900004321")
    for kind in RequestKind:
        line = requesting.add_request(worker, home.adult, kind, ON)
        assert line.due == date(2026, 12, 11)
        requesting.answer_request(worker, line.request.id, "已办理")


def test_a_withdrawn_pledge_is_out_of_the_figures_the_same_day(worker: Desk, home: Home) -> None:
    signed = signing.sign_pledge(worker, home.adult, ON)
    today = worker.today()
    listing.step(worker, signed.number, PledgeStage.WITHDRAWN, today, reason="本人撤回")
    pledged = {one.line.id: one.pledged for one in people.list_residents(worker)}
    assert not pledged[home.adult]


def test_the_file_of_a_workspace_is_sealed(worker: Desk, home: Home) -> None:
    assert told(everything(worker.database), ["王建国", NUMBER]) == {"王建国", NUMBER}
    assert leaks(worker.folder, ["王建国", NUMBER, PHONE]) == []
    assert not (worker.folder / DATABASE).read_bytes().startswith(b"SQLite format 3")


def test_people_are_masked_until_a_purpose_is_given_and_logged(clerk: Desk) -> None:
    home = _known(clerk)
    shown = next(one for one in people.list_residents(clerk) if one.line.id == home.adult)
    assert (shown.line.name, shown.line.phone) == ("王*国", "199****1234")
    assert NUMBER not in shown.line.id_number
    with pytest.raises(BadValue):
        households.reveal(clerk, home.household, "  ")
    bare = households.reveal(clerk, home.household, "核对信息")
    assert NUMBER in {one.resident.id_number for one in bare.people}
    with clerk.reading() as session:
        last = audit.entries(session, act="reveal")[-1]
        assert audit.first_broken(session) is None
    assert (last.login, last.facts["purpose"]) == (clerk.actor.login, "核对信息")


def test_who_has_no_duty_to_reveal_reveals_nothing(clerk: Desk) -> None:
    home = _known(clerk)
    clerk.actor = Actor("admin", "管理员", Role.ADMINISTRATOR)
    for act in (
        lambda: households.reveal(clerk, home.household, "看看"),
        lambda: held.print_held(clerk, home.adult, clerk.folder / "a.pdf", "看看"),
        lambda: people.list_residents(clerk, purpose="看看"),
    ):
        with pytest.raises(NotAllowed):
            act()


# Records of transfers three years, logs six months


def test_the_export_log_says_who_what_how_much_to_whom(worker: Desk, tmp_path: Path) -> None:
    _known(worker)
    sent = sending.export_package(worker, None, tmp_path / "post")
    rostering.export_roster(worker, tmp_path / "户册.xlsx", "上级检查")
    with worker.reading() as session:
        exported = audit.entries(session, act="export")[-1]
        written = audit.entries(session, act="roster_export")[-1]
    assert exported.login == worker.actor.login
    assert exported.facts["to"] == str(sent.to)
    assert exported.facts["revisions"] == sent.revisions > 0
    assert exported.facts["sha256"] == sent.sha256
    assert written.facts["purpose"] == "上级检查"


def test_no_term_of_a_log_is_shorter_than_the_law_has_it() -> None:
    assert rules.LEAST[rules.LOG_MONTHS] == 6
    assert rules.LEAST[rules.EXPORT_LOG_MONTHS] == 36


def test_logs_are_there_after_years(worker: Desk, tmp_path: Path) -> None:
    _known(worker)
    sending.export_package(worker, None, tmp_path / "post")
    with worker.reading() as session:
        before = [one.id for one in audit.entries(session)]
    worker.clock.go(365 * 4)  # type: ignore[attr-defined]
    retention.let_go(worker)
    with worker.reading() as session:
        assert [one.id for one in audit.entries(session)][: len(before)] == before


# 数据安全法 art. 38-40: nothing leaves but by the user's export


def test_no_module_can_talk_to_a_network() -> None:
    """The driver of a database server of one's own is the one that may."""
    forbidden = {
        *("socket", "ssl", "http", "urllib.request", "urllib3", "requests", "ftplib", "smtplib"),
        *("aiohttp", "httpx", "websockets", "telnetlib", "xmlrpc", "asyncio"),
        *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore"),
    }
    found = [
        f"{file.relative_to(SOURCE)}: {name}"
        for file in SOURCE.rglob("*.py")
        for name in _imported(file)
        if name in forbidden or name.split(".")[0] in forbidden - {"urllib"}
    ]
    assert found == []


def test_a_day_of_work_opens_no_connection(
    kept: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_a: object, **_more: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    with (
        closing(open_copy(kept["grid"], tmp_path / "grid")) as worker,
        closing(open_copy(kept["street"], tmp_path / "street")) as clerk,
    ):
        home = _known(worker)
        signing.sign_pledge(worker, home.adult, ON)
        sent = sending.export_package(worker, None, tmp_path / "post")
        [report] = exchanging.import_files(clerk, [sent.path], receipts=tmp_path / "post")
        exchanging.import_files(worker, [report.receipt] if report.receipt else [])
        held.print_held(worker, home.adult, tmp_path / "打印.pdf", "本人查阅")


def test_diagnostics_hold_nothing_of_people(worker: Desk, home: Home) -> None:
    wrong = NUMBER[:-1] + ("0" if NUMBER[-1] != "0" else "1")
    with log.kept_in(worker.folder) as diary:
        try:
            people.set_resident_field(worker, home.adult, "id_number", wrong)
        except BadValue as error:
            diary.info("refused: %s", type(error).__name__)
            report = crash.report(error)
        else:
            pytest.fail("a number whose check digit is wrong was taken")
    secrets = ["王建国", NUMBER, PHONE, wrong]
    assert leaks(worker.folder / log.FOLDER, secrets) == []
    assert (worker.folder / log.FOLDER).exists()
    assert told([report.encode()], secrets) == set()


# 商用密码: supported, never certified


def test_nobody_is_told_that_the_ciphers_are_certified() -> None:
    claims = re.compile("已通过.{0,6}(密评|认证)|商用密码.{0,4}认证|certified", re.IGNORECASE)
    said = [SOURCE.parent / "README.md", SOURCE.parent / "translations" / "gridcredit_en.ts"]
    said += [*(SOURCE / "texts").rglob("*.py"), *(SOURCE / "ui").rglob("*.py")]
    assert [f.name for f in said if claims.search(f.read_text("utf-8"))] == []


# District packages: exact coverage and duplicates without names or numbers


def test_a_package_to_the_district_names_nobody(clerk: Desk) -> None:
    home = _known(clerk)
    add_registration(clerk, home.adult, RegistrationKind.REGISTERED, ON)
    lines = _sent(clerk)
    secrets = ["王建国", "李秀英", "王子轩", NUMBER, PHONE]
    assert told([str(line.new).encode() for line in lines], secrets) == set()
    registered = [line for line in lines if line.entity == "registration_event"]
    assert home.adult.hex in {line.new["resident"] for line in registered}


def test_masks_show_what_they_may() -> None:
    """Of an ID number less than the usual: with the last four, 33 birthdays are left to try."""
    assert mask_id(NUMBER) == "370499************"
    assert mask_phone("13812345678") == "138****5678"
    assert (mask_name("张小明"), mask_name("张明"), mask_name("欧阳小明")) == (
        *("张*明", "张*"),
        "欧阳*明",
    )


def _modules() -> Iterator[object]:
    for found in pkgutil.walk_packages(gridcredit.__path__, "gridcredit."):
        if not found.name.startswith(("gridcredit.store.migrations", "gridcredit.__main__")):
            yield importlib.import_module(found.name)


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
