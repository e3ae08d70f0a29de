"""What belongs to one workspace alone: accounts, installations, preferences, drafts."""

from dataclasses import replace
from uuid import UUID

import pytest

from gridcredit.domain.codes import Role
from gridcredit.domain.duties import Actor
from gridcredit.domain.errors import NotFound, UnknownAccount
from gridcredit.store.journal import nodes, preferences
from gridcredit.store.workspace import accounts, drafts
from tests.store.conftest import Fresh

ZHANG = Actor("zhang", "张三", Role.GRID_WORKER)
OWN = nodes.Node(UUID(int=1), "grid", "G1", "网格", "waiting", "self", None, b"k", "age1")


def test_a_closed_account_opens_nothing(fresh: Fresh) -> None:
    with fresh().writing() as s:
        accounts.put(s, ZHANG)
        accounts.put(s, replace(ZHANG, login="li"))
        assert accounts.get(s, "zhang") == ZHANG
        accounts.close(s, "zhang")
        assert [a.login for a in accounts.active(s)] == ["li"]
        with pytest.raises(UnknownAccount):
            accounts.get(s, "zhang")
        with pytest.raises(UnknownAccount):
            accounts.get(s, "wang")


def test_an_installation_knows_itself_and_its_kin(fresh: Fresh) -> None:
    with fresh().writing() as s:
        with pytest.raises(NotFound):
            nodes.own(s)
        assert nodes.parent(s) is None
        above = replace(OWN, id=UUID(int=2), kinship="parent")
        below = [replace(OWN, id=UUID(int=n), kinship="child", area=f"G{n}") for n in (4, 3)]
        for node in (OWN, above, *below):
            nodes.put(s, node)
        assert (nodes.own(s), nodes.parent(s)) == (OWN, above)
        assert nodes.children(s) == below[::-1]
        nodes.put(s, replace(OWN, state="active"))
        assert nodes.get(s, OWN.id).state == "active"
        assert nodes.find(s, UUID(int=9)) is None


def test_a_secret_is_the_one_kept_last(fresh: Fresh) -> None:
    with fresh().writing() as s:
        nodes.keep_secret(s, "signing", b"1")
        nodes.keep_secret(s, "signing", b"2")
        assert nodes.secret(s, "signing") == b"2"
        assert nodes.secret(s, "sealing") is None


def test_a_preference_falls_back_to_its_default(fresh: Fresh) -> None:
    with fresh().writing() as s:
        preferences.put(s, "lock", "5")
        assert (preferences.get(s, "lock"), preferences.everything(s)) == ("5", {"lock": "5"})
        preferences.drop(s, "lock")
        assert preferences.get(s, "lock", "10") == "10"


def test_a_draft_waits_for_its_own_account_only(fresh: Fresh) -> None:
    one, two = UUID(int=1), UUID(int=2)
    with fresh().writing() as s:
        drafts.keep(s, "zhang", one, "a", "2026-01-01T09:00")
        drafts.keep(s, "zhang", one, "b", "2026-01-01T09:01")
        drafts.keep(s, "zhang", two, "c", "2026-01-01T09:02")
        assert drafts.get(s, "zhang", one) == "b"
        assert drafts.get(s, "li", one) is None
        assert drafts.waiting(s, "zhang") == [two, one]
        drafts.drop(s, "zhang", one)
        drafts.drop(s, "zhang", one)
        assert drafts.waiting(s, "zhang") == [two]
