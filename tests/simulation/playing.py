"""How are many seeds played, and how is one of them repeated?"""

from __future__ import annotations

import argparse
import atexit
import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from simulation import town
from simulation.report import Report
from simulation.run import Town
from simulation.wishes import COMMANDS

#: Seeds of one piece of work of a process.
BLOCK = 25


class Fell(AssertionError):
    """A law did not hold; the words say for which seed and how to see it again."""

    def __init__(self, seed: int, why: BaseException, diary: list[str]) -> None:
        lines = [f"seed {seed}: {type(why).__name__}: {why}", *diary[-30:], "", f"Once more: make simulate SEED={seed}"]
        super().__init__("\n".join(lines))
        self.seed = seed


def play(seed: int, world: town.World) -> Report:
    """One life of a town on a founded database.  Raises Fell."""
    run = Town(world, seed)
    try:
        return run.live()
    except Exception as why:
        raise Fell(seed, why, run.report.diary) from why


def play_all(seeds: Iterable[int], founded: Path, folder: Path) -> Report:
    """Each seed on a copy of a founded SQLite file of its own.  Raises Fell with the first that falls."""
    total = Report()
    logging.disable(logging.CRITICAL)  # a clock that could not be looked at is an incident; here they are made
    try:
        for seed in seeds:
            mine = folder / str(seed)
            with town.sqlite_town(founded, mine) as world:
                total.add(play(seed, world))
            shutil.rmtree(mine)
    finally:
        logging.disable(logging.NOTSET)
    return total


@cache
def _founded() -> Path:
    """A founded database of this process, gone with it."""
    folder = Path(tempfile.mkdtemp(prefix="banshi-simulation-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    town.found(f"sqlite:///{folder / 'founded.sqlite3'}", folder)
    return folder / "founded.sqlite3"


def _block(seeds: range) -> Report | str:
    """A block in a process of its own; the words of a fall."""
    with tempfile.TemporaryDirectory(prefix="banshi-simulation-") as folder:
        try:
            return play_all(seeds, _founded(), Path(folder))
        except Fell as fell:
            return str(fell)


def _blocks(first: int, number: int) -> Iterator[range]:
    for start in range(first, first + number, BLOCK):
        yield range(start, min(start + BLOCK, first + number))


def main() -> int:
    """Play, and say what happened; 1 when a law did not hold."""
    parser = argparse.ArgumentParser(prog="make simulate", description="Random cases against the laws of a case.")
    parser.add_argument("--seeds", type=int, default=10_000, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--seed", type=int, help="this one alone")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    blocks = list(_blocks(asked.first, asked.seeds) if asked.seed is None else [range(asked.seed, asked.seed + 1)])
    total, fallen, began = Report(), 0, time.monotonic()
    with ProcessPoolExecutor(asked.processes) as pool:
        for block, played in zip(blocks, pool.map(_block, blocks), strict=True):
            if isinstance(played, str):
                fallen += 1
                print(played, flush=True)
            else:
                total.add(played)
            print(f"to seed {block.stop - 1}: {time.monotonic() - began:.0f} s", flush=True)
    for name in ("granted", "refused", "faults", "ended", "events"):
        print(name, ", ".join(f"{what} {number}" for what, number in getattr(total, name).most_common()))
    print("never granted", ", ".join(sorted({kind.__name__ for kind in COMMANDS} - set(total.granted))) or "none")
    print("every law held" if not fallen else f"{fallen} of {len(blocks)} blocks fell")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
