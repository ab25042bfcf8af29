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
from sqlalchemy import insert, select
from use_cases.worlds import APPLICANT, start_form

from banshi.store import tables

KILLS = 100
DRAFTS = 800


def many_drafts(world, template: str, number: int) -> list[str]:
    """Copies of a whole draft, each with a key of its own."""
    ids = [f"{n:032x}" for n in range(number)]
    with world.store.unit_of_work() as work:
        for table, column in ((tables.drafts, "id"), (tables.draft_sections, "draft"), (tables.draft_files, "draft")):
            rows = work.connection.execute(select(table).where(table.c[column] == template)).mappings().all()
            for copy in ids:
                for row in rows:
                    own = {"key": f"key-{copy}"} if table is tables.drafts else {}
                    kept = {k: v for k, v in row.items() if not (k == "id" and column == "draft")}
                    work.connection.execute(insert(table).values(**{**kept, column: copy, **own}))
    return ids


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
    drafts = many_drafts(world, start_form(world, APPLICANT), DRAFTS)
    port, ledger, over = free_port(), Ledger(), threading.Event()
    environ = {k: v for k, v in os.environ.items() if not k.startswith("BANSHI_")}
    environ |= {
        "BANSHI_DATA": str(tmp_path / "data"),
        "BANSHI_DATABASE_URL": database_url,
        "PYTHONPATH": os.pathsep.join(["tests", "platform", "rule_engine", "form_builder"]),
    }
    command = [sys.executable, "-m", "gunicorn", "crash.bare_app:application()", "--bind", f"127.0.0.1:{port}"]
    master = subprocess.Popen([*command, "--preload", "--workers", "4", "--log-level", "critical"], env=environ)

    def file(draft: str) -> str:
        request = urllib.request.Request(f"http://127.0.0.1:{port}/{APPLICANT.person}/{draft}", method="POST")
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
        became = dict(connection.execute(select(tables.drafts.c.id, tables.drafts.c.case)).all())
    line = check(ledger, cases, filings, {d: case for d, case in became.items() if case})
    with capsys.disabled():
        print(f"\n{line}, in {seconds:.0f} s")
    assert ledger.killed >= KILLS


def file_in_peace(drafts, file, ledger) -> None:
    """Clients that were still without an answer ask again: what was kept without being told is told now."""
    for draft in drafts:
        if draft in ledger.receipts:
            continue
        ledger.receipts.setdefault(draft, []).append(file(draft))
