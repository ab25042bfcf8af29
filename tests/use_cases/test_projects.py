"""Are the cases of one project shown together, to those who may know of them?"""

import pytest
from catalogue import typed_applications
from use_cases.worlds import APPLICANT, OTHER, file_one, version

from banshi.cases.events import Gap
from banshi.cases.tolerance import CONDITIONS, LATER_MATERIALS
from banshi.definitions.examples.running import try_example
from banshi.people import Actor, Post, Role
from banshi.use_cases import drafting, filing, handling, reading
from banshi.use_cases.projects import project_of_case

CODE, ANOTHER = "2106-440305-04-01-123456", "2107-440305-04-01-654321"
OFFICER = Actor("p-builder", "演示承办", frozenset({Post("housing_construction", Role.HANDLER)}))
SUPERVISOR = Actor("p-watch", "演示监察", frozenset({Post("supervision", Role.SUPERVISOR)}))
BUSY = Actor("p-fire", "演示消防", frozenset({Post("fire_rescue", Role.HANDLER)}))


@pytest.fixture
def permit(world, monkeypatch):
    """Files a construction permit of that person for that project."""
    matter = world.editions.current("construction-permit", world.today()).matter
    example = next(one for one in matter.examples if one.given.get("project_code") == CODE)
    trial = try_example(matter, example, world.calendars.current())

    def filed(actor=APPLICANT, project=CODE):
        monkeypatch.setattr(typed_applications, "APPLICANT", actor)
        trial.understood.facts["project_code"] = project
        case_id = typed_applications.file(world, matter, trial)
        return reading.case_file(world, actor, case_id).case

    return filed


def numbers(project):
    return [one.number for one in project.others]


def test_applicants_see_their_own_cases_of_a_project(world, permit):
    first, second = permit(), permit()
    permit(project=ANOTHER)
    seen = project_of_case(world, first, APPLICANT)
    assert (seen.code, numbers(seen)) == (CODE, [second.number])
    (sibling,) = seen.others
    assert (sibling.title.zh, sibling.state.zh, sibling.open) == ("建筑工程施工许可证核发", "已提交", True)


def test_a_code_that_anybody_can_type_shows_nobody_elses_cases(world, permit):
    mine, theirs = permit(), permit(OTHER)
    assert numbers(project_of_case(world, mine, APPLICANT)) == []
    assert numbers(project_of_case(world, theirs, OTHER)) == []


def test_officers_see_all_of_them_and_open_those_of_their_department(world, permit):
    mine, theirs = permit(), permit(OTHER)
    for officer in (OFFICER, SUPERVISOR):
        (sibling,) = project_of_case(world, mine, officer).others
        assert (sibling.number, sibling.open) == (theirs.number, True)
    (closed,) = project_of_case(world, mine, BUSY).others
    assert not closed.open


def test_a_corrected_code_moves_the_case_to_the_other_project(world, permit):
    first, second = permit(), permit()
    matter = world.editions.matter(first.edition)
    clerk = Actor("p-hall", "演示窗口", frozenset({Post("housing_construction", Role.WINDOW_CLERK)}))
    gap = Gap("field:project_code", "代码填错。", "请核对后修改。")
    handling.request_correction(world, clerk, first.id, version(world, first.id), [gap])
    draft = filing.begin_correction(world, APPLICANT, first.id)
    answers = dict(drafting.open_draft(world, APPLICANT, draft).sheet.facts()) | {"project_code": ANOTHER}
    typed = typed_applications.typed(matter, "project", answers)
    assert drafting.save_section(world, APPLICANT, draft, "project", typed).problems == ()
    kept = drafting.open_draft(world, APPLICANT, draft)
    filing.correct(world, APPLICANT, draft, kept.key, kept.body, (CONDITIONS, LATER_MATERIALS))
    assert numbers(project_of_case(world, second, APPLICANT)) == []
    assert project_of_case(world, first, APPLICANT).code == ANOTHER


def test_what_belongs_to_no_project_has_none(world):
    receipt = file_one(world)
    case = reading.case_file(world, APPLICANT, receipt.case_id).case
    assert project_of_case(world, case, APPLICANT) is None
