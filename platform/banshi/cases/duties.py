"""Who may act on a step?  Post, distance to the case, and different persons for examining, reviewing and approving.

A person is a person, whatever account or post is used: everything here compares person ids.
"""

from __future__ import annotations

from banshi.cases.case import Case, Task
from banshi.cases.refusals import Forbidden
from banshi.definitions.flow import HANDS, Stage
from banshi.definitions.flow_words import ROLE_WORDS, STAGE_WORDS
from banshi.definitions.model import Matter
from banshi.people import SYSTEM, Actor, may_see
from banshi_rules.texts import Text


def must_know(case: Case, actor: Actor) -> None:
    """Raise Forbidden for people who have nothing to do with this case."""
    if not may_see(actor, case.party.person, case.departments):
        raise Forbidden("not-yours")


def must_be_applicant(case: Case, actor: Actor, wish: Text) -> None:
    """Raise Forbidden for everybody but the person who filed."""
    if actor.person != case.party.person:
        raise Forbidden("applicant-only", {"wish": wish})


def must_be_clock(actor: Actor) -> None:
    """Raise Forbidden for everybody but the clock of the system."""
    if actor.person != SYSTEM.person:
        raise Forbidden("clock-only")


def must_be_fit(matter: Matter, case: Case, task: Task, actor: Actor) -> None:
    """Raise Forbidden unless this person may do this task: the post, not the own case, not a second hand's work."""
    if not actor.holds(task.role, task.department):
        raise Forbidden("no-post", {"department": matter.department.name, "role": ROLE_WORDS[task.role]})
    if actor.person == case.party.person:
        raise Forbidden("own-case")
    other = None if matter.one_person else other_hand(case, task.stage, actor)
    if other is not None:
        raise Forbidden("same-person", {"other": STAGE_WORDS[other], "here": STAGE_WORDS[task.stage]})


def other_hand(case: Case, stage: Stage, actor: Actor) -> Stage | None:
    """The stage in which this person already acted as another hand, if there is one."""
    hand = HANDS.get(stage)
    if hand is None:
        return None
    there = {visit.task for visit in case.visits if any(one.person == actor.person for one in visit.visitors)}
    acted = (
        task.stage
        for task in case.tasks.values()
        if task.id in there or (task.done_by == actor.person and task.outcome != "dropped")  # dropping is no deed
    )
    return next((past for past in acted if HANDS.get(past, hand) != hand), None)
