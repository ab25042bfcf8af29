"""What does `banshi check` of everything we ship cost the first time, after one edit, and when nothing changed?

Each run is a process of its own, as an administrator starts it, and is measured in seconds of the processor, so that a
busy machine is not taken for a slow check.  Beside it the least a checker could do: a process that reads the same files
with PyYAML's C loader and finds nothing.  `python tests/benchmarks/t9_check.py` exits 1 below a floor.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import verdict, versions

from banshi.assembly import content

COLD, WARM = 15.0, 1.0  # seconds
OF_READING = 2.0  # warm, as a multiple of the anchor
READ = (
    "import sys, pathlib, yaml\n"
    "for path in pathlib.Path(sys.argv[1]).rglob('*.yaml'):\n"
    "    yaml.load(path.read_text('utf-8'), Loader=yaml.CSafeLoader)"
)
EDITED = "shili/urban_management/road-occupation.yaml"


def seconds(*words: str, data: Path) -> float:
    """Seconds of the processor that a Python process with these words takes; it must end well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *words], check=True, stdout=subprocess.DEVNULL, env={**os.environ, "BANSHI_DATA": str(data)}
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def middle(run: Callable[[], float], rounds: int) -> float:
    """The median of some runs."""
    return statistics.median(run() for _ in range(rounds))


def main() -> None:
    """Measure, print, and end with 1 where a floor is missed."""
    print(f"T9 check of all shipped definitions ({versions('PyYAML', 'z3-solver')})")
    with tempfile.TemporaryDirectory() as scratch:
        definitions = Path(scratch) / "matter_definitions"
        shutil.copytree(content("matter_definitions"), definitions)
        check = ("-c", "from banshi.cli import main; main()", "check", str(definitions))
        seconds(*check, data=Path(scratch) / "first")  # compiles our modules where that is kept
        cold = seconds(*check, data=Path(scratch) / "data")

        def edited() -> float:
            with (definitions / EDITED).open("a", encoding="utf-8") as file:
                file.write("# another remark\n")
            return seconds(*check, data=Path(scratch) / "data")

        reading = ("-c", READ, str(definitions))
        times = {
            "reading the same files (anchor)": middle(lambda: seconds(*reading, data=Path(scratch)), 5),
            "cold": cold,
            "after an edit of one matter": middle(edited, 3),
            "warm": middle(lambda: seconds(*check, data=Path(scratch) / "data"), 5),
        }
    anchor, _, _, warm = times.values()
    for name, taken in times.items():
        print(f"  {name:36}{taken:8.3f} s{taken / anchor:9.2f} x anchor")
    verdict(
        {
            f"cold in {COLD:.0f} s": cold <= COLD,
            f"warm in {WARM:.0f} s": warm <= WARM,
            f"warm in {OF_READING:.0f} times the anchor": warm / anchor <= OF_READING,
        }
    )


if __name__ == "__main__":
    main()
