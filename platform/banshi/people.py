"""Who acts, for which organ, in which role?"""

from __future__ import annotations

from dataclasses import dataclass
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
class Actor:
    """The person who acts now, with the posts held now.  An applicant holds none; the clock acts as SYSTEM."""

    person: PersonId
    name: str
    posts: frozenset[Post] = frozenset()

    def holds(self, role: Role, department: DepartmentId) -> bool:
        """Whether the actor holds that role in that department."""
        return Post(department, role) in self.posts

    def has(self, role: Role) -> bool:
        """Whether the actor holds that role anywhere."""
        return any(post.role is role for post in self.posts)

    @property
    def has_desk(self) -> bool:
        """Whether cases lie before the actor: any post of a step, or watching the clocks."""
        return self.has(Role.SUPERVISOR) or any(self.has(role) for role in STEP_ROLES)


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


def may_see(actor: Actor, applicant: PersonId, department: DepartmentId) -> bool:
    """Whether the actor may know of a case: its applicant, officers of its department, supervisors, the clock."""
    if actor.person in (applicant, SYSTEM.person):
        return True
    return actor.has(Role.SUPERVISOR) or any(actor.holds(role, department) for role in STEP_ROLES)
