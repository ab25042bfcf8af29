"""Promises P1 and P2: no accepted application is lost or doubled when web processes die."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from http.client import HTTPException

from crash.killing import Ledger, check, file_until_answered, killer
from sqlalchemy import select
from use_cases.worlds import start_form

from banshi.people import Actor
from banshi.store import tables

KILLS = 100
DRAFTS = 150
PEOPLE = [Actor(f"p-{n}", f"测试{n}") for n in range(10)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_open(port: int) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)


def test_a_hundred_kills_while_people_file(world, database_url, tmp_path, capsys):
    owners = {start_form(world, person): person for person in PEOPLE * (DRAFTS // len(PEOPLE))}
    drafts = list(owners)
    port, ledger, over = free_port(), Ledger(), threading.Event()
    environ = {k: v for k, v in os.environ.items() if not k.startswith("BANSHI_")}
    environ |= {
        "BANSHI_DATA": str(tmp_path / "data"),
        "BANSHI_DATABASE_URL": database_url,
        "PYTHONPATH": os.pathsep.join(["tests", "platform", "rule_engine", "form_builder"]),
    }
    command = [sys.executable, "-m", "gunicorn", "crash.bare_app:application()", "--bind", f"127.0.0.1:{port}"]
    master = subprocess.Popen([*command, "--workers", "4", "--log-level", "critical"], env=environ)

    def file(draft: str) -> str:
        request = urllib.request.Request(f"http://127.0.0.1:{port}/{owners[draft].person}/{draft}", method="POST")
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)["number"]
        except (HTTPException, urllib.error.URLError, ValueError) as cut:
            raise OSError from cut

    try:
        wait_until_open(port)
        started = time.monotonic()
        with killer(master, ledger, over, (0.15, 0.35)):
            file_until_answered(drafts, file, ledger, KILLS, 60)
        seconds = time.monotonic() - started
        file_in_peace(drafts, file, ledger)
    finally:
        master.terminate()
        master.wait(20)
    with world.reading() as connection:
        cases = Counter(connection.execute(select(tables.cases.c.number)).scalars())
        filings = Counter(connection.execute(select(tables.filings.c.number)).scalars())
        became = dict(connection.execute(select(tables.drafts.c.id, tables.drafts.c.case)).tuples().all())
    line = check(ledger, cases, filings, {d: case for d, case in became.items() if case})
    with capsys.disabled():
        print(f"\n{line}, in {seconds:.0f} s")
    assert ledger.killed >= KILLS


def file_in_peace(drafts, file, ledger) -> None:
    """Clients that were still without an answer ask again: what was kept without being told is told now."""
    for draft in drafts:
        ledger.receipts.setdefault(draft, []).append(file(draft))
