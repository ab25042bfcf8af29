"""What does the environment say?  A closed list of variables, read once; a misspelt one is an error, not silence."""

from __future__ import annotations

import contextlib
import difflib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

#: Variable -> what it sets, in the words of `--help` and of the documentation.
VARIABLES: Mapping[str, str] = {
    "PORT": "port of the web pages (8000)",
    "BANSHI_DATA": "folder of the database, files and secrets (./data)",
    "BANSHI_DATABASE_URL": "database (SQLite in BANSHI_DATA); postgresql://… at scale",
    "BANSHI_REDIS_URL": "Redis, the doorbell between machines (none)",
    "BANSHI_BASE_URL": "address people open (http://127.0.0.1:PORT)",
    "BANSHI_SECRET_KEY": "key of sessions and forms (made once and kept in BANSHI_DATA)",
    "BANSHI_CLOCK_TOLERANCE": "minutes the clock may jump before time limits are watched no more (10)",
    "BANSHI_LONGEST_OUTAGE": "days without a worker after which the clock must be confirmed (90)",
    "BANSHI_TREASURY": "who takes money online: sandbox, which takes none (payment at the window only)",
    "BANSHI_SMTP_URL": "mail server for notices (not supported yet)",
}
#: How the addresses among them begin.
_BEGINNINGS: Mapping[str, tuple[str, ...]] = {
    "BANSHI_DATABASE_URL": ("postgresql://", "postgresql+psycopg://", "sqlite:///"),
    "BANSHI_REDIS_URL": ("redis://", "rediss://", "unix://"),
    "BANSHI_BASE_URL": ("https://", "http://"),
}
#: Who can take money online.
TREASURIES = ("sandbox",)
#: Read by the tests alone: servers named on purpose.
_OF_TESTS = ("BANSHI_TEST_",)
_SECRET_FILE = "secret.key"


class BadSetting(Exception):
    """A variable that is unknown or cannot be used; the words say which, and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What this installation was told."""

    port: int
    data: Path
    database_url: str
    redis_url: str | None
    base_url: str
    secret_key: str
    clock_tolerance: timedelta
    longest_outage: timedelta
    treasury: str | None

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> Settings:
        """The settings of that environment; makes the data folder and the secret key.  Raises BadSetting."""
        _refuse_unknown(environ)
        if environ.get("BANSHI_SMTP_URL"):
            raise BadSetting("BANSHI_SMTP_URL: notices by mail are not supported yet; unset it")
        port = _port(environ.get("PORT") or "8000")
        data = Path(environ.get("BANSHI_DATA") or "data").absolute()
        try:
            data.mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            raise BadSetting(f"BANSHI_DATA: the folder {data} cannot be made: {wrong.strerror}") from wrong
        return cls(
            port=port,
            data=data,
            database_url=_address(environ, "BANSHI_DATABASE_URL") or f"sqlite:///{data / 'banshi.sqlite3'}",
            redis_url=_address(environ, "BANSHI_REDIS_URL"),
            base_url=(_address(environ, "BANSHI_BASE_URL") or f"http://127.0.0.1:{port}").rstrip("/"),
            secret_key=environ.get("BANSHI_SECRET_KEY") or _kept_secret(data / _SECRET_FILE),
            clock_tolerance=timedelta(minutes=_whole(environ, "BANSHI_CLOCK_TOLERANCE", "10", most=24 * 60)),
            longest_outage=timedelta(days=_whole(environ, "BANSHI_LONGEST_OUTAGE", "90", most=3650)),
            treasury=_treasury(environ.get("BANSHI_TREASURY") or None),
        )


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    for name in environ:
        if not name.startswith("BANSHI_") or name in VARIABLES or name.startswith(_OF_TESTS):
            continue
        near = difflib.get_close_matches(name, VARIABLES, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise BadSetting(f"unknown variable {name}{meant}  Known: {', '.join(VARIABLES)}")


def _address(environ: Mapping[str, str], name: str) -> str | None:
    """The address of that variable, None when it is not set; the beginning must be one that can be used."""
    given = environ.get(name)
    if not given or given.lower().startswith(_BEGINNINGS[name]):
        return given or None
    raise BadSetting(f"{name} must begin with {' or '.join(_BEGINNINGS[name])}, not {given.partition(':')[0]!r}")


def _treasury(given: str | None) -> str | None:
    if given in (None, *TREASURIES):
        return given
    raise BadSetting(f"BANSHI_TREASURY must be one of {', '.join(TREASURIES)}, not {given!r}")


def _whole(environ: Mapping[str, str], name: str, without: str, most: int) -> int:
    given = environ.get(name) or without
    if given.isascii() and given.isdigit() and 0 < int(given) <= most:
        return int(given)
    raise BadSetting(f"{name} must be a whole number from 1 to {most}, not {given!r}")


def _port(given: str) -> int:
    if given.isascii() and given.isdigit() and 0 < int(given) < 65536:
        return int(given)
    raise BadSetting(f"PORT must be a number from 1 to 65535, not {given!r}")


def _kept_secret(path: Path) -> str:
    """The key of this installation; made by whoever comes first, readable by its owner alone."""
    partial = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    if not path.exists():
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(48))
            out.flush()
            os.fsync(out.fileno())
        with contextlib.suppress(FileExistsError):  # another process of the same start was first
            os.link(partial, path)
        partial.unlink()
    return path.read_text()
