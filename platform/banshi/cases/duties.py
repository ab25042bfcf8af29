"""Who may act on a step?  Post, distance to the case, and different persons for examining, reviewing and approving.

A person is a person, whatever account or post is used: everything here compares human beings, by their accounts and,
where it is known, by identity number.  A deputy counts as both: as the one who acts and as the one who is absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from banshi.cases.case import CHAIR, CHALLENGE, ERRAND, Case, Task
from banshi.cases.events import Event, TaskReassigned
from banshi.cases.refusals import Forbidden
from banshi.definitions.flow import HANDS, Review, Stage
from banshi.definitions.flow_words import ROLE_WORDS, STAGE_WORDS
from banshi.definitions.model import Matter
from banshi.people import SYSTEM, Actor, Human, Party, PersonId, Post, Role, may_see
from banshi_rules.texts import Text


def must_know(case: Case, actor: Actor) -> None:
    """Raise Forbidden for people who have nothing to do with this case."""
    if not may_see(actor, case.party.person, case.departments):
        raise Forbidden("not-yours")


def must_be_applicant(case: Case, actor: Actor, wish: Text) -> None:
    """Raise Forbidden for everybody but the person who filed."""
    if not is_applicant(case, actor):
        raise Forbidden("applicant-only", {"wish": wish})


def is_applicant(case: Case, actor: Actor) -> bool:
    """Whether it is the account that filed: what only the applicant may do is done by it.  Who must stand aside is
    asked of the human being, by `is_party`."""
    return actor.person == case.party.person


def must_be_clock(actor: Actor) -> None:
    """Raise Forbidden for everybody but the clock of the system."""
    if actor.person != SYSTEM.person:
        raise Forbidden("clock-only")


#: The hands that examine a case; whoever presides over its hearing is none of them (Licensing Law 48(1)(3)).
EXAMINING = frozenset({HANDS[Stage.HANDLE], HANDS[Stage.CHECK]})
#: What becomes of the task of a hearing without its holder.
_BY_ANOTHER = frozenset({"heard", "no-hearing"})


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why somebody may not do a task: the code and the words of a sentence of `Forbidden`."""

    code: str
    about: Mapping[str, object] = field(default_factory=dict)


def must_be_fit(matter: Matter, case: Case, task: Task, actor: Actor) -> None:
    """Raise Forbidden unless this person may do this task: the post, not the own case, not a second hand's work."""
    hindered = obstacle(matter, case, task, actor)
    if hindered is not None:
        raise Forbidden(hindered.code, hindered.about)


def colleague_must_be_fit(matter: Matter, case: Case, task: Task, colleague: Actor) -> None:
    """Raise Forbidden, in words about somebody else, unless that colleague may do this task."""
    hindered = obstacle(matter, case, task, colleague)
    if hindered is not None:
        raise Forbidden(f"colleague-{hindered.code}", {"name": colleague.name, **hindered.about})


def obstacle(matter: Matter, case: Case, task: Task, actor: Actor) -> Obstacle | None:
    """What keeps this person from this task; None when nothing does.

    Whoever acts for somebody absent may do only what both may do.
    """
    if not actor.holds(task.role, task.department):
        return Obstacle("no-post", {"department": matter.department.name, "role": ROLE_WORDS[task.role]})
    absent = acting_for(task, actor)
    if is_party(case.party, actor):
        return Obstacle("own-case")
    if absent is not None and is_party(case.party, absent):
        return Obstacle("own-case-absent", {"absent": absent.name})
    if task.step == CHAIR:
        return _presides(case, task, actor, absent)
    if task.step == CHALLENGE:
        return _challenged(case, task, actor, absent)
    if HANDS.get(task.stage) in EXAMINING:
        for human, code in ((actor, "presides"), *(((absent, "presides-absent"),) if absent else ())):
            if any(one.sitting and one.sitting.chair in human.accounts for one in case.hearings.values()):
                return Obstacle(code, {"absent": human.name, "here": STAGE_WORDS[task.stage]})
    signed = _countersigns(matter, case, task, (actor,) if absent is None else (actor, absent))
    if signed is not None:
        return signed
    if matter.one_person:
        return None
    here = STAGE_WORDS[task.stage]
    if (other := other_hand(case, task.stage, actor)) is not None:
        return Obstacle("same-person", {"other": STAGE_WORDS[other], "here": here})
    if absent is not None and (other := other_hand(case, task.stage, absent)) is not None:
        return Obstacle("same-person-absent", {"absent": absent.name, "other": STAGE_WORDS[other], "here": here})
    return None


