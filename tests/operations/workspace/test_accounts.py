"""Accounts: who may sign in, and that the log says who did."""

from contextlib import closing
from uuid import UUID

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import (
    BadValue,
    NotAllowed,
    NotFound,
    SignInDelayed,
    UnknownAccount,
    WeakPassphrase,
    WrongPassphrase,
)
from gridcredit.operations.desk import Desk
from gridcredit.operations.register import amending
from gridcredit.operations.workspace import accounts, signing_in
from gridcredit.store.workspace import audit
from tests.operations.homes import Home, a_home
from tests.operations.offices import PASSPHRASE, Offices

NEW = "新的口令-2026"


def acts(desk: Desk) -> list[str]:
    with desk.reading() as session:
        return [entry.act for entry in audit.entries(session)]


def add_collector(desk: Desk) -> None:
    accounts.add_account(desk, "collector", "采集员甲", Role.COLLECTOR, NEW)


def test_an_added_account_signs_in_with_its_own_duties(offices: Offices) -> None:
    desk = offices.district()
    accounts.add_account(desk, "admin", "管理员", Role.ADMINISTRATOR, NEW)
    other = signing_in.sign_in(desk.folder, "admin", NEW, offices.clock, desk.new_id, failed=2)
    assert other.actor.role is Role.ADMINISTRATOR
    with other.reading() as session:
        last = audit.entries(session)[-1]
    assert (last.login, last.act, last.facts) == ("admin", "sign_in", {"failed_before": 2})
    other.close()


def test_accounts_are_listed_with_oneself_marked(desk: Desk) -> None:
    add_collector(desk)
    listed = accounts.list_accounts(desk)
    assert [(a.login, a.role, a.is_self) for a in listed] == [
        ("collector", Role.COLLECTOR, False),
        ("grid", Role.GRID_WORKER, True),
    ]


@pytest.mark.parametrize(
    ("login", "name", "role", "field"),
    [
        ("", "甲", Role.COLLECTOR, "login"),
        ("a b", "甲", Role.COLLECTOR, "login"),
        ("a" * 33, "甲", Role.COLLECTOR, "login"),
        ("grid", "甲", Role.COLLECTOR, "login"),
        ("a", " ", Role.COLLECTOR, "name"),
        ("a", "甲\n乙", Role.COLLECTOR, "name"),
        ("a", "甲" * 101, Role.COLLECTOR, "name"),
        ("a", "甲", Role.STREET_CLERK, "role"),
    ],
)
def test_what_cannot_be_an_account_is_refused_by_field(
    desk: Desk, login: str, name: str, role: Role, field: str
) -> None:
    with pytest.raises(BadValue) as refused:
        accounts.add_account(desk, login, name, role, NEW)
    assert refused.value.field == field
    assert len(accounts.list_accounts(desk)) == 1


def test_a_short_passphrase_leaves_no_account(desk: Desk) -> None:
    with pytest.raises(WeakPassphrase):
        accounts.add_account(desk, "collector", "甲", Role.COLLECTOR, "kurz")
    assert len(accounts.list_accounts(desk)) == 1
    assert "account_add" not in acts(desk)


def test_a_closed_account_comes_in_no_more_and_can_be_opened_anew(
    desk: Desk, offices: Offices
) -> None:
    add_collector(desk)
    accounts.close_account(desk, "collector")
    with pytest.raises(UnknownAccount):
        signing_in.sign_in(desk.folder, "collector", NEW, offices.clock, desk.new_id)
    assert signing_in.look(desk.folder).logins == ("grid",)
    add_collector(desk)
    assert len(accounts.list_accounts(desk)) == 2


def test_nobody_closes_their_own_account(desk: Desk) -> None:
    with pytest.raises(BadValue):
        accounts.close_account(desk, "grid")


def test_a_collector_manages_no_accounts(desk: Desk, offices: Offices) -> None:
    add_collector(desk)
    other = signing_in.sign_in(desk.folder, "collector", NEW, offices.clock, desk.new_id)
    with pytest.raises(NotAllowed):
        accounts.add_account(other, "b", "乙", Role.GRID_WORKER, NEW)
    with pytest.raises(NotAllowed):
        accounts.reset_passphrase(other, "grid", NEW)
    other.close()


