"""Verbs of posters: poster print, verify, texts, unplaced, place, states, inspect, due."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from gridcredit.cli.verb import MANY, Answer, Call, Verb, coded, option
from gridcredit.cli.verbs.entries import date_of
from gridcredit.domain.errors import BadValue, FileUnreadable, StorageFailed
from gridcredit.domain.ledgers.codes import InspectionResult, SiteType
from gridcredit.operations.ledgers import posters as placing
from gridcredit.operations.posters import postering, postertexts
from gridcredit.operations.posters.postering import PosterWish
from gridcredit.operations.register.office_texts import Texts


def _print(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    known = postertexts.sent_down(desk)
    said = {name: getattr(a, name) or getattr(known, name) for name in ("link", "hotline", "unit")}
    wish = PosterWish(tuple(a.grid), **said, incentives=tuple(a.incentive or ()), copies=a.copies)
    printed = postering.print_posters(desk, wish, a.out, progress=call.progress)
    return Answer(_document(printed))


def _verify(call: Call) -> Answer:
    found = postering.verify_posters(call.arguments.file, progress=call.progress)
    return Answer(_document(found), problems=not all(d.ok for d in found.decoded))


def _texts(call: Call) -> Answer:
    a = call.arguments
    desk = call.desk()
    given = {name: value for name in ("link", "hotline", "unit") if (value := getattr(a, name))}
    if given or a.clear:
        known = Texts() if a.clear else postertexts.sent_down(desk)
        postertexts.send_down(desk, replace(known, **given))
    return Answer(asdict(postertexts.sent_down(desk)))


def _unplaced(call: Call) -> Answer:
    found = placing.unplaced(call.desk())
    return Answer([asdict(one) | {"on": one.on.isoformat()} for one in found])


def _place(call: Call) -> Answer:
    a = call.arguments
    told = {"place": a.place, "site": a.site.value if a.site else "", "address": a.address}
    told |= {"agreed_on": a.agreed_on, "agreed_by": a.agreed_by, "put_up_on": a.put_up_on}
    told["on"] = a.on or call.desk().today().isoformat()
    made = placing.place_printed(call.desk(), a.number, told)
    return Answer({"ids": [str(row) for _, row in made.records]})


def _inspect(call: Call) -> Answer:
    a, desk = call.arguments, call.desk()
    on = date_of("on", a.on) if a.on else desk.today()
    read = placing.read_photos(desk, a.file, call.progress)
    chosen = placing.chosen_placement(desk, a.placement) if a.placement else None
    done, refused = (
        [],
        [{"file": name, "reason": error.reason} for name, error in read.refused],
    )
    for photo in read.photos:
        try:
            looked = placing.look_at(desk, photo, on, chosen, a.found, a.note)
        except (BadValue, FileUnreadable, StorageFailed) as error:
            refused.append({"file": photo.file.name, "reason": error.reason})
            continue
        done.append(
            {
                "file": photo.file.name,
                "id": str(looked.id),
                "placement": looked.number,
                "found": looked.found.value,
                "code_read": looked.code_read,
                "code_of": list(looked.code_of),
            }
        )
    return Answer({"inspections": done, "refused": refused}, problems=bool(refused))


def _due(call: Call) -> Answer:
    return Answer({"rows": placing.due_sheet(call.desk(), call.arguments.out)})


def _placed(call: Call) -> Answer:
    return Answer(
        [
            {
                "id": str(one.id),
                "number": one.record.number,
                "place": one.record.place,
                "state": one.state.value,
                "looked_on": one.looked_on.isoformat() if one.looked_on else None,
            }
            for one in placing.list_placements(call.desk())
        ]
    )


def _document(found: postering.Printed) -> dict[str, Any]:
    return {
        "pages": found.pages,
        "module_mm": found.module_mm,
        "decoded": [{"decoder": d.decoder, "text": d.text, "ok": d.ok} for d in found.decoded],
    }


VERBS = [
    Verb(
        "poster texts",
        "what stands on the posters of this area unless somebody there chooses otherwise; given "
        "values are sent down to all offices below",
        _texts,
        (
            option("--link", metavar="URL", default=""),
            option("--hotline", default=""),
            option("--unit", default=""),
            option("--clear", action="store_true", help="leave the rest to the offices above"),
        ),
    ),
    Verb(
        "poster print",
        "draw registration posters and read every code back",
        _print,
        (
            option("--grid", required=True, action="append", metavar="CODE"),
            option("--link", metavar="URL", default="", help="default: as `poster texts` has it"),
            option("--out", required=True, type=Path, metavar="FILE.pdf"),
            option("--hotline", default="", help="default: as `poster texts` has it"),
            option("--unit", default="", help="default: as `poster texts` has it"),
            option("--incentive", metavar="CODE", help="of up to five for a band", **MANY),
            option("--copies", type=int, default=1, metavar="N", help="of each grid, numbered"),
        ),
    ),
    Verb(
        "poster verify",
        "read the codes of a finished poster with two decoders",
        _verify,
        (option("file", type=Path, metavar="FILE.pdf"),),
    ),
    Verb("poster unplaced", "posters printed here that were not put up yet", _unplaced),
    Verb(
        "poster place",
        "enter where printed posters are put up",
        _place,
        (
            option("number", nargs="+", metavar="NUMBER"),
            option("--place", required=True, metavar="T"),
            coded("--site", of=SiteType),
            option("--address", default="", metavar="T"),
            option("--on", default="", metavar="D", help="by default today"),
            option("--agreed-on", default="", metavar="D"),
            option("--agreed-by", default="", metavar="T"),
            option("--put-up-on", default="", metavar="D"),
        ),
    ),
    Verb("poster states", "how every placed poster stands, what is wrong first", _placed),
    Verb(
        "poster inspect",
        "enter inspections from photos: the code is read and compared",
        _inspect,
        (
            option("file", type=Path, nargs="+", metavar="PHOTO"),
            option("--on", default="", metavar="D", help="by default today"),
            option("--placement", default="", metavar="NUMBER|ID", help="which poster they show"),
            coded("--found", of=InspectionResult, default=None),
            option("--note", default="", metavar="T"),
        ),
    ),
    Verb(
        "poster due",
        "write the posters that want a look as a sheet that `ledger import inspections` reads",
        _due,
        (option("--out", type=Path, required=True, metavar="FILE.xlsx|.pdf"),),
    ),
]
