"""A real PostgreSQL of one's own, thrown away afterwards: for tests and measurements."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

ROLE = "gridcredit"
_NEEDED = (
    "PostgreSQL 15 or later is missing; tests of a district on a server start one of their own. "
    "sudo apt-get install --yes --no-install-recommends postgresql"
)
# Nothing of this outlives the process, so nothing waits for the disk.
_HASTY = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
)
_ROOM = 4 << 30
_ALWAYS = ("listen_addresses=", "max_connections=200")
# Text comes in the order of pinyin unless a column says otherwise: what a server in China may do.
_LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh")


_KEEPER = """
"$1" start --wait --silent --pgdata="$2/data" --log="$2/log" --options="$3" >/dev/null || exit 1
echo ready
read -r _
"$1" stop --silent --pgdata="$2/data" --mode=immediate
rm -rf "$2"
"""


class Cluster:
    """A running server on a Unix socket in a folder of its own; `hasty`: it survives no crash."""

    def __init__(self, hasty: bool = True, settings: tuple[str, ...] = ()) -> None:
        self._tools = _tools()
        self._user = _unprivileged()
        self.folder = Path(
            tempfile.mkdtemp(prefix="gridcredit-pg-", dir=_memory() if hasty else None)
        )
        if self._user is not None:
            os.chown(self.folder, self._user, -1)
        self._numbers = count(1)
        self._free: list[str] = []
        self._data = self.folder / "data"
        made = ("--auth=trust", f"--username={ROLE}", f"--pgdata={self._data}")
        self._run("initdb", "--no-sync", *_LOCALE, *made)
        chosen = (*_ALWAYS, f"unix_socket_directories={self.folder}", *settings)
        options = " ".join(f"-c {setting}" for setting in (*chosen, *(_HASTY if hasty else ())))
        self._keeper = self._kept_running(options)
        self._admin = psycopg.connect(self.conninfo("postgres"), autocommit=True)

    def conninfo(self, database: str, role: str = ROLE) -> str:
        """How the driver itself is told of a database."""
        return f"host={self.folder} user={role} dbname={database}"

    def url(self, database: str, role: str = ROLE) -> str:
        """How the program is told of a database."""
        return f"postgresql+psycopg://{role}@/{database}?host={self.folder}"

    def make(self, template: str = "template0") -> str:
        """A new database, as the template is; its name. Nobody may be connected to that."""
        name = f"made_{next(self._numbers)}"
        self.tell(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name

    def borrow(self) -> str:
        """An empty database that others had before; its name."""
        if not self._free:
            return self.make()
        name = self._free.pop()
        with psycopg.connect(self.conninfo(name)) as on:
            on.execute("DROP SCHEMA IF EXISTS gridcredit CASCADE")
        return name

    def give_back(self, name: str) -> None:
        """Let another have the database; nobody is connected to it any more."""
        self._free.append(name)

    def drop(self, name: str) -> None:
        """Take a database away, whoever is connected to it."""
        self.tell(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def tell(self, statement: str) -> None:
        """Run a statement as whoever runs the server."""
        self._admin.execute(statement.encode())

    def throw_out(self, name: str) -> None:
        """End everybody's connection to a database, as a server does that is restarted."""
        self.tell(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
        )

    def stop(self) -> None:
        """End the server and leave nothing behind."""
        self._admin.close()
        self._keeper.communicate()

    def _kept_running(self, options: str) -> subprocess.Popen[str]:
        """The server, for as long as the pipe to its keeper is open: until `stop`, or until this
        process dies, however it does."""
        words = ["sh", "-c", _KEEPER, "keeper", str(self._tools / "pg_ctl"), str(self.folder)]
        keeper = subprocess.Popen(
            [*words, options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # an interrupt at the keyboard is not for the keeper
            **self._as_nobody(),
        )
        assert keeper.stdout is not None
        if keeper.stdout.readline() != "ready\n":
            raise RuntimeError((self.folder / "log").read_text())
        return keeper

    def _run(self, tool: str, *words: str) -> None:
        nothing = subprocess.DEVNULL
        done = subprocess.run(
            [str(self._tools / tool), *words],
            check=False,
            stdin=nothing,
            stdout=nothing,
            stderr=subprocess.PIPE,
            **self._as_nobody(),
        )
        if done.returncode:
            raise RuntimeError(f"{tool}: {done.stderr}")

    def _as_nobody(self) -> dict[str, Any]:
        """How to run a tool: not as root, which the server refuses to be."""
        extra = [] if self._user is not None else None
        environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
        who = {"user": self._user, "extra_groups": extra}
        return {"cwd": "/", "env": environment, "text": True} | who


class Pool:
    """Empty workspaces on the server that are lent to one test after the other: emptying a few
    tables takes milliseconds, copying a database takes the disk."""

    def __init__(self, cluster: Cluster, template: str) -> None:
        self._cluster = cluster
        self._template = template
        self._free: list[str] = []

    def take(self) -> str:
        """The name of an empty workspace's database."""
        while self._free:
            name = self._free.pop()
            if self._emptied(name):
                return name
            self._cluster.drop(name)
        return self._cluster.make(self._template)

    def give_back(self, name: str) -> None:
        """Let another have it; nobody is connected to it any more."""
        self._free.append(name)

    def _emptied(self, name: str) -> bool:
        """Take out what the last one left; false when its tables are no longer as they were."""
        with psycopg.connect(self._cluster.conninfo(name)) as on:
            if on.execute(_AS_MADE).fetchone() != self._shape:
                return False
            on.execute("SET session_replication_role = replica")  # the guards look away
            for (table,) in on.execute(_TABLES).fetchall():
                on.execute(f'DELETE FROM gridcredit."{table}"'.encode())
        return True

    @cached_property
    def _shape(self) -> Any:
        with psycopg.connect(self._cluster.conninfo(self._template)) as on:
            return on.execute(_AS_MADE).fetchone()


_TABLES = """
SELECT tablename FROM pg_tables WHERE schemaname = 'gridcredit'
AND tablename <> 'alembic_version'"""
_AS_MADE = """
SELECT (SELECT count(*) FROM pg_trigger WHERE tgenabled = 'O'), (SELECT count(*) FROM pg_class),
       (SELECT min(version_num) FROM gridcredit.alembic_version)"""


def _tools() -> Path:
    """Where initdb and its kin are, the newest that Debian keeps beside its own path first."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = packaged[-1] if packaged else shutil.which("initdb")
    if found is None:
        raise RuntimeError(_NEEDED)
    return Path(found).resolve().parent


def _memory() -> str | None:
    """A folder in memory with room for a server of tests; None: the usual place on a disk."""
    place = Path("/dev/shm")
    if not os.access(place, os.W_OK) or shutil.disk_usage(place).free < _ROOM:
        return None
    return str(place)


def _unprivileged() -> int | None:
    """The user to run as, where the tests run as root."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name: user.pw_uid for user in pwd.getpwall()}
    return known.get("postgres", known["nobody"])
