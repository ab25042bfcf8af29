"""Which case does an applicant look at?  The own one of that number; for everybody else it is as if there were none."""

from __future__ import annotations

from banshi.cases.duties import is_applicant
from banshi.use_cases import reading
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.refusals import NotFound
from banshi.web.frame.visitor import the_actor, the_world


def own_file(number: str) -> CaseFile:
    """The own case of that number.  Raises NotFound, also for officers, who have their desk."""
    world, actor = the_world(), the_actor()
    file = reading.case_file(world, actor, reading.case_id_of(world, actor, number))
    if not is_applicant(file.case, actor):
        raise NotFound
    return file
