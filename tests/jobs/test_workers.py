"""Workers as processes: woken at once, alive after what is thrown at them, and Redis is never needed for the truth."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import zlib
from contextlib import contextmanager

import pytest
import redis
from rq import Callback, Queue
from rq.job import Job
from rq.serializers import JSONSerializer
from use_cases.worlds import APPLICANT, CLERK, file_one, version, walk_to_the_end

from banshi.assembly import build_world
from banshi.doorbell.redis import ENTRY_POINT, QUEUE
from banshi.jobs.redis_worker import ALLOWED, is_allowed
from banshi.settings import Settings
from banshi.store import boards
from banshi.use_cases import handling
from banshi.use_cases.clock import SystemClock
from banshi.use_cases.world import World


def environ(world_data, database_url, redis_url=None):
    given = {"BANSHI_DATA": str(world_data), "BANSHI_DATABASE_URL": database_url, "BANSHI_SECRET_KEY": "k" * 32}
    return given if redis_url is None else {**given, "BANSHI_REDIS_URL": redis_url}


@contextmanager
def worker(given):
    process = subprocess.Popen(
        [sys.executable, "-m", "banshi.cli.work"],
        env={**{k: v for k, v in os.environ.items() if not k.startswith("BANSHI_")}, **given},
        stderr=subprocess.PIPE,
    )
    said = []
    reader = threading.Thread(target=lambda: said.extend(process.stderr))
    reader.start()
    try:
        yield process, said
        assert process.poll() is None, b"".join(said).decode()
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0, b"".join(said).decode()
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        reader.join()
        process.stderr.close()


def delivered(world):
    with world.reading() as connection:
        return sorted(message.notice.kind for message in boards.inbox_messages(connection, APPLICANT.person))


def wait_for(world, kinds, seconds):
    started = time.monotonic()
    while delivered(world) != sorted(kinds):
        assert time.monotonic() - started < seconds, delivered(world)
        time.sleep(0.05)
    return time.monotonic() - started


@pytest.fixture
def clock() -> SystemClock:
    """The workers' own."""
    return SystemClock()


@pytest.fixture
def ringing(world, database_url, tmp_path, redis_url, clock) -> World:
    """The same town, its bell on a real Redis."""
    redis.Redis.from_url(redis_url).flushall()
    return build_world(Settings.read(environ(tmp_path / "data", database_url, redis_url)), clock)


@pytest.mark.parametrize("over_redis", [False, True])
def test_a_whole_journey_is_told_at_once(world, request, database_url, tmp_path, redis_url, over_redis):
    """No notice waits for the ten seconds of the floor: the bell wakes the worker."""
    if over_redis:
        world = request.getfixturevalue("ringing")
    with worker(environ(tmp_path / "data", database_url, redis_url if over_redis else None)):
        first = file_one(world)
        wait_for(world, ["receipt"], 15)  # the worker has started
        time.sleep(0.5)
        second = file_one(world)
        assert wait_for(world, ["receipt"] * 2, 5) < 5
        walk_to_the_end(world, first.case_id)
        assert wait_for(world, ["receipt"] * 2 + ["acceptance", "decision-grant"], 5) < 5
        handling.not_accept(
            world, CLERK, second.case_id, version(world, second.case_id), "不属于本机关职权范围。", "样板局"
        )
        wait_for(world, ["receipt"] * 2 + ["acceptance", "decision-grant", "non-acceptance"], 5)


def test_a_journey_while_redis_is_flushed_all_the_time(ringing, database_url, tmp_path, redis_url):
    """Promise P5: every ring may be lost; what is due is done within the ten seconds of the floor and some."""
    client, over = redis.Redis.from_url(redis_url), threading.Event()

    def flush():
        while not over.wait(0.2):
            client.flushall()

    flusher = threading.Thread(target=flush)
    flusher.start()
    try:
        with worker(environ(tmp_path / "data", database_url, redis_url)):
            receipt = file_one(ringing)
            walk_to_the_end(ringing, receipt.case_id)
            wait_for(ringing, ["receipt", "acceptance", "decision-grant"], 25)
    finally:
        over.set()
        flusher.join()


def test_without_redis_the_work_is_done(ringing, database_url, tmp_path):
    """Promise P5: the variable names a Redis that is gone."""
    file_one(ringing)
    with worker(environ(tmp_path / "data", database_url, f"unix://{tmp_path / 'gone.sock'}")):
        wait_for(ringing, ["receipt"], 15)


def test_hostile_jobs_are_refused_and_the_worker_lives(ringing, database_url, tmp_path, redis_url):
    client = redis.Redis.from_url(redis_url)
    touched = tmp_path / "touched"
    ours, pickled = Queue(QUEUE, connection=client, serializer=JSONSerializer), Queue(QUEUE, connection=client)
    with worker(environ(tmp_path / "data", database_url, redis_url)) as (_, said):
        ours.enqueue_call("os.system", args=(f"touch {touched}",))
        pickled.enqueue_call("os.system", args=(f"touch {touched}",))
        ours.enqueue_call(ENTRY_POINT, args=(1,), on_success=Callback("os.getcwd"))
        ours.enqueue_call(ENTRY_POINT, args=("1; import os",))
        ours.enqueue_call(ENTRY_POINT, kwargs={"number": 1})
        ours.enqueue_call("banshi.jobs.queues.open_for", args=(1,))
        bomb = Job.create(ENTRY_POINT, args=(1,), connection=client, serializer=JSONSerializer)
        bomb.save()
        client.hset(bomb.key, "data", zlib.compress(pickle.dumps(os.getcwd)))
        client.rpush(ours.key, bomb.id, "no-such-job")
        client.hset("rq:job:odd", mapping={"data": b"[]", "status": "no-such-status"})
        client.rpush(ours.key, "odd")
        until = time.monotonic() + 20
        while client.llen(ours.key) and time.monotonic() < until:
            time.sleep(0.1)
        file_one(ringing)
        assert wait_for(ringing, ["receipt"], 9) < 9
        assert not touched.exists()
        assert sum(b"not ours was refused" in line for line in said) >= 6


def test_only_one_entry_point_is_open():
    assert {"banshi.jobs.queues.ring"} == ALLOWED


@pytest.mark.parametrize("argument", [True, 1.0, "1", None, [1]])
def test_integers_only(argument, redis_url):
    client = redis.Redis.from_url(redis_url)
    fine = Job.create(ENTRY_POINT, args=(1,), connection=client, serializer=JSONSerializer)
    odd = Job.create(ENTRY_POINT, args=(argument,), connection=client, serializer=JSONSerializer)
    assert is_allowed(fine)
    assert not is_allowed(odd)
