"""A made-up token: another object holds the keys of suite B, and only signs and unwraps. The
program does all that it does with software keys, and holds no secret."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from gridcredit.domain.codes import Office, Suite
from gridcredit.domain.errors import SuiteMissing, TokenFailed
from gridcredit.sync import sm2
from gridcredit.sync.enrolment import make_request, read_request
from gridcredit.sync.keys import NodeKeys
from gridcredit.sync.package import open_package
from gridcredit.sync.public import Sm2Public
from gridcredit.sync.suite_b import Sm2Pair, SoftPair
from gridcredit.sync.tokens import Token, open_token
from tests.house.sources import ROOT
from tests.sync import offices
from tests.sync.offices import ISSUED, LINES, SCANS, STREET, OfficeAt, pack

A, B = Suite.A, Suite.B


@dataclass
class MadeUp:
    """Holds two keys behind closed doors; `asked` is everything it was ever asked for."""

    asked: list[str] = field(default_factory=list)
    is_plugged_in: bool = True

    def __post_init__(self) -> None:
        self.__keys = SoftPair.create()

    @property
    def public(self) -> Sm2Public:
        self._use("public")
        return self.__keys.public

    def sign(self, content: bytes) -> bytes:
        self._use("sign")
        return self.__keys.sign(content)

    def unwrap(self, wrapped: bytes) -> bytes:
        self._use("unwrap")
        assert len(wrapped) == 112
        return self.__keys.unwrap(wrapped)

    def _use(self, what: str) -> None:
        if not self.is_plugged_in:
            raise OSError("no token in the slot")
        self.asked.append(what)


@pytest.fixture
def device() -> MadeUp:
    """A token in the machine."""
    return MadeUp()


@pytest.fixture
def keys(device: MadeUp) -> NodeKeys:
    """The keys of an office whose secrets lie in the token."""
    return NodeKeys.in_token("made-up", lambda name: Token(name, device, device.public))


def grid(keys: NodeKeys) -> OfficeAt:
    """An enrolled grid with these keys."""
    where = offices.party(Office.GRID, "370403002001001", 3)
    return OfficeAt(where, keys, offices.certified(offices.request(where, keys), STREET))


def test_an_office_with_a_token_sends_and_receives_as_every_other(
    keys: NodeKeys, device: MadeUp, tmp_path: Path
) -> None:
    office = grid(keys)
    up = open_package(pack(tmp_path, sender=office, suite=B).path)
    assert list(offices.verify(up, sender=office).lines()) == LINES
    down = open_package(pack(tmp_path, sender=STREET, receiver=office, suite=B).path)
    contents = offices.verify(down, receiver=office, sender=STREET)
    assert list(offices.held_files(contents).values()) == SCANS
    assert set(device.asked) == {"public", "sign", "unwrap"}


def test_its_request_proves_the_keys_in_the_token_and_names_no_other(
    keys: NodeKeys, tmp_path: Path
) -> None:
    make_request(grid(keys).party, "网格", keys, ISSUED).write(tmp_path / "x.gcreq")
    asked = read_request(tmp_path / "x.gcreq")
    assert (asked.suite, asked.keys.suites, asked.keys.only) == ("B", (B,), B)
    assert asked.keys == keys.public


def test_no_secret_is_kept_beside_a_token(keys: NodeKeys) -> None:
    """Of suite A it has keys in name only; who steals the workspace can sign with none of them."""
    kept = msgspec.json.decode(keys.to_bytes())
    assert kept == {"token": "made-up", "public": msgspec.to_builtins(keys.public)}
    assert [key.suite for key in keys.all] == [B]
    with pytest.raises(SuiteMissing):
        keys.of(A)


def test_the_workspace_opens_its_token_again_and_notices_another_one(
    keys: NodeKeys, device: MadeUp
) -> None:
    back = NodeKeys.from_bytes(keys.to_bytes(), lambda name: Token(name, device, device.public))
    assert (back.public, back.to_bytes()) == (keys.public, keys.to_bytes())
    assert sm2.is_signed_by(keys.public.signing_of(B) or b"", b"x", back.of(B).sign(b"x"))
    other = MadeUp()
    with pytest.raises(TokenFailed) as refused:
        NodeKeys.from_bytes(keys.to_bytes(), lambda name: Token(name, other, other.public))
    assert (refused.value.token, refused.value.reason) == ("made-up", "keys_of_another")


def test_a_token_pulled_out_stops_the_work_and_leaves_nothing(
    keys: NodeKeys, device: MadeUp, tmp_path: Path
) -> None:
    office = grid(keys)
    package = open_package(pack(tmp_path, sender=STREET, receiver=office, suite=B).path)
    device.is_plugged_in = False
    (tmp_path / "out").mkdir()
    for work in (
        lambda: pack(tmp_path / "out", sender=office, suite=B),
        lambda: offices.verify(package, receiver=office, sender=STREET),
    ):
        with pytest.raises(TokenFailed) as refused:
            work()
        assert refused.value.reason == "not_answering"
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("answer", [b"", bytes(64), b"x" * 64])
def test_a_token_that_answers_nonsense_is_found_out(device: MadeUp, answer: bytes) -> None:
    class Broken:
        public = device.public

        def sign(self, content: bytes) -> bytes:
            return answer

        def unwrap(self, wrapped: bytes) -> bytes:
            return answer[:63]

    token = Token("made-up", Broken(), device.public)
    for work in (token.sign, token.unwrap):
        with pytest.raises(TokenFailed) as refused:
            work(b"x")
        assert refused.value.reason == "wrong_answer"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A distribution that names two drivers, one of whose device is away."""
    (tmp_path / "made_up_driver.py").write_text(
        "from gridcredit.sync.suite_b import SoftPair\n"
        "PAIR = SoftPair.create()\n"
        "def open_slot():\n    return PAIR\n"
        "def open_empty():\n    raise OSError('empty')\n",
        encoding="utf-8",
    )
    about = tmp_path / "made_up-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: made-up\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text(
        "[gridcredit.keys]\nmade-up = made_up_driver:open_slot\n"
        "empty = made_up_driver:open_empty\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("made_up_driver", None)


def test_a_driver_is_found_by_the_name_of_its_entry_point(installed: Path) -> None:
    token: Sm2Pair = open_token("made-up")
    assert open_token("made-up").public == token.public
    made = NodeKeys.in_token("made-up")
    assert NodeKeys.from_bytes(made.to_bytes()).public == made.public


def test_the_page_tries_a_driver_as_it_says(installed: Path) -> None:
    page = (ROOT / "gridcredit" / "sync" / "HARDWARE.md").read_text("utf-8")
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found is not None
    exec(found.group(1).replace('"skf"', '"made-up"'), {})
    with pytest.raises(TokenFailed):
        exec(found.group(1).replace('"skf"', '"empty"'), {})


@pytest.mark.parametrize(("name", "reason"), [("empty", "not_answering"), ("x", "not_installed")])
def test_a_token_that_cannot_be_opened_is_named_with_its_reason(
    installed: Path, name: str, reason: str
) -> None:
    with pytest.raises(TokenFailed) as refused:
        open_token(name)
    assert (refused.value.token, refused.value.reason) == (name, reason)


def test_public_keys_are_told_without_asking_the_token(keys: NodeKeys, device: MadeUp) -> None:
    device.is_plugged_in = False
    assert NodeKeys.public_in(keys.to_bytes()) == keys.public
