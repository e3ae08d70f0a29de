"""The verbs of 诚信之星, as scripts call them: documents, codes and words, refusals, lines."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from gridcredit.cli.verb import Call
from gridcredit.domain.codes import Role
from gridcredit.operations.desk import open_desk
from gridcredit.operations.workspace import accounts
from tests.cli.terminal import Answer, Terminal
from tests.cli.test_contract import keys_told
from tests.operations.offices import PASSPHRASE, VILLAGE
from tests.operations.stars.offices import Kept, make_kept

PERIOD = ("--period", "2026-10", "--level", "village", "--area", VILLAGE)
At = Callable[..., "Person"]


class Person:
    """Somebody at an office's terminal."""

    def __init__(self, terminal: Terminal, login: str) -> None:
        self._terminal = terminal
        self._as = ("--as", login) if login else ()

    def run(self, *words: str | Path) -> Any:
        """The document of a verb that must succeed."""
        return self._terminal.run(*self._as, *words)

    def refused(self, *words: str | Path) -> str:
        """The kind of error of a verb that must be refused."""
        return self._terminal.ask(*self._as, *words).refused

    def ask(self, *words: str | Path) -> Answer:
        """All that a verb said."""
        return self._terminal.ask(*self._as, *words)

    def code(self, *words: str | Path) -> int:
        """How a verb ended."""
        return self._terminal.ask(*self._as, *words).code


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A district, a street and a village, with a colleague at either of the two."""
    made = make_kept(tmp_path_factory.mktemp("stars") / "offices")
    others = (("village", "周采集", Role.COLLECTOR), ("street", "冯评审", Role.STREET_REVIEWER))
    for office, name, role in others:
        with closing(open_desk(made.folders[office], PASSPHRASE, Call.clock, Call.new_id)) as desk:
            accounts.add_account(desk, "second", name, role, PASSPHRASE)
    return made


@pytest.fixture
def at(kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str], passphrase_file: Path) -> At:
    """Somebody at a copy of an office."""

    def person(office: str, login: str = "") -> Person:
        folder = tmp_path / "offices" / office
        if not folder.exists():
            shutil.copytree(kept.folders[office], folder)
        return Person(Terminal(folder, capsys), login)

    return person


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Moves the clock on: verbs read the machine's, which nobody can set here."""
    began = Call.clock()

    def on(count: int) -> None:
        moment = began + timedelta(days=count)
        monkeypatch.setattr(Call, "clock", staticmethod(lambda: moment))

    return on


def form(kept: Kept, who: int = 0, **more: str) -> list[str]:
    """The words of a nomination."""
    words = ["star", "nominate", *PERIOD, "--kind", "个人", "--way", "村居推荐"]
    words += ["--resident", str(kept.people[who]), "--summary", "三年义务清雪。还照顾邻居。"]
    words += ["--witness", "孙证明", "--witness", "钱证明"]
    return words + [part for name, value in more.items() for part in (f"--{name}", value)]


def carry(sender: Person, receiver: Person, post: Path) -> None:
    """A package there and its receipt back."""
    sent = sender.run("export", "--out", post, *_to(sender, receiver))
    [report] = receiver.run("import", sent["package"], "--receipts", post)
    sender.run("import", report["receipt"])


def _to(sender: Person, receiver: Person) -> list[str]:
    is_down = sender.run("status")["role"] == "street"
    return ["--to", receiver.run("status")["node"]] if is_down else []


