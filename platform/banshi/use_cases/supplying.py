"""How does an applicant hand in what was to follow?  All files of one visit at once; nothing of it if one is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banshi.cases.commands import SupplyMaterials
from banshi.cases.decide import decide
from banshi.cases.events import CaseId, StoredFile
from banshi.cases.tolerance import may_supply
from banshi.people import Actor
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.drafting import MOST_BYTES, MOST_FILES
from banshi.use_cases.issuing import with_notices
from banshi.use_cases.refusals import TooLarge
from banshi.use_cases.supervising import keep_watch
from banshi.use_cases.visibility import own_case
from banshi.use_cases.world import World
from banshi_forms.model import Problem
from banshi_forms.uploads import check_upload


def supply(
    world: World, actor: Actor, case_id: CaseId, chosen: Mapping[str, Sequence[tuple[str, bytes]]]
) -> tuple[Problem, ...]:
    """Hand in these files (name, content) by material; or why one of them cannot be taken, and then none is.

    Raises NotFound, OutOfOrder, Forbidden, TooLarge.  Another act on the case in the same moment does not turn the
    applicant away.
    """
    with world.reading() as connection:
        case = own_case(UnitOfWork(connection), actor, case_id)
    matter = world.editions.matter(case.edition)
    may_supply(matter, case, actor, world.clock.now())
    taken: dict[str, tuple[StoredFile, ...]] = {}
    problems: list[Problem] = []
    for name, files in chosen.items():
        material = matter.material(name)
        if material is None or not files:
            continue
        if len(files) > MOST_FILES:
            raise TooLarge("too-many-files", {"most": MOST_FILES})
        for title, content in files:
            checked = check_upload(title, content, material.accept, max_bytes=MOST_BYTES, at=name)
            if isinstance(checked, Problem):
                problems.append(checked)
                continue
            stored = StoredFile(world.files.put(content), checked.name, checked.media, checked.size)
            taken[name] = (*taken.get(name, ()), stored)
    if problems:
        return tuple(problems)
    moment = world.moment(actor)

    def act(work: UnitOfWork) -> None:
        work.hold(case_id)
        now_there = own_case(work, actor, case_id)
        happened = decide(matter, now_there, SupplyMaterials(taken), moment)
        after = work.append(now_there, with_notices(work, matter, now_there, happened, moment), actor, moment.now)
        keep_watch(world, work, after, moment)

    world.store.write(act)
    return ()
