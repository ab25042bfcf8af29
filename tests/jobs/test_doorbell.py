"""A bell wakes at once, is never waited for, and breaks nothing when nobody or nothing is there."""

import socket
import threading
import time

import pytest

from banshi.doorbell.local import LocalBell, LocalListener, socket_path
from banshi.doorbell.redis import REST, RedisBell


@pytest.mark.parametrize("folder", ["short", "a" * 120])
def test_a_ring_wakes_the_listener(tmp_path, folder):
    data = tmp_path / folder
    data.mkdir()
    ear = LocalListener(data)
    try:
        started = time.monotonic()
        threading.Timer(0.1, LocalBell(data).ring).start()
        assert ear.wait(10)
        assert time.monotonic() - started < 2
        for _ in range(500):
            LocalBell(data).ring()  # a full socket is no reason to wait
        assert ear.wait(1)
        assert not ear.wait(0.05)
    finally:
        ear.close()
    assert not socket_path(data).exists()


def test_nobody_listens(tmp_path):
    LocalBell(tmp_path).ring()


def test_the_newest_worker_has_the_bell(tmp_path):
    first, second = LocalListener(tmp_path), LocalListener(tmp_path)
    LocalBell(tmp_path).ring()
    assert second.wait(1)
    assert not first.wait(0.05)
    second.close()
    first.close()


def test_a_redis_that_is_not_there_costs_nothing(tmp_path):
    now = [0.0]
    bell = RedisBell(f"unix://{tmp_path / 'no.sock'}", monotonic=lambda: now[0])
    started = time.monotonic()
    for _ in range(100):
        bell.ring()
    assert time.monotonic() - started < 1
    now[0] = REST + 1
    bell.ring()


def test_a_redis_that_does_not_answer_costs_a_fifth_of_a_second_once(tmp_path):
    """Promise P5: frozen, not closed: connections are taken and nothing is ever said."""
    with socket.socket(socket.AF_UNIX) as frozen:
        frozen.bind(str(tmp_path / "frozen.sock"))
        frozen.listen(50)
        bell = RedisBell(f"unix://{tmp_path / 'frozen.sock'}")
        started = time.monotonic()
        bell.ring()
        assert time.monotonic() - started < 0.6
        started = time.monotonic()
        for _ in range(50):
            bell.ring()
        assert time.monotonic() - started < 0.05