def _countersigns(matter: Matter, case: Case, task: Task, humans: Sequence[Human]) -> Obstacle | None:
    """Nobody countersigns the own draft, nor one draft twice: it takes as many human beings as there are signatures."""
    if task.step.startswith(ERRAND):
        return None
    flow = matter.flow(case.route)
    step = next((one for one in flow.steps if one.id == task.step), None)
    if not isinstance(step, Review) or step.countersigns is None:
        return None
    beside = {one.id for one in flow.steps if isinstance(one, Review) and one.countersigns == step.countersigns}
    since = list(case.tasks.values())
    draft = next((one for one in reversed(since) if one.step == step.countersigns), None)
    since = since[since.index(draft) :] if draft is not None else since
    signed = [one for one in since if one.step in beside and one.outcome == "countersigned"]
    for human in humans:
        if draft is not None and {draft.done_by, draft.done_for} & human.accounts:
            return Obstacle("own-draft", {"who": human.name})
        if any({one.done_by, one.done_for} & human.accounts for one in signed):
            return Obstacle("countersigned-already", {"who": human.name})
    return None


def _presides(case: Case, task: Task, actor: Actor, absent: Human | None) -> Obstacle | None:
    """Nobody presides in another's place."""
    _, hearing = case.sitting(task.id)
    sitting = hearing.sitting
    if sitting is None or (sitting.chair in actor.accounts and absent is None):
        return None
    return Obstacle("not-the-chair", {"chair": sitting.chair_name})


def _challenged(case: Case, task: Task, actor: Actor, absent: Human | None) -> Obstacle | None:
    """Nobody answers whether the own person may preside, in nobody's place."""
    _, hearing = case.sitting(task.id)
    chairs = {one.chair for one in hearing.challenges if one.task == task.id}
    for human, code in ((actor, "own-challenge"), *(((absent, "own-challenge-absent"),) if absent else ())):
        if chairs & human.accounts:
            return Obstacle(code, {"absent": human.name})
    return None


def must_be_fit_to_preside(case: Case, chair: Actor, challenges: Role) -> None:
    """Raise Forbidden unless that colleague may preside over a hearing of the case (Licensing Law 48): an officer of
    its organ who is not its party, does not examine it, and is not the one who answers a challenge."""
    if not chair.works_in(case.department):
        raise Forbidden("chair-works-elsewhere", {"name": chair.name})
    if is_party(case.party, chair):
        raise Forbidden("chair-own-case", {"name": chair.name})
    if examines(case, chair):
        raise Forbidden("chair-examines", {"name": chair.name})
    if Post(case.department, challenges) in chair.posts:
        raise Forbidden("chair-answers-challenges", {"name": chair.name})


def examines(case: Case, human: Human) -> bool:
    """Whether that human being has a hand in accepting, examining or reviewing the case, or holds a task of it."""
    return any(hand in EXAMINING for _, hand in _hands_of(case, human)) or any(
        task.holder in human.accounts and task.done is None and HANDS.get(task.stage) in EXAMINING
        for task in case.tasks.values()
        if task.step != CHAIR
    )


def acting_for(task: Task, actor: Actor) -> Human | None:
    """In whose place this person does this task; None in the own name.

    Whoever holds the post too acts in the own name, but on a task that the absent colleague holds.
    """
    post = Post(task.department, task.role)
    absent = actor.behalf.get(post)
    if absent is None or task.holder in absent.accounts:
        return absent
    return None if post in actor.posts else absent


def who_acts(task: Task, actor: Actor) -> frozenset[PersonId]:
    """Every account of whoever does this task: of the actor and of the colleague in whose place it is done."""
    absent = acting_for(task, actor)
    return actor.accounts | (absent.accounts if absent else frozenset())


