"""Promises P1 and P2: no accepted application is lost or doubled when web processes die."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from http.client import HTTPException
from http.cookiejar import CookieJar

from crash.killing import Ledger, check, file_until_answered, killer
from sqlalchemy import insert, select
from use_cases.worlds import start_form

from banshi.people import Actor
from banshi.store import tables
from banshi.use_cases import drafting, people

KILLS = 100
DRAFTS = 500
PASSWORD = "long enough"


class Client:
    """Somebody's browser: signed in, with the token of its session; an answer that is cut off is an OSError."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self._opener = urllib.request.build_opener(_NoRedirect, urllib.request.HTTPCookieProcessor(CookieJar()))
        self._token = ""

    def sign_in(self) -> "Client":
        self._token = self._csrf("/sign-in")
        assert self.post("/sign-in", login="somebody", password=PASSWORD)[0] == 303
        self._token = self._csrf("/my")
        return self

    def _csrf(self, path: str) -> str:
        try:
            with self._opener.open(self._address + path, timeout=30) as page:
                token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.read().decode())
        except HTTPException as cut:
            raise OSError from cut
        assert token, path
        return token[1]

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        posted = urllib.parse.urlencode({**fields, "csrf_token": self._token}).encode()
        try:
            with self._opener.open(self._address + path, posted, timeout=30) as answer:
                return answer.status, answer.headers.get("Location", "")
        except urllib.error.HTTPError as other:
            return other.code, other.headers.get("Location", "")
        except (HTTPException, urllib.error.URLError) as cut:
            raise OSError from cut


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


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
    end = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)


def test_a_hundred_kills_while_people_file(world, database_url, tmp_path, capsys):
    person = people.add_person(world, "测试甲", "somebody", PASSWORD)
    owner = Actor(person, "测试甲")
    template = start_form(world, owner)
    body = drafting.open_draft(world, owner, template).body
    drafts = many_drafts(world, template, DRAFTS)
    port, ledger, over, mine = free_port(), Ledger(), threading.Event(), threading.local()
    environ = {k: v for k, v in os.environ.items() if not k.startswith("BANSHI_")}
    environ |= {"BANSHI_DATA": str(tmp_path / "data"), "BANSHI_DATABASE_URL": database_url, "PORT": str(port)}
    command = [sys.executable, "-m", "banshi.cli.serve", "--prepared", "--workers", "4"]
    with (tmp_path / "web.log").open("wb") as log:
        master = subprocess.Popen(command, env=environ, stderr=log)

    def file(draft: str) -> str:
        if not hasattr(mine, "client"):
            mine.client = Client(port).sign_in()
        status, address = mine.client.post(f"/apply/{draft}/check", key=f"key-{draft}", body=body, declared="yes")
        assert status == 303, status
        return address.rpartition("/")[2]

    try:
        wait_until_open(port)
        started = time.monotonic()
        with killer(master, ledger, over, (0.15, 0.3)):
            file_until_answered(drafts, file, ledger, KILLS, 80)
        seconds = time.monotonic() - started
        for draft in drafts:  # whoever is still without an answer asks again: what was kept untold is told now
            if draft not in ledger.receipts:
                ledger.receipts[draft] = [file(draft)]
    finally:
        master.terminate()
        master.wait(20)
    with world.reading() as connection:
        cases = Counter(connection.execute(select(tables.cases.c.number)).scalars())
        filings = Counter(connection.execute(select(tables.filings.c.number)).scalars())
        became = dict(connection.execute(select(tables.drafts.c.id, tables.drafts.c.case)).all())
    line = check(ledger, cases, filings, {draft: case for draft, case in became.items() if case})
    with capsys.disabled():
        print(f"\n{line}, in {seconds:.0f} s")
    assert ledger.killed >= KILLS
