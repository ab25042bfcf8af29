"""`banshi serve` on a new installation: no accounts, a one-time address, and none once somebody is there."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager

from banshi.assembly import build_world
from banshi.settings import Settings
from banshi.use_cases import people


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(data, port):
    environ = {k: v for k, v in os.environ.items() if not k.startswith("BANSHI_")}
    process = subprocess.Popen(
        [sys.executable, "-c", "from banshi.cli import main; main()", "serve", "--port", str(port), "--workers", "1"],
        env={**environ, "BANSHI_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = []
    reader = threading.Thread(target=lambda: said.extend(process.stdout))
    reader.start()
    try:
        end = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
                break
            except OSError:
                assert process.poll() is None, "".join(said)
                assert time.monotonic() < end, "".join(said)
                time.sleep(0.1)
        yield said
    finally:
        process.terminate()
        assert process.wait(20) == 0
        reader.join()
        process.stdout.close()


def test_the_first_start_prints_a_one_time_address(tmp_path):
    port, data = free_port(), tmp_path / "data"
    with serving(data, port) as said:
        address = re.search(r"http://\S+/setup\?token=(\S+)", "".join(said))
        assert address
        with urllib.request.urlopen(address[0], timeout=20) as page:
            assert page.status == 200
    world = build_world(Settings.read({"BANSHI_DATA": str(data)}))
    assert world.editions.catalogue(world.today()) == ()
    people.setup(world, address[1], "演示赵", "admin", "long enough")
    world.store.engine.dispose()
    with serving(data, port) as said:
        assert "setup" not in "".join(said)
