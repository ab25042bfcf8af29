"""Would the simulation notice?  Each planted defect falls, for a seed that is named with the way to repeat it."""

from __future__ import annotations

from pathlib import Path

import pytest
from simulation import town
from simulation.playing import Fell, play_all

from banshi.cases import intake, reviewing
from banshi.store import projections
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
    whole = UnitOfWork.append

    def append(self, case, happened, actor, at):
        after = whole(self, case, happened, actor, at)
        projections._update_task(self.connection, case, next(iter(case.tasks)), holder=None)
        return after

    monkeypatch.setattr(UnitOfWork, "append", append)


def half_a_transaction_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = projections.advance_case

    def advance(connection, case, seen):
        moved = whole(connection, case, seen)
        connection.connection.commit()
        return moved

    monkeypatch.setattr(projections, "advance_case", advance)


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
