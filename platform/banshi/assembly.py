"""How are the parts put together?  Once per process, from the settings."""

from __future__ import annotations

from pathlib import Path

from banshi.definitions.data_root import data_root
from banshi.definitions.kept_findings import FOLDER, KeptFindings
from banshi.doorbell import Bell
from banshi.doorbell.local import LocalBell
from banshi.doorbell.redis import RedisBell
from banshi.payments.sandbox import Sandbox
from banshi.payments.signed_words import key_from
from banshi.plugin_api.host import PluginHost, load_folder
from banshi.settings import Settings
from banshi.store.calendars import Calendars
from banshi.store.editions import Editions
from banshi.store.engine import make_engine
from banshi.store.files import DiskFiles
from banshi.store.unit_of_work import Store
from banshi.use_cases.clock import Clock, ClockPatience, SystemClock
from banshi.use_cases.world import World


def content(name: str) -> Path:
    """A folder that comes with Banshi: `matter_definitions` or `plugins`."""
    return data_root() / name


def plugin_host(folder: Path | None = None) -> PluginHost:
    """The plugins of this installation.  Raises BrokenPlugin."""
    return PluginHost(load_folder(folder or content("plugins")))


def build_world(settings: Settings, clock: Clock | None = None) -> World:
    """The world of these settings.  The database must have been migrated."""
    bell = _bell(settings)
    store = Store(make_engine(settings.database_url), bell.ring)
    plugins = plugin_host()
    return World(
        clock=clock or SystemClock(),
        store=store,
        files=DiskFiles(settings.data / "files"),
        bell=bell,
        editions=Editions(store, plugins.vocabulary()),
        calendars=Calendars(store),
        plugins=plugins,
        proofs=KeptFindings(settings.data / FOLDER),
        patience=ClockPatience(settings.clock_tolerance, settings.longest_outage),
        treasury=Sandbox(settings.data / "treasury-sandbox", key_from(settings.secret_key))
        if settings.treasury
        else None,
    )


def _bell(settings: Settings) -> Bell:
    if settings.redis_url is None:
        return LocalBell(settings.data)
    return RedisBell(settings.redis_url)
