"""A district on a server by the command line: made there, moved there, looked for elsewhere."""

from __future__ import annotations

from pathlib import Path

import psycopg

from gridcredit import paths
from gridcredit.store.engine.server.server import shown
from tests.cli.conftest import At
from tests.cluster import Cluster

NOWHERE = "postgresql+psycopg://somebody:geheim@127.0.0.1:1/x"


def test_a_district_begins_on_a_server(at: At, empty_database: str, tmp_path: Path) -> None:
    t = at("new")
    areas = paths.resources() / "demo" / "areas.csv"
    words = ("init", "--area", "GX", "--areas", areas, "--name", "区信用办", "--database")
    refused = t.ask(*words, NOWHERE)
    assert refused.refused == "ServerAway"
    assert "geheim" not in str(refused.document) + refused.told
    assert t.ask(*words, "mysql://somebody:geheim@h/x").refused == "BadValue"
    assert not (t.workspace / "workspace.json").exists()
    assert t.run(*words, empty_database)["role"] == "district"
    assert len(t.run("areas", "list")) == 60
    kept = t.run("backup", "--out", tmp_path / "kept")
    assert t.run("restore", kept["file"])["ok"]
    checks = {check["name"]: check for check in t.ask("doctor").document["checks"]}
    assert checks["database"]["ok"]
    assert "fsync" in checks["server"]["detail"]  # a server of tests keeps nothing
    assert not list(t.workspace.glob("gridcredit.db*"))


def test_a_district_moves_to_a_server(at: At, empty_database: str) -> None:
    t = at("district")
    before = t.run("status")
    moved = t.run("move", "--database", empty_database, "--by-street")
    assert {"ok", "checks", "file"} == set(moved)
    assert Path(moved["file"]).is_file()
    assert t.run("status") == before
    assert t.ask("move", "--database", empty_database).refused == "BadValue"
    assert at("street").ask("move", "--database", empty_database).refused == "BadValue"


def test_a_server_is_looked_for_elsewhere(at: At, cluster: Cluster, empty_database: str) -> None:
    t = at("district")
    assert t.ask("server", "address").refused == "BadValue"  # a file
    t.run("move", "--database", empty_database)
    before = t.run("status")
    name = empty_database.partition("@/")[2].partition("?")[0]
    moved = cluster.make(name)
    cluster.tell(f"ALTER DATABASE {name} RENAME TO {name}_gone")
    try:
        elsewhere = cluster.url(moved)
        with psycopg.connect(cluster.conninfo(moved), autocommit=True) as on:
            on.execute("DROP INDEX gridcredit.ix_area_code")
        assert t.ask("status").refused == "ServerRefused"
        assert t.ask("server", "address", "postgresql://u@127.0.0.1:1/x").refused == "ServerAway"
        told = t.run("server", "address", elsewhere)
        assert told == t.run("server", "address") == {"server": shown(elsewhere)}
        assert t.run("status") == before
        [check] = t.ask("doctor").document["checks"]
        assert (check["name"], check["detail"]) == ("database", "ix_area_code")
    finally:
        cluster.tell(f"ALTER DATABASE {name}_gone RENAME TO {name}")
        cluster.drop(moved)
