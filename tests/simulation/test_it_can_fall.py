"""Would the simulation notice?  Each planted defect falls, for a seed that is named with the way to repeat it."""

from __future__ import annotations

from pathlib import Path

import pytest
from simulation import town
from simulation.playing import Fell, play_all

from banshi.cases import intake, reviewing
from banshi.store import projections
from banshi.store.many_rows import write_all
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases import issuing

SEEDS = range(40)


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    town.found(f"sqlite:///{folder / 'founded.sqlite3'}", folder)
    return folder / "founded.sqlite3"


def old_pages_are_as_good(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issuing, "still_as_seen", lambda work, case, seen: True)


def accepted_when_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "counting_from", lambda case, now: now)


def nothing_opens_behind_an_examination(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewing, "carry_on", lambda matter, case, happened, step, moment: tuple(happened))


def boards_forget_who_holds_a_task(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = UnitOfWork.append_all

    def append(self, changes, actor, at):
        after = whole(self, changes, actor, at)
        forgotten = [[projections._task(case, next(iter(case.tasks)), holder=None)] for case in after]
        write_all(self.connection, forgotten)
        return after

    monkeypatch.setattr(UnitOfWork, "append_all", append)


def half_a_transaction_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = projections.advance_cases

    def advance(connection, moved):
        all_moved = whole(connection, moved)
        connection.connection.commit()
        return all_moved

    monkeypatch.setattr(projections, "advance_cases", advance)


@pytest.mark.parametrize(
    "plant",
    [
        old_pages_are_as_good,
        accepted_when_somebody_looks,
        nothing_opens_behind_an_examination,
        boards_forget_who_holds_a_task,
        half_a_transaction_stays,
    ],
)
def test_a_planted_defect_is_found(plant, founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(Fell) as fell:
        play_all(SEEDS, founded, tmp_path)
    assert f"Once more: make simulate SEED={fell.value.seed}" in str(fell.value)