def test_passphrases_are_changed_by_their_owner_and_reset_by_who_may(
    desk: Desk, offices: Offices
) -> None:
    with pytest.raises(WrongPassphrase):
        accounts.change_passphrase(desk, "not this one", NEW)
    accounts.change_passphrase(desk, PASSPHRASE, NEW)
    with pytest.raises(WrongPassphrase):
        signing_in.sign_in(desk.folder, "grid", PASSPHRASE, offices.clock, desk.new_id)
    add_collector(desk)
    accounts.reset_passphrase(desk, "collector", PASSPHRASE)
    signing_in.sign_in(desk.folder, "collector", PASSPHRASE, offices.clock, desk.new_id).close()
    assert acts(desk)[-6:] == [
        "passphrase_change_failed", "passphrase_change", "account_add", "passphrase_reset",
        "sign_in_failed", "sign_in",
    ]  # fmt: skip


def test_unlocking_asks_for_ones_own_passphrase_and_is_logged(desk: Desk) -> None:
    with pytest.raises(WrongPassphrase):
        signing_in.unlock(desk, "not this one")
    signing_in.unlock(desk, PASSPHRASE)
    assert acts(desk)[-2:] == ["unlock_failed", "unlock"]


def test_every_failed_opening_is_in_the_audit_log_once_somebody_is_in(
    desk: Desk, offices: Offices
) -> None:
    add_collector(desk)
    desk.close()

    def sign_in(login: str, passphrase: str) -> Desk:
        return signing_in.sign_in(desk.folder, login, passphrase, offices.clock, desk.new_id)

    for login, passphrase in (("grid", "wrong"), ("collector", "wrong"), ("nobody", "wrong")):
        with pytest.raises((WrongPassphrase, UnknownAccount)):
            sign_in(login, passphrase)
    with closing(sign_in("collector", NEW)) as opened, opened.reading() as session:
        told = [entry for entry in audit.entries(session) if entry.act.startswith("sign_in")]
        assert audit.first_broken(session) is None
    assert [(e.act, e.login) for e in told][-4:] == [
        ("sign_in_failed", "grid"),
        ("sign_in_failed", "collector"),
        ("sign_in_failed", "?"),
        ("sign_in", "collector"),
    ]
    assert all(entry.facts["at"].startswith("2026-11-22T") for entry in told[-4:-1])
    assert "wrong" not in str(told)
    with closing(sign_in("grid", PASSPHRASE)) as again, again.reading() as session:
        assert len(audit.entries(session, act="sign_in_failed")) == 3  # each once


def test_whoever_guesses_waits_at_every_door(desk: Desk, offices: Offices) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            signing_in.unlock(desk, "not this one")
    with pytest.raises(SignInDelayed):
        signing_in.unlock(desk, PASSPHRASE)
    with pytest.raises(SignInDelayed):
        accounts.change_passphrase(desk, PASSPHRASE, NEW)
    with pytest.raises(SignInDelayed) as refused:
        signing_in.sign_in(desk.folder, "grid", PASSPHRASE, offices.clock, desk.new_id)
    assert refused.value.seconds <= 5
    assert acts(desk)[-2:] == ["unlock_failed", "passphrase_change_failed"]
    # Somebody who manages accounts lets a colleague in again.
    add_collector(desk)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            signing_in.sign_in(desk.folder, "collector", "wrong", offices.clock, desk.new_id)
    accounts.reset_passphrase(desk, "collector", NEW)
    signing_in.sign_in(desk.folder, "collector", NEW, offices.clock, desk.new_id).close()


def test_without_a_keyring_nothing_is_remembered(desk: Desk, offices: Offices) -> None:
    assert not signing_in.remember(desk)
    found = signing_in.sign_in_remembered(desk.folder, "", offices.clock, desk.new_id)
    assert found is None
    signing_in.forget(desk)


