"""How does a worker hear rings through Redis without trusting it?  A closed list of entry points, integers only.

Redis may be flushed, frozen or gone: the worker looks into the database every ten seconds anyway.
"""

from __future__ import annotations

import logging
import signal
import threading
from types import FrameType

import redis
from rq import Queue, SimpleWorker
from rq.job import Job
from rq.serializers import JSONSerializer

from banshi.doorbell.redis import ENTRY_POINT, QUEUE
from banshi.jobs.queues import open_for
from banshi.jobs.worker import FLOOR, look
from banshi.use_cases.world import World

log = logging.getLogger(__name__)

#: All that a job may call.
ALLOWED = frozenset({ENTRY_POINT})


def is_allowed(job: Job) -> bool:
    """Whether the job asks for one of our entry points, with integers, and for nothing before, beside or after it."""
    try:
        return (
            job.func_name in ALLOWED
            and job.instance is None
            and all(type(argument) is int for argument in job.args)
            and not job.kwargs
            and not job._success_callback_name
            and not job._failure_callback_name
            and not job._stopped_callback_name
            and not job.webhooks
        )
    except Exception:  # bytes that are no job of ours can fail in any way
        return False


class WaryWorker(SimpleWorker):
    """Runs jobs on our list, removes every other one unread, and takes no commands from Redis."""

    max_connection_wait_time = 2.0

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Run it, or refuse it: what is refused is never imported."""
        if is_allowed(job):
            super().execute_job(job, queue)
            return
        log.error("incident: a job that is not ours was refused: %s", job.id)
        job.delete()

    def subscribe(self) -> None:
        """Listen to no commands: whoever can write to Redis must not be able to stop us."""

    def unsubscribe(self) -> None:
        """Nothing was subscribed."""

    @property
    def was_told_to_stop(self) -> bool:
        """Whether a signal ended the work."""
        return self._shutdown_requested_date is not None


class RedisWorker:
    """A worker for rings through Redis, with its own look every ten seconds."""

    def __init__(self, world: World, url: str) -> None:
        self._world = world
        self._url = url
        self._stopping = threading.Event()

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """End after what runs."""
        self._stopping.set()

    def run(self) -> None:
        """Work until told to stop (SIGTERM, SIGINT)."""
        open_for(self._world)
        threading.Thread(target=self._keep_looking, name="floor", daemon=True).start()
        while not self._stopping.is_set():
            signal.signal(signal.SIGTERM, self.stop)
            signal.signal(signal.SIGINT, self.stop)
            try:
                worker = WaryWorker(
                    [QUEUE],
                    connection=redis.Redis.from_url(self._url),
                    serializer=JSONSerializer,
                    log_job_description=False,
                )
                worker.work(logging_level="WARNING")
                if worker.was_told_to_stop:
                    self._stopping.set()
            except redis.RedisError as broken:
                log.warning("Redis is away (%s); looking every %d seconds meanwhile", broken, FLOOR)
            self._stopping.wait(1.0)

    def _keep_looking(self) -> None:
        while not self._stopping.is_set():
            look(self._world)
            self._stopping.wait(FLOOR)
