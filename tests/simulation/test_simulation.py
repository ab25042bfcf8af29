"""Do the laws of a case hold in two hundred towns, whatever people wish, whatever breaks and however time goes by?"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import fresh_database, private_postgres
from simulation import town
from simulation.playing import play, play_all
from simulation.report import Report
from simulation.wishes import COMMANDS, WORDINGS
from sqlalchemy import make_url

SEEDS = 200
BLOCKS = 2  # `make test` has two processes
ON_POSTGRESQL = 20


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    town.found(f"sqlite:///{folder / 'founded.sqlite3'}", folder)
    return folder / "founded.sqlite3"


@pytest.fixture(scope="session")
def founded_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A PostgreSQL server, and the name of a founded database on it."""
    with private_postgres() as server, fresh_database(server) as url:
        town.found(url, tmp_path_factory.mktemp("founded"))
        name = make_url(url).database
        assert name is not None
        yield server, name


def test_every_kind_of_command_is_wished() -> None:
    missing = {kind.__name__ for kind in COMMANDS} - {kind.__name__ for kind in WORDINGS}
    assert not missing, f"say in simulation/wishes.py with which words somebody wishes {', '.join(sorted(missing))}"
    assert set(WORDINGS) == set(COMMANDS), "of these commands there is none any more"


@pytest.mark.parametrize("block", range(BLOCKS))
def test_the_laws_hold(block: int, founded: Path, tmp_path: Path) -> None:
    each = SEEDS // BLOCKS
    report = play_all(range(block * each, (block + 1) * each), founded, tmp_path)
    must_have_happened(report)


def test_the_laws_hold_on_postgresql(founded_postgres: tuple[str, str], tmp_path: Path) -> None:
    server, founded = founded_postgres
    logging.disable(logging.CRITICAL)
    report = Report()
    try:
        for seed in range(ON_POSTGRESQL):
            with fresh_database(server, founded) as url:
                world = town.build(url, tmp_path)
                report.add(play(seed, world))
                world.store.engine.dispose()
    finally:
        logging.disable(logging.NOTSET)
    assert report.faults["race"] > 0
    assert report.faults["broken off"] > 0


#: What every hundred towns see; rarer wishes come up in thousands (`make simulate` says which never did).
OFTEN = {
    *("Claim", "Accept", "NotAccept", "Pass", "Grant", "Refuse", "Deliver", "Withdraw", "RecordVisit", "GiveOpinion"),
    *("BeginProcedure", "EndProcedure", "ForwardUp", "RecordPostCheck", "Assign", "Tick"),
}


def must_have_happened(report: Report) -> None:
    """A simulation in which nothing happens proves nothing."""
    assert set(report.granted) >= OFTEN, f"never granted: {OFTEN - set(report.granted)}"
    assert len(report.faults) >= 9, report.faults
    told = {"RuleApplied", "ForkLeft", "StepSkipped", "PublicityEnded", "WatchResumed"}
    assert told <= set(report.events), report.events
    assert {"delivered", "granted", "refused", "withdrawn", "not-accepted"} <= set(report.ended)