def test_the_door_names_logins_and_neighbours_but_no_passphrase(desk: Desk) -> None:
    door = signing_in.look(desk.folder)
    assert (door.default, door.logins, door.demo_passphrase) == ("grid", ("grid",), "")
    assert len(door.neighbours) == 3


@pytest.fixture
def home(desk: Desk) -> Home:
    """A household that the accounts' people may be of."""
    return a_home(desk)


def test_an_account_is_somebody_of_the_register(desk: Desk, home: Home, offices: Offices) -> None:
    add_collector(desk)
    accounts.link_account(desk, "collector", home.other)
    accounts.link_account(desk, "grid", home.adult)
    assert desk.actor.resident == home.adult  # from now on
    listed = accounts.list_accounts(desk)
    assert [(a.resident, a.person, a.home) for a in listed] == [
        (home.other, "李秀英", "榴园9号楼1单元101室"),
        (home.adult, "王建国", "榴园9号楼1单元101室"),
    ]
    other = signing_in.sign_in(desk.folder, "collector", NEW, offices.clock, desk.new_id)
    with closing(other):
        assert other.actor.resident == home.other
    with desk.reading() as session:
        logged = audit.entries(session, act="account_link")
    assert [entry.facts for entry in logged] == [
        {"login": "collector", "resident": home.other.hex},
        {"login": "grid", "resident": home.adult.hex},
    ]
    accounts.link_account(desk, "grid", None)
    assert desk.actor.resident is None


def test_an_account_is_added_with_who_it_is(desk: Desk, home: Home) -> None:
    accounts.add_account(desk, "li", "李秀英", Role.COLLECTOR, NEW, home.other)
    [added] = [a for a in accounts.list_accounts(desk) if a.login == "li"]
    assert added.resident == home.other
    with desk.reading() as session:
        [logged] = audit.entries(session, act="account_add")
    assert logged.facts["resident"] == home.other.hex


def test_a_desk_that_is_open_hears_who_it_is(desk: Desk, home: Home, offices: Offices) -> None:
    add_collector(desk)
    other = signing_in.sign_in(desk.folder, "collector", NEW, offices.clock, desk.new_id)
    with closing(other):
        other.hear_others()
        accounts.link_account(desk, "collector", home.other)
        assert "accounts" in other.hear_others()
        assert other.actor.resident == home.other
        accounts.close_account(desk, "collector")
        other.hear_others()
        assert other.actor.login == "collector"


def test_nobody_is_a_child_somebody_gone_or_unknown(desk: Desk, home: Home) -> None:
    with pytest.raises(BadValue) as refused:
        accounts.link_account(desk, "grid", home.minor)
    assert (refused.value.field, refused.value.reason) == ("resident", "minor")
    amending.remove(desk, "resident", home.other, "重复登记")
    for gone in (home.other, UUID(int=9)):
        with pytest.raises(NotFound):
            accounts.link_account(desk, "grid", gone)
    with pytest.raises(NotFound):
        accounts.add_account(desk, "li", "李秀英", Role.COLLECTOR, NEW, home.other)
    with pytest.raises(UnknownAccount):
        accounts.link_account(desk, "nobody", home.adult)
    assert [a.login for a in accounts.list_accounts(desk)] == ["grid"]
    assert "account_link" not in acts(desk)


def test_who_could_sign_in_once_is_listed_when_asked_for(desk: Desk) -> None:
    add_collector(desk)
    accounts.close_account(desk, "collector")
    assert [a.login for a in accounts.list_accounts(desk)] == ["grid"]
    both = accounts.list_accounts(desk, with_closed=True)
    assert [(a.login, a.state) for a in both] == [("collector", "closed"), ("grid", "active")]


def test_only_who_manages_accounts_says_who_they_are(desk: Desk, home: Home) -> None:
    desk.actor = Actor("collector", "甲", Role.COLLECTOR)
    with pytest.raises(NotAllowed):
        accounts.link_account(desk, "grid", home.adult)