def must_hold_post(matter: Matter, case: Case, actor: Actor, roles: Sequence[Role]) -> None:
    """Raise Forbidden unless this person may do, by one of these posts of the department of the case, what belongs to
    no task: the post, and neither the own case nor that of the colleague in whose place it is done."""
    if not any(actor.holds(role, case.department) for role in roles):
        raise Forbidden("no-post", {"department": matter.department.name, "role": ROLE_WORDS[roles[0]]})
    if is_party(case.party, actor):
        raise Forbidden("own-case")
    absent = represented(case, actor, roles)
    if absent is not None and is_party(case.party, absent):
        raise Forbidden("own-case-absent", {"absent": absent.name})


def represented(case: Case, actor: Actor, roles: Sequence[Role]) -> Human | None:
    """In whose place this person acts by one of these posts of the department of the case; None in the own name.

    Of several absent colleagues it is one who may do it.
    """
    posts = [Post(case.department, role) for role in roles]
    if not actor.posts.isdisjoint(posts):
        return None
    absent = [actor.behalf[post] for post in posts if post in actor.behalf]
    return min(absent, key=lambda one: is_party(case.party, one), default=None)


def in_whose_name(case: Case, happened: Sequence[Event], actor: Actor, roles: Sequence[Role] = ()) -> Actor:
    """The actor as the record of these events names him: in the own name, or in the place of somebody absent.

    `roles` are the posts by which events that belong to no task are done.
    """
    if not actor.behalf or is_party(case.party, actor):
        return actor
    if roles:
        return actor.in_place_of(represented(case, actor, roles))
    given = next((event for event in happened if isinstance(event, TaskReassigned)), None)
    if given is not None and not holds(case.tasks[given.task], actor):
        return actor.in_place_of(_headed_for(case.tasks[given.task], actor))
    task = next(_tasks_of(case, happened, actor), None)
    return actor if task is None else actor.in_place_of(acting_for(task, actor))


def holds(task: Task, actor: Actor) -> bool:
    """Whether the actor holds the task, or somebody absent does in whose place the actor is."""
    absent = acting_for(task, actor)
    holders = {actor.person} if absent is None else {actor.person, absent.person}
    return task.holder in holders


def heads(case: Case, task: Task, actor: Actor) -> bool:
    """Whether the actor is the head of the organ of the task, or the head's deputy, and a stranger to the case."""
    if not actor.holds(Role.ORGAN_HEAD, task.department) or is_party(case.party, actor):
        return False
    absent = _headed_for(task, actor)
    return absent is None or not is_party(case.party, absent)


def _headed_for(task: Task, actor: Actor) -> Human | None:
    post = Post(task.department, Role.ORGAN_HEAD)
    return None if post in actor.posts else actor.behalf.get(post)


def _tasks_of(case: Case, happened: Sequence[Event], actor: Actor) -> Iterator[Task]:
    """The tasks these events are about, then the open ones: those of the actor's posts."""
    named = (case.tasks.get(getattr(event, "task", "")) for event in happened)
    waiting = (task for task in case.tasks.values() if task.done is None)
    for task in (*named, *waiting):
        if task is not None and actor.holds(task.role, task.department):
            yield task


def is_party(party: Party, human: Human) -> bool:
    """Whether that human being applied, by whatever account, or is the natural person applied for."""
    return party.person in human.accounts or (human.number is not None and party.number.upper() == human.number)


def other_hand(case: Case, stage: Stage, human: Human) -> Stage | None:
    """The stage in which this human being already acted, or was represented, as another hand, if there is one."""
    hand = HANDS.get(stage)
    if hand is None:
        return None
    return next((stage for stage, past in _hands_of(case, human) if past not in (None, hand)), None)


def _hands_of(case: Case, human: Human) -> Iterator[tuple[Stage, str | None]]:
    """The stages in which this human being acted, or was represented, each with the hand that counts there, if any:
    whoever looked after the decision whether it may stand examined, too; whoever presides over a hearing does not."""
    there = {visit.task for visit in case.visits if any(one.person in human.accounts for one in visit.visitors)}
    for task in case.tasks.values():
        # whoever dropped a task, or held the hearing it was about, did not do it
        done = {task.done_by, task.done_for} if task.outcome not in _BY_ANOTHER else {task.holder}
        if task.id in there or (task.outcome != "dropped" and task.step != CHAIR and done & human.accounts):
            yield task.stage, HANDS.get(task.stage, HANDS[Stage.HANDLE] if task.id in there else None)
