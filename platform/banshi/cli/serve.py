"""`banshi serve`: the web pages of a real installation."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from banshi.settings import Settings
    from banshi.use_cases.world import World


def read_settings(**overrides: str | None) -> Settings:
    """The settings of this environment with what was said on the command line; a bad one ends with exit code 2."""
    from banshi.settings import BadSetting, Settings

    try:
        return Settings.read({**os.environ, **{key: value for key, value in overrides.items() if value is not None}})
    except BadSetting as wrong:
        raise click.UsageError(str(wrong)) from wrong


def run_gunicorn(settings: Settings, host: str, workers: int, announce: Callable[[], None] = lambda: None) -> None:
    """Serve until told to stop.  The pages are built once; every worker opens its own connections."""
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    class Server(BaseApplication):  # type: ignore[misc]
        """Gunicorn, told everything here and nothing elsewhere."""

        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": f"{host}:{settings.port}",
                "workers": workers,
                "worker_class": "sync",
                "preload_app": True,  # a worker that dies is back at once
                "timeout": 120,
                "graceful_timeout": 10,
                "loglevel": "warning",
                "control_socket_disable": True,
                "when_ready": lambda _server: announce(),
            }
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            from banshi.assembly import build_world
            from banshi.web.app import create_app

            world = build_world(settings)
            app = create_app(world, settings)
            world.editions.catalogue(world.today())  # compiled once, for all workers
            world.store.engine.dispose()  # no connection is carried into a worker
            return app

    Server().run()


def prepare(settings: Settings) -> World:
    """Migrate the database and import the calendars that come with this release."""
    from sqlalchemy.exc import OperationalError

    from banshi.assembly import build_world, content
    from banshi.store.engine import make_engine
    from banshi.store.migrations import upgrade
    from banshi.use_cases.publishing import import_calendars

    engine = make_engine(settings.database_url)
    try:
        upgrade(engine)
    except OperationalError as refused:
        where = engine.url.render_as_string(hide_password=True)
        raise click.ClickException(
            f"数据库{where}不能使用，请检查地址和权限：{refused.orig}"
            f" / The database {where} cannot be used; check its address and rights: {refused.orig}"
        ) from refused
    finally:
        engine.dispose()
    world = build_world(settings)
    import_calendars(world, content("matter_definitions") / "calendars")
    return world


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Port; PORT says it otherwise (8000).")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Web processes.")
@click.option("--prepared", is_flag=True, hidden=True)
def command(port: int | None, host: str, workers: int, prepared: bool) -> None:
    """Serve the web pages.

    \b
    A new installation has no accounts: the first start prints a one-time
    address where the first person makes one. Run `banshi work` beside it.
    """
    from banshi.use_cases.people import new_setup_token

    settings = read_settings(PORT=str(port) if port else None)
    if not prepared:
        world = prepare(settings)
        token = new_setup_token(world)
        world.store.engine.dispose()
        if token:
            click.echo(
                "这里还没有账号，请用一次性链接建立 / No accounts yet; make the first one at this one-time address:"
            )
            click.echo(f"  {settings.base_url}/setup?token={token}")
        click.echo(f"{settings.base_url}  (Ctrl-C 停止 / to stop)")
    sys.stdout.flush()
    run_gunicorn(settings, host, workers)


if __name__ == "__main__":
    command()
