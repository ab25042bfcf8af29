"""`banshi demo`: a whole district on this machine, to look at and to try."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import unicodedata
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from banshi.cli.serve import prepare, read_settings

if TYPE_CHECKING:
    from banshi.settings import Settings
    from banshi.use_cases.demo_people import DemoPerson
    from banshi.use_cases.world import World

PR_SET_PDEATHSIG = 1
#: Seconds the first page may take, and seconds a child has to end.
START_SECONDS, STOP_SECONDS = 60, 15


#: Set once somebody pressed Ctrl-C or sent SIGTERM; looked at between steps, so that none is torn in the middle.
_stopping = threading.Event()


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port; PORT says it otherwise (8000).")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    help="Folder to keep everything in; BANSHI_DATA says it otherwise (./data).",
)
def command(port: int | None, data: Path | None) -> None:
    """Run a demonstration district: web pages and worker, with people to sign in as.

    \b
    Needs no database server and no Redis. Ctrl-C stops it;
    the next start goes on where this one stopped.
    """
    treasury = os.environ.get("BANSHI_TREASURY") or "sandbox"
    settings = read_settings(
        PORT=str(port) if port else None, BANSHI_DATA=str(data) if data else None, BANSHI_TREASURY=treasury
    )
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    with _only_one(settings.data):
        _refuse_taken_port(settings.port)
        _say("准备数据库和事项…", "Preparing the database and the matters…")
        company = _fill(settings)
        _say(
            f"{company.matters}个事项已发布，其中{company.online}个可以在网上申请。正在启动网页和后台…",
            f"{company.matters} matters are in force, {company.online} of them online. Starting web and worker…",
        )
        with _children(settings) as children:
            if _await_first_page(settings, children):
                _print_people(settings, company)
                _supervise(children)
    _say("已停止。", "Stopped.")


@dataclass(frozen=True, slots=True)
class _Company:
    """Who plays: those one needs first, all the others, and how many matters are in force and online."""

    first: Sequence[DemoPerson]
    others: Sequence[DemoPerson]
    matters: int
    online: int


def _fill(settings: Settings) -> _Company:
    from banshi.assembly import content
    from banshi.definitions.running import filed_online
    from banshi.definitions.source.files import DISTRICT_FILES
    from banshi.use_cases.demo_people import PUBLISHERS, NotADemo, foremost, load_demo_people, refuse_real_accounts
    from banshi.use_cases.publishing import publish_folder
    from banshi.use_cases.signatories import NotSignatory
    from banshi.use_cases.supervising import import_rules

    world: World = prepare(settings)
    try:
        with world.reading() as connection:
            refuse_real_accounts(connection)
        files = (path for path in content("matter_definitions").glob("*/*") if path.name in DISTRICT_FILES)
        for district in sorted(path.parent for path in files):
            published = publish_folder(world, district, by=PUBLISHERS, summary="演示事项")
            if published.findings:
                raise click.ClickException("\n".join(published.lines("zh")))
            import_rules(world, district, PUBLISHERS)
        people = load_demo_people(world)
    except NotADemo as real:
        raise click.ClickException(str(real)) from real
    except NotSignatory as changed:
        raise click.ClickException(f"{changed.say('zh')} / {changed.say('en')}") from changed
    matters = [edition.matter for edition in world.editions.catalogue(world.today())]
    world.store.engine.dispose()
    first = foremost(people, matters)
    others = [person for person in people if person not in first]
    return _Company(first, others, len(matters), sum(map(filed_online, matters)))


@contextlib.contextmanager
def _only_one(data: Path) -> Iterator[None]:
    with (data / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise click.ClickException(
                f"另一个演示正在使用{data}。请先停止它，或用--data指定另一个文件夹。"
                f" / Another demo uses {data}. Stop it, or name another folder with --data."
            ) from None
        yield


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise click.ClickException(
                f"端口{port}已被占用。请关闭占用它的程序，或换一个端口：banshi demo --port {port + 1}"
                f" / Port {port} is in use. Stop what uses it, or take another: banshi demo --port {port + 1}"
            ) from None


class _Child:
    """A process that is started again when it dies."""

    def __init__(self, name: str, arguments: Sequence[str], environ: dict[str, str]) -> None:
        self.name = name
        self._arguments = [sys.executable, "-m", *arguments]
        self._environ = environ
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(self._arguments, env=self._environ, preexec_fn=_die_with_parent)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()

    def wait(self) -> None:
        until = time.monotonic() + STOP_SECONDS
        while time.monotonic() < until:
            try:
                self.process.wait(0.5)
                return
            except subprocess.TimeoutExpired:
                self.stop()  # a process that was only just starting may have missed the first one
        self.process.kill()
        self.process.wait()


def _die_with_parent() -> None:
    """A demo that is killed leaves nobody behind; Ctrl-C reaches the children through us alone."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.setpgrp()


