"""Which other cases belong to the project of this one?  Applicants see their own; officers all, as far as they may."""

from __future__ import annotations

from dataclasses import dataclass

from banshi.cases.case import Case
from banshi.cases.duties import is_applicant
from banshi.cases.words import STATUS_WORDS
from banshi.people import Actor, may_see
from banshi.store import projects
from banshi.use_cases.world import World
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another case of the project; `open` says whether whoever asks may read it."""

    number: str
    title: Text
    department: Text
    state: Text
    open: bool


@dataclass(frozen=True, slots=True)
class Project:
    """A project by its code, with its other cases, oldest first."""

    code: str
    others: tuple[Sibling, ...]


def project_of_case(world: World, case: Case, actor: Actor) -> Project | None:
    """The project of this case; None where it belongs to none."""
    with world.reading() as connection:
        code, rows = projects.beside(connection, case.id)
    if code is None:
        return None
    siblings = []
    for row in rows:
        seen = may_see(actor, row.applicant, {row.department})
        if seen or not is_applicant(case, actor):  # a code can be typed by anybody: it shows nobody else's cases
            matter = world.editions.matter(row.edition)
            siblings.append(Sibling(row.number, matter.title, matter.department.name, STATUS_WORDS[row.status], seen))
    return Project(code, tuple(siblings))
