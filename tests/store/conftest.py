"""Empty workspaces at the cost of copying a file, or of copying a database on a server."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gridcredit.domain.records import Record
from gridcredit.store.engine import cipher
from gridcredit.store.engine.database import DATABASE, Database
from gridcredit.store.engine.server import serverfile
from gridcredit.store.journal import journal
from tests.cluster import Cluster, Pool
from tests.store.invented import KEY, PEN

FILE, SERVER = "file", "server"

Fresh = Callable[[], Database]
Filled = Callable[[Sequence[Record]], Database]


def behind(database: Database) -> Any:
    """A driver's connection to a workspace's file, to look behind our back; the caller closes."""
    return cipher.connect(database.folder / DATABASE, database.key)


@pytest.fixture(scope="session", params=(FILE, SERVER))
def kind(request: pytest.FixtureRequest) -> str:
    """Where the tables lie; every test that asks for a workspace runs once for each."""
    return str(request.param)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database file with the newest schema, closed."""
    folder = tmp_path_factory.mktemp("template")
    Database.create(folder, KEY).close()
    return folder / DATABASE


@pytest.fixture(scope="session")
def pool(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Pool:
    """Empty workspaces on the server."""
    name = cluster.make()
    Database.create(tmp_path_factory.mktemp("served"), KEY, cluster.url(name)).close()
    return Pool(cluster, name)


@pytest.fixture
def fresh_file(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    """Makes empty workspaces in files, as many as a test asks for."""
    with _closing(lambda: _copied(template, tmp_path_factory)) as make:
        yield make


@pytest.fixture
def fresh(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Fresh]:
    """Makes empty workspaces, as many as a test asks for; each test runs on both kinds."""
    with _makes(kind, request, tmp_path_factory) as make:
        yield make


@pytest.fixture(scope="module")
def filled(
    kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """Makes workspaces that hold the records; closed when the module's tests are through."""

    with _makes(kind, request, tmp_path_factory) as make:

        def fill(records: Sequence[Record]) -> Database:
            made = make()
            with made.writing(PEN) as s:
                journal.add(s, records)
            return made

        yield fill


@contextmanager
def _makes(
    kind: str, request: pytest.FixtureRequest, folders: pytest.TempPathFactory
) -> Iterator[Fresh]:
    if kind == FILE:
        template: Path = request.getfixturevalue("template")
        with _closing(lambda: _copied(template, folders)) as make:
            yield make
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    pool: Pool = request.getfixturevalue("pool")
    lent: list[str] = []

    def serve() -> Database:
        lent.append(pool.take())
        folder = folders.mktemp("workspace")
        serverfile.write(folder, KEY, cluster.url(lent[-1]))
        return Database.open(folder, KEY)

    with _closing(serve) as make:
        yield make
    for name in lent:
        pool.give_back(name)


@contextmanager
def _closing(make: Fresh) -> Iterator[Fresh]:
    made: list[Database] = []

    def kept() -> Database:
        made.append(make())
        return made[-1]

    yield kept
    for database in made:
        database.close()


def _copied(template: Path, folders: pytest.TempPathFactory) -> Database:
    folder = folders.mktemp("workspace")
    shutil.copyfile(template, folder / DATABASE)
    return Database.open(folder, KEY)
