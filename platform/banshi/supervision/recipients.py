"""Who is told of a card?  The persons who have the work in hand, and posts whose holders are looked up by the day."""

from __future__ import annotations

from dataclasses import dataclass

from banshi.cases.case import Case
from banshi.definitions.supervision import Recipient
from banshi.people import DepartmentId, PersonId, Post, Role
from banshi.supervision.occasions import Occasion

#: Which post a recipient holds in the department whose work it is.
_POSTS = {
    Recipient.SECTION_HEAD: Role.REVIEWER,
    Recipient.DEPUTY_HEAD: Role.APPROVER,
    Recipient.ORGAN_HEAD: Role.ORGAN_HEAD,
    Recipient.GOV_HEAD: Role.GOV_HEAD,
}


@dataclass(frozen=True, slots=True)
class Addressees:
    """Persons, posts of departments, and roles wherever they are held."""

    persons: frozenset[PersonId]
    posts: frozenset[Post]
    anywhere: frozenset[Role]


def addressees(case: Case, occasion: Occasion) -> Addressees:
    """Whom the rule wants to be told of this occasion."""
    wanted = occasion.rule.recipients
    persons, posts = set[PersonId](), set[Post]()
    if Recipient.HOLDER in wanted:
        for task in occasion.tasks:
            hand = task.holder or task.done_by
            if hand is not None:
                persons.add(hand)
            else:
                posts.add(Post(task.department, task.role))
    for department in departments(case, occasion):
        posts |= {Post(department, role) for name, role in _POSTS.items() if name in wanted}
    anywhere = {Role.SUPERVISOR} if Recipient.SUPERVISOR in wanted else set()
    return Addressees(frozenset(persons), frozenset(posts), frozenset(anywhere))


def departments(case: Case, occasion: Occasion) -> tuple[DepartmentId, ...]:
    """The departments whose work it is; the case's own where no task tells."""
    return tuple(dict.fromkeys(task.department for task in occasion.tasks)) or (case.department,)


def whose(occasion: Occasion) -> tuple[PersonId | None, str | None]:
    """The person whose card it is, with the name: whoever has, or had, the task in hand; nobody where several do."""
    hands = {task.holder or task.done_by: task.holder_name for task in occasion.tasks}
    return next(iter(hands.items())) if len(hands) == 1 else (None, None)
