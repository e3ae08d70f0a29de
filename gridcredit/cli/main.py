"""The entrance of the command line: parse, run one verb, answer, exit 0, 1 or 2."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from time import monotonic

from gridcredit import __version__, log
from gridcredit.cli import output
from gridcredit.cli.verb import Answer, Call, Verb
from gridcredit.domain.errors import BadValue, GridCreditError
from gridcredit.domain.writing import is_text

SUBJECTS = (
    "offices",
    "accounts",
    "areas",
    "calendar",
    "creditrules",
    "creditmembers",
    "creditentries",
    "creditreview",
    "creditlists",
    "creditpapers",
    "redeeming",
    "tasks",
    "rosters",
    "people",
    "filters",
    "alike",
    "dwellings",
    "merging",
    "moving",
    "entries",
    "rounds",
    "appeals",
    "figures",
    "dispatch",
    "bulletins",
    "assessment",
    "reminders",
    "ledgers",
    "incentives",
    "duties",
    "exchange",
    "suites",
    "watching",
    "conflicts",
    "undoing",
    "duplicates",
    "paper",
    "pledges",
    "pledge_pages",
    "templates",
    "archive",
    "rights",
    "posters",
    "stars",
    "starsteps",
    "starprints",
    "keeping",
)


def verbs() -> list[Verb]:
    """Every verb of the command line, in the order of the help."""
    modules = [import_module(f"gridcredit.cli.verbs.{subject}") for subject in SUBJECTS]
    return [verb for module in modules for verb in module.VERBS]


def parser() -> argparse.ArgumentParser:
    """The parser of all verbs."""
    top = argparse.ArgumentParser(
        prog="gridcredit",
        description="Household visits, registrations, pledges and packages. No verb: the window.",
    )
    top.add_argument("--version", action="version", version=f"gridcredit {__version__}")
    _add_general(top, default=None)
    places: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    places[""] = top.add_subparsers(metavar="VERB", required=True)
    alike = _beginning_alike()
    for verb in verbs():
        *group, last = [verb.name] if verb.name in alike else verb.name.split()
        place = _group(places, " ".join(group))
        sub = place.add_parser(last, help=verb.help, description=verb.help)
        _add_general(sub, default=argparse.SUPPRESS)
        for given in verb.options:
            sub.add_argument(*given.names, **given.settings)
        sub.set_defaults(verb=verb)
    return top


def _beginning_alike() -> set[str]:
    """The verbs of two words of which the first is a verb itself: redeem return."""
    names = {verb.name for verb in verbs()}
    return {name for name in names if " " in name and name.split()[0] in names}


def _with_whole_verbs(argv: Sequence[str]) -> list[str]:
    """The words of a call with such verbs made one word, as the parser knows them."""
    wanted, words = _beginning_alike(), list(argv)
    for at in range(len(words) - 1):
        if " ".join(words[at : at + 2]) in wanted:
            return [*words[:at], " ".join(words[at : at + 2]), *words[at + 2 :]]
    return words


def _group(
    places: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]], name: str
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    """The verbs that begin with these words, made with those above them when first wanted."""
    if name not in places:
        above, _, word = name.rpartition(" ")
        at = len(name.split())
        words = [v.name.split()[at] for v in verbs() if v.name.startswith(name + " ")]
        group = _group(places, above).add_parser(word, help=" | ".join(dict.fromkeys(words)))
        places[name] = group.add_subparsers(metavar="VERB", required=True)
    return places[name]


def _add_general(target: argparse.ArgumentParser, default: object) -> None:
    target.add_argument(
        "--workspace", metavar="DIR", default=default, help="folder of the workspace"
    )
    target.add_argument("--as", dest="login", metavar="LOGIN", default=default, help="account")
    flag = False if default is None else default
    target.add_argument("--json", action="store_true", default=flag, help="one JSON document")
    target.add_argument("--language", choices=("zh", "en"), default=default, help="of messages")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb. Exit code 0: done; 1: refused, or done with problems listed; 2: wrong usage."""
    _speak_utf8()
    given = sys.argv[1:] if argv is None else argv
    arguments = parser().parse_args(_with_whole_verbs(given))
    call = Call(arguments)
    with log.kept_in(call.folder) as diary:
        began = monotonic()
        code = _run(call)
        diary.info("%s %.1fs exit %d", arguments.verb.name, monotonic() - began, code)
    return code


def _run(call: Call) -> int:
    try:
        answer = _asked(call)
        code = _written(answer, call)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads the answer has had enough of it: `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return 1
    return code


def _asked(call: Call) -> Answer | GridCreditError:
    arguments = call.arguments
    try:
        _require_text(arguments)
        outcome: Answer = arguments.verb.run(call)
    except GridCreditError as error:
        logging.getLogger("gridcredit").info("refused: %s", type(error).__name__)
        return error
    finally:
        call.close()
    return outcome


def _written(answer: Answer | GridCreditError, call: Call) -> int:
    if isinstance(answer, GridCreditError):
        output.write_error(answer, call.arguments.json, call.language)
        return 1
    output.write(answer.document, call.arguments.json)
    return 1 if answer.problems else 0


def _require_text(arguments: argparse.Namespace) -> None:
    """Raise BadValue for bytes on the command line that are no text; names of files may be so."""
    for name, value in vars(arguments).items():
        if isinstance(value, str) and not is_text(value):
            raise BadValue(name, "", "not_text")


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
