"""What went and came, at an office that has taken in much."""

from dataclasses import asdict
from pathlib import Path

from gridcredit.operations.exchange import situation
from gridcredit.operations.inbox.exchange_overview import exchange_overview
from gridcredit.store.exchange import links
from gridcredit.store.exchange.links import Import
from tests.bench.imports import full_desk, statements

LINES, STREETS = 4, 2


def test_three_times_the_imports_cost_no_statement_more(tmp_path: Path) -> None:
    few, many = (full_desk(tmp_path / f"{n}", n, LINES, STREETS) for n in (40, 120))
    for look in (situation.status, situation.glance, exchange_overview):
        assert statements(few, look) == statements(many, look)
    assert [link.last_number for link in situation.status(many).links] == [60, 60]
    came = situation.traffic(many).received
    with many.reading() as session:
        for one in came:
            alone = links.get_import(session, one.id)
            assert alone == Import(**asdict(one), receipt=alone.receipt)
    assert len(came) == 120
    few.close()
    many.close()