@contextlib.contextmanager
def _children(settings: Settings) -> Iterator[list[_Child]]:
    environ = {**os.environ, "PORT": str(settings.port), "BANSHI_DATA": str(settings.data)}
    children: list[_Child] = []
    try:
        children.append(_Child("web", ["banshi.cli.serve", "--prepared"], environ))
        children.append(_Child("worker", ["banshi.cli.work"], environ))
        yield children
    finally:
        for child in children:
            child.stop()
        for child in children:
            child.wait()


def _await_first_page(settings: Settings, children: Sequence[_Child]) -> bool:
    """Whether the pages answer; False when it was stopped before."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if _stopping.wait(0.1):
            return False
        for child in children:
            if child.process.poll() is not None:
                raise click.ClickException(
                    f"{child.name}没有启动，原因见上。 / {child.name} did not start; see above for the reason."
                )
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{settings.port}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return True
        except OSError:
            continue  # not yet
    raise click.ClickException(
        f"网页在{START_SECONDS}秒内没有启动。 / The pages did not come up within {START_SECONDS} seconds."
    )


def _supervise(children: Sequence[_Child]) -> None:
    while not _stopping.wait(1):
        for child in children:
            if child.process.poll() is not None:
                _say(f"{child.name}意外结束，正在重新启动。", f"{child.name} ended unexpectedly and is started again.")
                child.start()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    _stopping.set()


def _print_people(settings: Settings, company: _Company) -> None:
    from banshi.use_cases.demo_people import PASSWORD

    click.echo("")
    rows = [("登录名 login", "姓名 name", "岗位", "post")]
    rows += [(person.login, person.name, person.post.zh, person.post.say("en")) for person in company.first]
    widths = [max(_width(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        click.echo("  " + "  ".join(text + " " * (widths[i] - _width(text)) for i, text in enumerate(row)).rstrip())
    click.echo("")
    if company.others:
        _print_others(company.others)
    _say(f"所有演示账号的密码：{PASSWORD}", f"password of all demo accounts: {PASSWORD}")
    _say(
        f"打开 {settings.base_url}/ （工作台 {settings.base_url}/desk）",
        f"open {settings.base_url}/ (desk {settings.base_url}/desk)",
    )
    _say("按 Ctrl-C 停止。", "Ctrl-C stops it.")


def _print_others(people: Sequence[DemoPerson]) -> None:
    """The other accounts by the two halves of their logins, which say department and role."""
    halves = [person.login.partition(".") for person in people]
    departments, roles = (" ".join(dict.fromkeys(half[i] for half in halves)) for i in (0, 2))
    _say(
        f"另有{len(people)}个账号，登录名为“部门.岗位”，例如 {people[0].login}",
        f"{len(people)} more accounts, named department.post, for example {people[0].login}",
    )
    click.echo(f"  部门 departments: {departments}\n  岗位 posts: {roles}\n")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _say(zh: str, en: str) -> None:
    click.echo(f"{zh} / {en}")
    sys.stdout.flush()
