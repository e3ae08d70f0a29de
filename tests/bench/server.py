"""A million revisions into a district on PostgreSQL, against a binary COPY of the same rows.

The server is started for this alone and syncs as it should. Times are of the processor, our own and
that of the server's process that works for us, because both share this machine.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import psycopg

from gridcredit import paths, wire
from gridcredit.domain.fieldpolicy import redact
from gridcredit.domain.journal import ADD, Revision
from gridcredit.domain.records import KIND_OF, Record
from gridcredit.store.engine.database import Database
from gridcredit.store.exchange import merging
from gridcredit.store.journal import rows
from gridcredit.store.search import searchindex
from tests.bench.figures import Figure, Took, seconds, told
from tests.cluster import Cluster
from tests.store.invented import KEY, PEN, Street, street

HOUSEHOLDS = 2_000
"""Of one grid of the invented street: with visits and events, ten revisions each."""
SETTINGS = ("shared_buffers=1GB", "max_wal_size=8GB")
SENDER = UUID(int=31)
TODAY = date(2026, 11, 22)
_CHUNK = 1 << 20
_GOAL = 5
_TABLES = """
SELECT tablename FROM pg_tables WHERE schemaname = 'gridcredit'
AND tablename <> 'alembic_version' ORDER BY tablename <> 'revision'"""


def measure(quick: bool) -> list[Figure]:
    """Time a merge of what a street sends up, and the COPY of what it wrote."""
    revisions = 100_000 if quick else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "revisions.ndjson"
        count = _write(package, revisions)
        cluster = Cluster(hasty=False, settings=SETTINGS)
        try:
            return _measure(cluster, Path(folder), package, count)
        finally:
            cluster.stop()


def _measure(cluster: Cluster, folder: Path, package: Path, count: int) -> list[Figure]:
    name, merged = cluster.make(), Took(0, 0)
    database = Database.create(folder / "district", KEY, cluster.url(name))
    searchindex.keep_index(database, paths.resources() / "pinyin")
    searchindex.MANY = (
        count  # indexed where it is merged, so that one process of the server does all
    )
    for half in (0, 1):
        took = _merge(database, package, half * count // 2, count // 2)
        print(f"half {half + 1}: {took}", flush=True)
        merged = Took(merged.cpu + took.cpu, merged.wall + took.wall)
    database.close()
    tables = _dump(cluster, name, folder)
    floor = _copy(cluster, folder, tables, guarded=True)
    bare = _copy(cluster, folder, tables, guarded=False)
    print(f"merge {merged}, copy {floor}, copy into tables without keys or indexes {bare}")
    ratio = merged.cpu / floor.cpu
    return [
        Figure(
            f"{count:,} revisions into PostgreSQL",
            seconds(merged.cpu),
            f"binary COPY of the same rows into the same tables {seconds(floor.cpu)}",
            f"{ratio:.2f}",
            f"≤ {_GOAL} × floor",
            ratio,
            _GOAL,
        ),
        told("COPY of the same rows into bare tables, no key, no index, no guard", bare.cpu),
    ]


def _write(package: Path, revisions: int) -> int:
    """The lines as a street sends them to the district: personal fields left out."""
    written = 0
    with package.open("wb") as out:
        for seed in range(revisions):
            made = street(HOUSEHOLDS, per_grid=HOUSEHOLDS, seed=seed, facts=2)
            for line in _lines(made, made.records if seed == 0 else made.records[4:], written):
                out.write(line + b"\n")
                written += 1
                if written == revisions:
                    return written
    return written


def _lines(made: Street, records: list[Record], before: int) -> Iterator[bytes]:
    grid = next(area.code for area in made.areas if area.id == made.grids[0])
    blank = Revision(SENDER, 0, 0, "张三", "", SENDER, grid, ADD, {}, entered_at=PEN.at)
    for number, record in enumerate(records, before + 1):
        entity = KIND_OF[type(record)].name
        new, _ = rows.shape(entity).written(record)
        revision = replace(blank, seq=number, counter=number, entity=entity, row=record.id, new=new)
        told = redact(revision, TODAY)
        if told is not None:
            yield wire.encode(told)


def _merge(database: Database, package: Path, start: int, count: int) -> Took:
    with package.open("rb") as lines:
        some = (line.rstrip(b"\n") for at, line in enumerate(lines) if start <= at < start + count)
        with database.writing(PEN) as session:
            ask = session.connection().exec_driver_sql
            backend = int(ask("SELECT pg_backend_pid()").scalar() or 0)
            stop = watch(backend)
            done = merging.merge(session, some, SENDER, lambda _: True)
            assert done.accepted == count, done
        return stop()


def _dump(cluster: Cluster, name: str, folder: Path) -> list[str]:
    """What the merge wrote, a file for each table; the tables' names, the journal first."""
    with psycopg.connect(cluster.conninfo(name)) as on:
        tables = [table for (table,) in on.execute(_TABLES).fetchall()]
        for table in tables:
            statement = f'COPY gridcredit."{table}" TO STDOUT (FORMAT BINARY)'.encode()
            with (folder / table).open("wb") as out, on.cursor().copy(statement) as copy:
                for some in copy:
                    out.write(some)
    return tables


def _copy(cluster: Cluster, folder: Path, tables: list[str], guarded: bool) -> Took:
    name = cluster.make()
    Database.create(folder / name, KEY, cluster.url(name)).close()
    with psycopg.connect(cluster.conninfo(name)) as on:
        schema = "gridcredit"
        if not guarded:
            schema = "bare"
            on.execute("CREATE SCHEMA bare")
            for table in tables:
                on.execute(f'CREATE TABLE bare."{table}" (LIKE gridcredit."{table}")'.encode())
        on.commit()
        stop = watch(on.info.backend_pid)
        for table in tables:
            statement = f'COPY {schema}."{table}" FROM STDIN (FORMAT BINARY)'.encode()
            with (folder / table).open("rb") as kept, on.cursor().copy(statement) as copy:
                while some := kept.read(_CHUNK):
                    copy.write(some)
        on.commit()
        return stop()


def watch(backend: int) -> Callable[[], Took]:
    """Begin to count the seconds of this process and of a server's process (0: none), which goes
    on; what it returns ends that."""
    wall, cpu = time.perf_counter(), time.process_time() + _spent(backend)

    def stop() -> Took:
        return Took(time.process_time() + _spent(backend) - cpu, time.perf_counter() - wall)

    return stop


def _spent(process: int) -> float:
    """Seconds of processor a process has used (proc_pid_stat(5): fields 14 and 15)."""
    if not process:
        return 0.0
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
