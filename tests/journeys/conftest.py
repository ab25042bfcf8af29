"""A district that journeys walk through: the shipped matters and demo people behind a real web server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from use_cases.worlds import StandingClock, empty, open_town, settings
from werkzeug.serving import make_server

from banshi.jobs.sweeping import sweep_all
from banshi.use_cases.demo_people import load_demo_people
from banshi.use_cases.world import World
from banshi.web.app import create_app


@dataclass
class Served:
    """A running district: its address, its application, its world, and the clock that tests move."""

    url: str
    app: Flask
    world: World
    clock: StandingClock

    def work(self) -> None:
        """Let the worker finish everything that is ready."""
        sweep_all(self.world)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The demonstration district at ten o'clock on 2 March 2026, on SQLite."""
    url = f"sqlite:///{tmp_path / 'district.sqlite3'}"
    empty(url)
    clock = StandingClock()
    world = open_town(url, tmp_path / "data", clock)
    load_demo_people(world)
    app = create_app(world, settings(url, tmp_path / "data"))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Served(f"http://127.0.0.1:{server.port}", app, world, clock)
    server.shutdown()
    thread.join()
    world.store.engine.dispose()


@pytest.fixture
def pictures(request: pytest.FixtureRequest) -> Path | None:
    """Where pictures go; nowhere unless they are asked for."""
    chosen = request.config.getoption("--screenshots")
    return Path(chosen) if chosen else None
