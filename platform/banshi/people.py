"""Who acts, for which organ, in which role, and in whose place?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

PersonId: TypeAlias = str
DepartmentId: TypeAlias = str


class Role(StrEnum):
    """The closed list of roles: the first seven stand in definitions (`by:`), the others are the installation's."""

    WINDOW_CLERK = "window-clerk"
    HANDLER = "handler"
    INSPECTOR = "inspector"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    ORGAN_HEAD = "organ-head"
    GOV_HEAD = "gov-head"
    ADMINISTRATOR = "administrator"  # configures matters
    OPERATOR = "operator"  # people, posts, reference data
    SUPERVISOR = "supervisor"  # watches the clocks


#: The roles a step of a definition may name in `by:`.
STEP_ROLES = (
    Role.WINDOW_CLERK,
    Role.HANDLER,
    Role.INSPECTOR,
    Role.REVIEWER,
    Role.APPROVER,
    Role.ORGAN_HEAD,
    Role.GOV_HEAD,
)


@dataclass(frozen=True, slots=True)
class Post:
    """One role in one department."""

    department: DepartmentId
    role: Role


@dataclass(frozen=True, slots=True)
class Human:
    """One human being, however many accounts there are: `also` are the other accounts with the same identity number.

    `number` is the resident identity number where it is known; it is compared and never shown.
    """

    person: PersonId
    name: str
    number: str | None = field(default=None, repr=False, kw_only=True)
    also: frozenset[PersonId] = field(default=frozenset(), kw_only=True)

    @property
    def accounts(self) -> frozenset[PersonId]:
        """Every account of this human being."""
        return self.also | {self.person}

    def is_same(self, other: Human) -> bool:
        """Whether both are one human being."""
        return not self.accounts.isdisjoint(other.accounts)


@dataclass(frozen=True, slots=True)
class Actor(Human):
    """The person who acts now, with the posts held now.  An applicant holds none; the clock acts as SYSTEM.

    `posts` are the person's own.  `behalf` are those held as deputy (代理), each in the place of one absent colleague;
    what is done by them counts as done by both.  `acting_for` is set while one act is recorded: in whose place it is
    done, None when in the own name.
    """

    posts: frozenset[Post] = frozenset()
    behalf: Mapping[Post, Human] = field(default_factory=dict, hash=False)
    acting_for: Human | None = None

    @property
    def held(self) -> frozenset[Post]:
        """Every post the person may act in today, the own ones and those of absent colleagues."""
        return self.posts | self.behalf.keys()

    def holds(self, role: Role, department: DepartmentId) -> bool:
        """Whether the actor holds that role in that department, in the own name or for somebody absent."""
        return Post(department, role) in self.held

    def has(self, role: Role) -> bool:
        """Whether the actor holds that role anywhere."""
        return any(post.role is role for post in self.held)

    def works_in(self, department: DepartmentId) -> bool:
        """Whether the actor holds a post of a step there in the own name."""
        return any(post.department == department and post.role in STEP_ROLES for post in self.posts)

    def in_place_of(self, absent: Human | None) -> Actor:
        """The same person, acting in the place of that colleague; in the own name for None."""
        return replace(self, acting_for=absent)

    @property
    def is_officer(self) -> bool:
        """Whether the actor holds any post of a step."""
        return any(self.has(role) for role in STEP_ROLES)

    @property
    def has_desk(self) -> bool:
        """Whether cases lie before the actor: any post of a step, or watching the clocks."""
        return self.has(Role.SUPERVISOR) or self.is_officer


#: Acts when a timer does; holds no post and is nobody's colleague.
SYSTEM = Actor("system", "系统")


@dataclass(frozen=True, slots=True)
class Party:
    """Who applies: a natural person, an enterprise, a sole trader … (`kind` is one of the matter's `applicants`)."""

    kind: str
    name: str
    number: str  # resident identity number or unified social credit code
    contact: str
    mobile: str
    person: PersonId  # whose account filed it


def may_see(actor: Actor, applicant: PersonId, departments: Collection[DepartmentId]) -> bool:
    """Whether the actor may know of a case: its applicant, officers of its department and of those that were asked,
    supervisors, the clock."""
    if actor.person in (applicant, SYSTEM.person):
        return True
    return actor.has(Role.SUPERVISOR) or any(actor.holds(role, one) for role in STEP_ROLES for one in departments)
