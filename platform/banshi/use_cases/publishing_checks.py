"""May this be published?  All that forbids it, found before it is proposed and once more before it is approved."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from banshi.definitions.examples.running import example_findings
from banshi.definitions.law.resolving import out_of_force
from banshi.definitions.library import Library, compile_library
from banshi.definitions.model import Matter
from banshi.definitions.proven import proven
from banshi.definitions.source.files import Sources
from banshi.definitions.words import in_order
from banshi.store.proposals import Proposal
from banshi.use_cases.publishing_refusals import NotPublished
from banshi.use_cases.world import World
from banshi_rules.findings import Finding, Severity


def errors_of(world: World, library: Library, matters: Iterable[Matter], first_day: date) -> tuple[Finding, ...]:
    """Whatever forbids publishing from that day on.

    Errors, examples that do not hold by the calendars of this installation, what is proved to be wrong, laws that are
    not in force on that day.
    """
    calendar = world.calendars.current()
    found = [finding for finding in library.findings if finding.severity is Severity.ERROR]
    for matter in matters:
        judged = chain(example_findings(matter, calendar), proven(matter, calendar, world.proofs))
        found += [finding for finding in judged if finding.severity is Severity.ERROR]
        found += out_of_force(matter.basis, first_day)
    return in_order(found)


def errors_of_frozen(world: World, waiting: Proposal) -> tuple[Finding, ...]:
    """The same of the texts that were proposed, compiled anew: the installation may be newer than the proposal."""
    files: dict[str, str] = {}
    for one in waiting.matters:
        files |= one.source or {}
    if not files:
        return ()
    library = compile_library(Sources(files), world.editions.vocabulary)
    found = errors_of(world, library, library.matters.values(), waiting.first_day or world.today())
    if found:
        return found
    for one in waiting.matters:
        if one.digest is not None and library.matters[one.matter].digest != one.digest:
            raise NotPublished("altered", {"id": waiting.id, "matter": one.matter})
    return ()


def must_say_why(summary: str) -> None:
    """Raises NotPublished where nothing is said."""
    if not summary.strip():
        raise NotPublished("no-summary")


def must_be_possible(on: date | None, until: date | None, today: date) -> None:
    """Raises NotPublished where the days lie in the past or end before they begin."""
    if on is not None and on < today:
        raise NotPublished("past", {"day": on.isoformat()})
    if until is not None and until < (on or today):
        raise NotPublished("days-reversed", {"until": until.isoformat()})
