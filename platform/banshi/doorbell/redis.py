"""How does the web process wake workers on other machines?  A tiny job on Redis that says: look into the database.

A Redis that is slow, full or gone costs a request at most a fifth of a second once, and then nothing for a while.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import redis
from rq import Queue
from rq.serializers import JSONSerializer

log = logging.getLogger(__name__)

QUEUE = "banshi"
ENTRY_POINT = "banshi.jobs.queues.ring"
#: Seconds a ring may take, and seconds without trying after one that failed.
TIMEOUT, REST = 0.2, 5.0
#: Seconds after which a ring nobody heard is worth nothing: workers have looked by themselves.
STALE = 30


class RedisBell:
    """Rings through RQ."""

    def __init__(self, url: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._rests_until = 0.0
        self._sweep = 0
        connection = redis.Redis.from_url(
            url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT, retry=None, retry_on_timeout=False
        )
        self._queue = Queue(QUEUE, connection=connection, serializer=JSONSerializer)

    def ring(self) -> None:
        """Leave a ring on the queue, or give up at once."""
        if self._monotonic() < self._rests_until:
            return
        self._sweep += 1
        try:
            self._queue.enqueue_call(
                ENTRY_POINT, args=(self._sweep,), ttl=STALE, result_ttl=0, failure_ttl=STALE, timeout=300
            )
        except redis.RedisError as broken:
            self._rests_until = self._monotonic() + REST
            log.warning("Redis does not take rings (%s); workers find the work when they look", broken)