def test_a_months_star_by_script(
    at: At, kept: Kept, tmp_path: Path, days: Callable[[int], None]
) -> None:
    village, collector = at("village"), at("village", "second")
    clerk, reviewer = at("street"), at("street", "second")
    days(0)
    today = Call.clock().date()
    story = tmp_path / "story.txt"
    story.write_text("事" * 900, "utf-8")
    made = collector.run(*form(kept, story=str(story)))
    assert set(made) == keys_told("star nominate")
    star = made["id"]
    assert (made["number"], made["doubts"]) == ("370403002001-2026-10-01", ["late"])
    for kind in ("take_part", "notice", "同意媒体与照片"):
        on = ("--kind", kind, "--on", today.isoformat())
        assert set(collector.run("star", "consent", star, *on)) == {"id"}
    initial = ("--step", "初审", "--decision", "pass", "--checked")
    assert collector.refused("star", "decide", star, *initial) == "NotAllowed"
    decided = village.run("star", "decide", star, *initial)
    assert set(decided) == keys_told("star decide")
    assert (decided["id"], decided["stage"]) == (star, "initial")
    carry(village, clerk, tmp_path / "post")
    review = ("--step", "review", "--decision", "pass")
    assert reviewer.run("star", "decide", star, *review)["due"] is None
    board = clerk.run("star", "notice", *PERIOD, "--out", tmp_path / "notice.docx")
    assert set(board) | {"id", "reason"} == keys_told("star notice")
    assert (board["names"], board["from"], board["left_out"]) == (1, today.isoformat(), [])
    assert (tmp_path / "notice.docx").stat().st_size > 5_000
    again = clerk.run("star", "notice", *PERIOD, "--out", tmp_path / "notice.pdf")
    assert again["number"] == board["number"]
    said = ("--on", today.isoformat(), "--text", "没有三年")
    objected = clerk.run("star", "object", star, *said)
    assert set(objected) == keys_told("star object")
    answer = ("--result", "不属实维持", "--text", "查过了")
    assert set(reviewer.run("star", "answer", objected["id"], *answer)) == {"id"}
    assert reviewer.run("star", "award", *PERIOD) == []
    days(12)
    [awarded] = reviewer.run("star", "award", *PERIOD)
    assert awarded == {"id": star, "certificate": "370403002-2026-10-001"}
    hung = ("--outlet", "文明榜", "--on", today.isoformat())
    assert clerk.refused("star", "publish", star, *hung) == "BadValue"  # before the award
    late = ("--outlet", "文明榜", "--on", Call.clock().date().isoformat())
    clerk.run("star", "publish", star, *late)
    clerk.run("star", "take-down", star, *late)
    found = clerk.run("star", "certificate", awarded["certificate"])
    assert (found["state"], found["star"]["id"]) == ("valid", star)
    [line] = clerk.run("star", "list", *PERIOD[:4], "--stage", "已认定")
    assert set(line) == keys_told("star list")
    assert (line["name"], line["consents"]) == ("王*国", ["media", "notice", "take_part"])
    [line] = clerk.run("star", "list", "--reveal", "核对")
    assert line["name"] == "王建国"
    district = at("district")
    assert district.run("star", "honours") == []
    carry(clerk, district, tmp_path / "post")
    [honour] = district.run("star", "honours")
    assert set(honour) == keys_told("star honours")
    assert (honour["certificate"], honour["name"]) == (awarded["certificate"], "王*国")
    assert (honour["off_list"], "王建国" in honour["deed"]) == (False, False)
    heard = district.run("star", "certificate", awarded["certificate"])
    assert (heard["state"], heard["star"]) == ("valid", None)
    revoked = reviewer.run("star", "revoke", star, "--reason", "own_wish")
    assert revoked == awarded
    assert clerk.run("star", "certificate", awarded["certificate"])["state"] == "revoked"
    carry(clerk, village, tmp_path / "post")
    assert [one["stage"] for one in village.run("star", "list")] == ["revoked"]
    carry(clerk, district, tmp_path / "post")
    assert [one["off_list"] for one in district.run("star", "honours")] == [True]
    assert district.run("star", "certificate", awarded["certificate"])["state"] == "off_list"
    assert district.run("star", "certificate", "370403002-2026-10-999")["state"] == "unknown"


def test_a_scheme_is_shown_and_set(at: At) -> None:
    village, clerk = at("village"), at("street")
    words = ("star", "scheme", "--area", VILLAGE, "--level", "village")
    usual = village.run(*words)
    assert set(usual) | set(usual["quota"]) == keys_told("star scheme") - set(usual["clocks"])
    assert (usual["quota"], usual["approval"]) == (
        {"month": None, "quarter": None, "year": None},
        "",
    )
    assert usual["clocks"]["review"] == 5
    told = ("--quota", "month=2;year=1", "--approval", "枣高信〔2026〕3号", "--clock", "review=7")
    made = clerk.run(*words, *told)
    assert (made["quota"], made["clocks"]["review"]) == (
        {"month": 2, "quarter": None, "year": 1},
        7,
    )
    assert clerk.run(*words, "--quota", "月=")["quota"]["month"] is None
    assert clerk.run(*words, "--clock", "审核=6")["clocks"]["review"] == 6
    for wrong in (("--quota", "week=2"), ("--quota", "month=x"), ("--clock", "review=0")):
        assert clerk.refused(*words, *wrong) == "BadValue"
    street = ("star", "scheme", "--area", "370403002", "--level", "street", "--quota", "month=1")
    assert village.refused(*street) == "StarDecidedElsewhere"


