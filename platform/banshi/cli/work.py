"""`banshi work`: the work behind the pages."""

from __future__ import annotations

import logging

import click

from banshi.cli.serve import read_settings


@click.command()
@click.option("--revive", is_flag=True, help="First have every dead delivery tried again from the beginning.")
def command(revive: bool) -> None:
    """Deliver notices and watch time limits.

    \b
    Without BANSHI_REDIS_URL one worker listens in the data folder.
    With it, start as many as you like, on any machine.
    """
    from banshi.assembly import build_world
    from banshi.jobs.redis_worker import RedisWorker
    from banshi.jobs.worker import LocalWorker
    from banshi.use_cases.delivering import revive_dead

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    settings = read_settings()
    world = build_world(settings)
    if revive:
        click.echo(f"重新投递 / deliveries to be tried again: {revive_dead(world)}")
    worker = RedisWorker(world, settings.redis_url) if settings.redis_url else LocalWorker(world, settings.data)
    worker.run()


if __name__ == "__main__":
    command()
