"""Who may preside over a hearing, and how does its signed record come into the case?"""

from __future__ import annotations

from collections.abc import Sequence

from banshi.cases.case import Case
from banshi.cases.commands import RecordHearing
from banshi.cases.duties import must_be_fit_to_preside
from banshi.cases.events import CaseId, StoredFile, TaskId
from banshi.cases.refusals import Forbidden
from banshi.cases.sittings import answers_challenges, may_record_hearing
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi.store import accounts
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.colleagues import Colleague
from banshi.use_cases.drafting import MOST_BYTES, MOST_FILES
from banshi.use_cases.issuing import carry_out
from banshi.use_cases.refusals import TooLarge
from banshi.use_cases.visibility import known_case
from banshi.use_cases.world import World
from banshi_forms.model import Problem
from banshi_forms.uploads import check_upload

#: How a signed record can come.
RECORD_TYPES = ("pdf", "jpg", "png")


def chairs(world: World, matter: Matter, case: Case, hearing: TaskId) -> Sequence[Colleague]:
    """Everybody of the deciding department, those who may preside over that hearing first."""
    with world.reading() as connection:
        staff = accounts.officers(connection, {case.department}, world.today())
    role = answers_challenges(matter, case, hearing)
    found = []
    for one in staff:
        try:
            must_be_fit_to_preside(case, one, role)
        except Forbidden as refusal:
            found.append(Colleague(one, refusal))
        else:
            found.append(Colleague(one, None))
    return sorted(found, key=lambda one: one.why_not is not None)


def record_hearing(
    world: World,
    actor: Actor,
    case_id: CaseId,
    seen: int,
    chosen: Sequence[tuple[str, bytes]],
    signatories: Sequence[str],
    report: str,
) -> tuple[Problem, ...]:
    """The hearing was held, with these files (name, content) as its record; or why one of them cannot be taken.

    Raises NotFound, Stale, OutOfOrder, Forbidden, TooLarge.
    """
    with world.reading() as connection:
        case = known_case(UnitOfWork(connection), actor, case_id)
    may_record_hearing(world.editions.matter(case.edition), case, actor, world.clock.now())
    if len(chosen) > MOST_FILES:
        raise TooLarge("too-many-files", {"most": MOST_FILES})
    checked = [check_upload(name, content, RECORD_TYPES, max_bytes=MOST_BYTES, at="record") for name, content in chosen]
    problems = tuple(one for one in checked if isinstance(one, Problem))
    if problems:
        return problems
    files = tuple(
        StoredFile(world.files.put(content), one.name, one.media, one.size)
        for one, (_, content) in zip(checked, chosen, strict=True)
        if not isinstance(one, Problem)
    )
    carry_out(world, actor, case_id, seen, RecordHearing(files, tuple(signatories), report))
    return ()