def test_what_cannot_be_is_refused_in_words(at: At, kept: Kept, tmp_path: Path) -> None:
    collector, clerk = at("village", "second"), at("street")
    nobody = "00000000-0000-7000-8000-000000000000"
    assert collector.refused(
        "star", "decide", nobody, "--step", "initial", "--decision", "pass"
    ) == ("NotAllowed")
    assert collector.refused("star", "consent", nobody, "--kind", "notice", "--on", "someday") == (
        "BadValue"
    )
    on = ("--kind", "notice", "--on", "2026-11-22")
    assert collector.refused("star", "consent", nobody, *on) == "NotFound"
    assert collector.refused("star", "consent", "x", *on) == "NotFound"
    assert collector.refused(*form(kept)[:-2]) == "BadValue"
    minor = form(kept)
    minor[minor.index("--resident") + 1] = str(kept.minor)
    assert collector.refused(*minor) == "MinorRefused"
    unread = tmp_path / "story.txt"
    unread.write_bytes(b"\xff\xfe\x00")
    assert collector.refused(*form(kept, story=str(unread))) == "FileUnreadable"
    assert collector.code("star", "nominate", "--kind", "planet") == 2
    assert clerk.refused("star", "notice", *PERIOD, "--out", tmp_path / "n.txt") == "BadValue"
    away = tmp_path / "nowhere" / "n.pdf"
    assert clerk.refused("star", "notice", *PERIOD, "--out", away) == "StorageFailed"
    assert clerk.refused("star", "award", *PERIOD) == "NotAllowed"
    assert at("district").refused(*form(kept)) in ("NotAllowed", "StarDecidedElsewhere")


def test_facts_are_offered_for_a_story(at: At, kept: Kept) -> None:
    collector = at("village", "second")
    adult = str(kept.people[0])
    event = ("--event", "registered", "--on", "2026-01-05")
    collector.run("registration", "add", "--resident", adult, *event)
    offered = collector.run("star", "outline", "--resident", adult)
    assert offered == [{"on": "2026-01-05", "source": "registration", "what": "已注册"}]
    assert collector.refused("star", "outline") == "BadValue"


def test_a_returned_form_is_amended(at: At, kept: Kept) -> None:
    village, collector = at("village"), at("village", "second")
    star = collector.run(*form(kept))["id"]
    back = ("--step", "initial", "--decision", "退回")
    assert village.refused("star", "decide", star, *back) == "BadValue"
    assert village.run("star", "decide", star, *back, "--reason", "写清时间")["stage"] == "returned"
    [line] = village.run("star", "list", "--stage", "returned")
    assert (line["why"], line["due"], line["doubts"]) == ("写清时间", None, [])
    assert village.refused("star", "amend", star, "--summary", "甲") == "OnlyItsNominator"
    done = collector.run("star", "amend", star, "--summary", "2024 年以来清雪。")
    assert (done["id"], set(done)) == (star, keys_told("star amend"))
    [line] = village.run("star", "list")
    assert (line["id"], line["stage"]) == (star, "nominated")


def test_lines_of_many_entries_take_consents_and_decisions(
    at: At, kept: Kept, tmp_path: Path
) -> None:
    village, collector = at("village"), at("village", "second")
    stars = [collector.run(*form(kept, who))["id"] for who in (0, 1)]
    today = Call.clock().date().isoformat()
    consents = [{"do": "star.consent", "id": s, "kind": "take_part", "on": today} for s in stars]
    again = [{"do": "star.consent", "id": stars[1], "kind": "同意参评", "on": today}]
    lines = [*consents, *again, {**consents[1], "withdraw": True}]
    done = _applied(collector, tmp_path, lines, 1)
    assert (done["done"], [r["line"] for r in done["refused"]]) == (3, [3])
    assert done["ids"][2] is None
    passes = [
        {"do": "star.decide", "id": s, "step": "initial", "decision": "pass", "checked": True}
        for s in stars
    ]
    assert _applied(collector, tmp_path, passes, 1)["done"] == 0
    decided = _applied(village, tmp_path, passes, 1)
    assert decided["ids"] == [stars[0], None]
    assert "StageUnfit" in decided["refused"][0]["reason"]


def _applied(person: Person, folder: Path, lines: list[dict[str, Any]], code: int) -> Any:
    file = folder / "lines.ndjson"
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    answer = person.ask("apply", file)
    assert answer.code == code
    return answer.document
