"""Who lives in a town?"""

from __future__ import annotations

from banshi.cases.case import Case
from banshi.definitions.model import Matter
from banshi.people import SYSTEM, Actor, Post, Role

APPLICANT = Actor("p-applicant", "测试甲")
ADMINISTRATOR = Actor("p-administrator", "administrator", frozenset({Post("installation", Role.ADMINISTRATOR)}))
STRANGER = Actor("p-stranger", "测试乙")


def people_around(matter: Matter, case: Case) -> tuple[Actor, ...]:
    """Applicant, stranger, clock; a supervisor; for every post of the flow four officers, and one who holds all of
    them.

    Whoever was given a task or a hearing as a newcomer is there, too.
    """
    posts = sorted({(task.department, task.role) for task in case.tasks.values()})
    posts += sorted({(matter.department.id, step.by) for step in matter.flow(case.route).steps} - set(posts))
    officers = [
        Actor(f"p-{role.value}-{number}", f"{role.value} {number}", frozenset({Post(department, role)}))
        for department, role in posts
        for number in (1, 2, 3, 4)
    ]
    everything = Actor("p-all", "all posts", frozenset(Post(department, role) for department, role in posts))
    known = {everything.person, *(one.person for one in officers)}
    holding = {task.holder: task.holder_name or "" for task in case.open_tasks if task.holder is not None}
    presiding = {one.sitting.chair: one.sitting.chair_name for one in case.hearings.values() if one.sitting}
    newcomers = [
        Actor(person, name, everything.posts)
        for person, name in {**holding, **presiding}.items()
        if person not in known
    ]
    watching = Actor("p-supervisor", "supervisor", frozenset({Post("supervision", Role.SUPERVISOR)}))
    return (APPLICANT, STRANGER, SYSTEM, everything, watching, *officers, *newcomers)
