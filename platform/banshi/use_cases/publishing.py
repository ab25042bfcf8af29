"""How do definitions come into force?  Frozen by digest, all or none; what did not change is not a new edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from banshi.definitions.library import Library, load_library
from banshi.definitions.model import Edition, MatterCode
from banshi.definitions.words import format_finding
from banshi.store import calendars as kept_calendars
from banshi.store import editions as kept
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.world import World
from banshi_rules.findings import Finding, Severity
from banshi_rules.texts import Language


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """One matter's edition in force; `new` when this publication made it."""

    matter: MatterCode
    number: int
    digest: str
    new: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """What came of it.  With errors among `findings` nothing was published and `editions` is empty."""

    editions: tuple[PublishedEdition, ...]
    findings: tuple[Finding, ...]

    def lines(self, language: Language) -> tuple[str, ...]:
        """The findings as people read them, `file:line:column CODE …`."""
        return tuple(format_finding(finding, language) for finding in self.findings)


def publish_folder(
    world: World, root: Path, *, by: str, summary: str, on: date | None = None, only: Sequence[MatterCode] | None = None
) -> Publication:
    """Publish the matters of a folder of definitions (all, or those named), from `on` (default: today) on."""
    library = load_library(root, world.editions.vocabulary)
    return publish(world, library, by=by, summary=summary, on=on, only=only)


def publish(
    world: World,
    library: Library,
    *,
    by: str,
    summary: str,
    on: date | None = None,
    only: Sequence[MatterCode] | None = None,
) -> Publication:
    """Freeze the matters of this library and put them in force together.  Drafts and cases stay on their editions."""
    errors = tuple(finding for finding in library.findings if finding.severity is Severity.ERROR)
    if errors:
        return Publication((), errors)
    chosen = [matter for code, matter in sorted(library.matters.items()) if only is None or code in only]
    now, from_day = world.clock.now(), on or world.today()

    def act(work: UnitOfWork) -> Publication:
        published = []
        for matter in chosen:
            number, newest = kept.newest_digest(work.connection, matter.code)
            new = newest != matter.digest
            if new:
                number += 1
                kept.add_edition(
                    work,
                    code=matter.code,
                    number=number,
                    digest=matter.digest,
                    source=library.frozen[matter.code],
                    summary=summary,
                    by=by,
                    at=now,
                    in_force_from=from_day,
                )
            published.append(PublishedEdition(matter.code, number, matter.digest, new))
        return Publication(tuple(published), ())

    return world.store.write(act)


def newest(world: World, code: MatterCode) -> Edition | None:
    """The newest edition of a matter, in force or still to come."""
    with world.reading() as connection:
        _, digest = kept.newest_digest(connection, code)
    return world.editions.edition(digest) if digest is not None else None


def import_calendars(world: World, folder: Path) -> int:
    """Import the calendar files of a folder that are new or changed; how many."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.yaml"))}
    now = world.clock.now()

    def act(work: UnitOfWork) -> int:
        return kept_calendars.import_calendars(work, texts, now)

    return world.store.write(act)
