"""P10 at its full size: 200 applicants, 50 places, accepted and granted at once, on SQLite and PostgreSQL.

python tests/benchmarks/p10_quota.py
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from servers import fresh_database, private_postgres
from use_cases.quota_town import accept_all, file_many, grant_all, places, prepare_all, scarce
from use_cases.worlds import empty, open_town

APPLICANTS, PLACES = 200, 50


def measure(name: str, url: str, folder: Path) -> None:
    """Run it on that database and print what came of it."""
    empty(url)
    world = scarce(open_town(url, folder), PLACES)
    case_ids = file_many(world, APPLICANTS)
    begun = time.perf_counter()
    accept_all(world, case_ids)
    accepted = time.perf_counter() - begun
    given = places(world)
    in_order = sorted(case_ids, key=lambda one: given[one][0])
    assert [given[one][0] for one in in_order] == list(range(1, APPLICANTS + 1))
    assert in_order == sorted(case_ids, key=lambda one: given[one][1])
    prepare_all(world, case_ids)
    begun = time.perf_counter()
    tried = grant_all(world, list(reversed(in_order)))
    granted = [one for one in in_order if tried[one] is None]
    seconds = time.perf_counter() - begun
    assert granted == in_order[:PLACES]
    print(
        f"{name}: {APPLICANTS} accepted at once in {accepted:.1f} s, places 1 to {APPLICANTS} in the order of the log; "
        f"{len(granted)} granted in {seconds:.1f} s, the first {PLACES} of them"
    )
    world.store.engine.dispose()


def main() -> None:
    """Both databases."""
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", f"sqlite:///{Path(folder) / 'town.sqlite3'}", Path(folder) / "sqlite")
        with private_postgres() as server, fresh_database(server) as url:
            measure("PostgreSQL", url, Path(folder) / "postgresql")


if __name__ == "__main__":
    main()
