"""`banshi demo` on a fresh folder: it comes up, mends itself, stops cleanly and goes on where it stopped."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environ(**given: str) -> dict[str, str]:
    return {**{k: v for k, v in os.environ.items() if not k.startswith("BANSHI_") and k != "PORT"}, **given}


class Demo:
    def __init__(self, port: int, data: Path) -> None:
        self.port = port
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "from banshi.cli import main; main()",
                "demo",
                "--port",
                str(port),
                "--data",
                str(data),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environ(),
            text=True,
        )
        self.said: list[str] = []
        self.reader = threading.Thread(target=lambda: self.said.extend(self.process.stdout))
        self.reader.start()

    def text(self) -> str:
        return "".join(self.said)

    def until(self, words: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while words not in self.text():
            assert time.monotonic() < end, self.text()
            assert self.process.poll() is None, self.text()
            time.sleep(0.05)

    def children(self) -> list[int]:
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in path.read_text().split()]

    def answers(self) -> bool:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10) as answer:
            return answer.status == 200


@contextmanager
def demo(data: Path, port: int | None = None):
    running = Demo(port or free_port(), data)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.process.terminate()
            running.process.wait(30)
        running.reader.join()
        running.process.stdout.close()


def gone(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or ") Z " in stat.read_text()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_comes_up_mends_itself_and_stops_cleanly(tmp_path, stop):
    with demo(tmp_path / "data") as running:
        running.until("Ctrl-C")
        assert running.answers()
        for words in ("market.clerk", "applicant1", "banshi-demo", f"http://127.0.0.1:{running.port}/desk"):
            assert words in running.text()
        children = running.children()
        assert len(children) == 2
        os.kill(children[1], signal.SIGKILL)
        running.until("is started again")
        end = time.monotonic() + 15
        while len(children := running.children()) < 2:
            assert time.monotonic() < end, running.text()
            time.sleep(0.05)
        grandchildren = Path(f"/proc/{children[0]}/task/{children[0]}/children").read_text().split()
        running.process.send_signal(stop)
        assert running.process.wait(30) == 0, running.text()
        assert all(gone(pid) for pid in (*children, *map(int, grandchildren)))
    running.reader.join()
    assert "已停止" in running.text()
    assert not re.search(r"Traceback|Error", running.text()), running.text()


def test_a_killed_demo_leaves_nobody_behind(tmp_path):
    with demo(tmp_path / "data") as running:
        running.until("Ctrl-C")
        children = running.children()
        running.process.kill()
        running.process.wait()
        end = time.monotonic() + 15
        while not all(gone(pid) for pid in children):
            assert time.monotonic() < end
            time.sleep(0.1)


def test_the_next_start_goes_on_where_it_stopped(tmp_path):
    secret = tmp_path / "data" / "secret.key"
    kept = []
    for _ in range(2):
        with demo(tmp_path / "data") as running:
            running.until("Ctrl-C")
            assert running.answers()
            kept.append(secret.read_text())
            running.process.terminate()
            assert running.process.wait(30) == 0
    assert kept[0] == kept[1]


def test_a_taken_port_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with demo(tmp_path / "data", taken.getsockname()[1]) as running:
            assert running.process.wait(30) == 1
        assert f"端口{running.port}已被占用" in running.text()
        assert f"Port {running.port} is in use" in running.text()
        assert "Traceback" not in running.text()


def test_two_demos_do_not_share_a_folder(tmp_path):
    with demo(tmp_path / "data") as first:
        first.until("Ctrl-C")
        with demo(tmp_path / "data") as second:
            assert second.process.wait(30) == 1
        assert "Another demo uses" in second.text()


def test_a_misspelt_variable_ends_it_with_the_nearest_name(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", "from banshi.cli import main; main()", "demo", "--data", str(tmp_path)],
        env=environ(BANSHI_DATABASE="x"),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 2
    assert "did you mean BANSHI_DATABASE_URL" in ended.stderr
