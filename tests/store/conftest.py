"""Empty workspaces at the cost of copying a file."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gridcredit.store import cipher
from gridcredit.store.database import DATABASE, Database
from tests.store.invented import KEY

Fresh = Callable[[], Database]


def behind(database: Database) -> Any:
    """A driver's connection to a workspace's file, to look behind our back; the caller closes."""
    return cipher.connect(database.folder / DATABASE, database.key)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database file with the newest schema, closed."""
    folder = tmp_path_factory.mktemp("template")
    Database.create(folder, KEY).close()
    return folder / DATABASE


@pytest.fixture
def fresh(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    """Makes empty workspaces, as many as a test asks for."""
    made: list[Database] = []

    def make() -> Database:
        folder = tmp_path_factory.mktemp("workspace")
        shutil.copyfile(template, folder / DATABASE)
        made.append(Database.open(folder, KEY))
        return made[-1]

    yield make
    for database in made:
        database.close()
