"""How much of the corpus does `banshi check` find?  The table of recall by area.

Run as `python tests/defects/recall.py [FOLDER]`: prints the table; with a folder, leaves each defect there as a
district of its own, to be looked at with `banshi check FOLDER/0001`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from defects import rules, structure  # noqa: F401  # their kinds register themselves
from defects.corpus import Defect, corpus
from defects.tree import Good, good

from banshi.cli.check import look_at
from banshi.cli.speech import Speech
from banshi.definitions.source import read
from banshi.definitions.source.files import definition_files

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "matter_definitions"


def shipped_matters() -> tuple[Path, tuple[Good, ...]]:
    """The district that is shipped, and its matters that say everything themselves (none that extends an entry)."""
    (district,) = [path.parent for path in SHIPPED.rglob("district.yaml")]
    found = []
    for path in sorted(definition_files(district)):
        node, _ = read(path.name, path.read_text("utf-8"))
        keys = getattr(node, "items", {})
        if "matter" in keys and "extends" not in keys:
            found.append(good(path.relative_to(district).as_posix(), path.read_text("utf-8")))
    return district, tuple(found)


class Desk:
    """A copy of the shipped district without its matters, into which one at a time is put."""

    def __init__(self, folder: Path) -> None:
        self.district, self.matters = shipped_matters()
        self.folder = folder / "district"
        shutil.copytree(self.district, self.folder)
        for matter in self.matters:
            (self.folder / matter.path).unlink()
        for path in self.folder.rglob("*.yaml"):
            if "\nextends:" in path.read_text("utf-8"):
                path.unlink()

    def codes(self, path: str, text: str) -> tuple[str, ...]:
        """The codes of everything `banshi check` finds in that file."""
        file = self.folder / path
        file.write_text(text, "utf-8")
        try:
            return tuple(one.finding.code for one in look_at([file], None, Speech("zh")).findings)
        finally:
            file.unlink()

    def leave(self, defect: Defect, folder: Path) -> None:
        """Leaves a defect as a district of its own."""
        shutil.copytree(self.folder, folder / f"{defect.number:04}")
        (folder / f"{defect.number:04}" / defect.path).write_text(defect.text, "utf-8")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A defect, and what was found."""

    defect: Defect
    codes: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether one of the wanted findings is among them."""
        return self.defect.found(self.codes)


def outcomes(folder: Path) -> tuple[Outcome, ...]:
    """What is found in every defect of the corpus."""
    desk = Desk(folder)
    return tuple(Outcome(one, desk.codes(one.path, one.text)) for one in corpus(desk.matters))


def recall(all_of: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """Found and all, by area."""
    areas = Counter(one.defect.kind.area for one in all_of)
    found = Counter(one.defect.kind.area for one in all_of if one.found)
    return {area: (found[area], count) for area, count in sorted(areas.items())}


def table(all_of: Sequence[Outcome]) -> Iterator[str]:
    """The recall by area, and every defect that was missed."""
    yield f"{'area':22} {'found':>6} {'of':>5} {'recall':>8}"
    rows = recall(all_of)
    for area, (found, count) in (*rows.items(), ("all", (sum(one.found for one in all_of), len(all_of)))):
        yield f"{area:22} {found:6} {count:5} {found / count:8.1%}"
    for one in all_of:
        if not one.found:
            kind, wanted = one.defect.kind, " ".join(sorted(one.defect.kind.wanted))
            yield f"missed {one.defect.number:04} {kind.name} in {one.defect.path}: {wanted}; got {one.codes}"


def main() -> None:
    """Prints the table; with a folder, leaves the corpus there."""
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(table(outcomes(Path(folder) / "one"))))
        if len(sys.argv) > 1:
            desk = Desk(Path(folder) / "two")
            for one in corpus(desk.matters):
                desk.leave(one, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
