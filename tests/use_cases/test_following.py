"""Filed without a secondary material, accepted tolerantly, nothing issued before it is in; decided on a commitment."""

import pytest
from catalogue.typed_applications import fill_in
from use_cases.worlds import APPLICANT, OTHER, PDF, version

from banshi.cases.case import Status
from banshi.cases.commands import ForwardUp, Grant, Pass, RecordPostCheck, RecordVisit
from banshi.cases.tasks import step_of
from banshi.cases.tolerance import CONDITIONS, LATER_MATERIALS
from banshi.definitions.examples.running import try_example
from banshi.definitions.flow import Decide, Issue, PostCheck, Review, Visit
from banshi.people import Actor, Human, Post
from banshi.store import boards
from banshi.use_cases import drafting, filing, handling, reading
from banshi.use_cases.issuing import carry_out
from banshi.use_cases.refusals import Incomplete, NotFound, OutOfOrder
from banshi.use_cases.supplying import supply
from banshi.use_cases.ticking import fire_due


def prepared(world, code, example):
    """A draft of that example, with everything that must come with it."""
    matter = world.editions.current(code, world.today()).matter
    chosen = next(one for one in matter.examples if one.name == example)
    trial = try_example(matter, chosen, world.calendars.current())
    assert trial.wrong == ()
    return fill_in(world, matter, trial)


def file(world, draft, *signing):
    return filing.file(
        world, APPLICANT, draft, drafting.open_draft(world, APPLICANT, draft).key, signing=signing
    ).case_id


def case_of(world, case_id):
    return reading.case_file(world, APPLICANT, case_id).case


def notices(world, case_id):
    with world.reading() as connection:
        return [notice.kind for notice in boards.notices_of(connection, case_id)]


def officer(step, department):
    return Actor(f"p-{step.id}", step.id, frozenset({Post(department, step.by)}))


def go_on(world, case_id):
    """The next step is done by whoever has the post."""
    file = reading.case_file(world, APPLICANT, case_id)
    task = file.case.open_tasks[0]
    step = step_of(file.matter, file.case, task)
    by = officer(step, task.department)
    there = (by, Human("p-second", "第二人"), Human("p-third", "第三人"))
    items = {
        str(n): "yes"
        for n, _ in enumerate(file.matter.checklists.get(getattr(step, "checklist", None) or "", ()), start=1)
    }
    seen = version(world, case_id)
    match step:
        case Review():
            carry_out(world, by, case_id, seen, Pass("同意。"))
        case Visit():
            carry_out(world, by, case_id, seen, RecordVisit(there[: step.people], items, True, "符合要求。"))
        case Decide():
            carry_out(world, by, case_id, seen, Grant("准予。"))
        case Issue():
            handling.deliver(world, by, case_id, seen, "window", "测试甲")
        case PostCheck():
            carry_out(world, by, case_id, seen, RecordPostCheck(there[: step.people], items, True, "符合承诺。"))
        case _:
            carry_out(world, by, case_id, seen, ForwardUp("同意。"))


def accept(world, case_id):
    file = reading.case_file(world, APPLICANT, case_id)
    task = file.case.open_tasks[0]
    handling.accept(world, officer(step_of(file.matter, file.case, task), task.department), case_id, file.case.version)


@pytest.fixture
def listed(world):
    """A case of the drainage permit that came in without the test of the water."""
    matter = world.editions.current("drainage-permit", world.today()).matter
    trials = [(one, try_example(matter, one, world.calendars.current())) for one in matter.examples]
    name = next(
        one.name
        for one, trial in trials
        if not trial.wrong and trial.route.route.ends is None and [m.id for m in trial.materials.later] == ["quality"]
    )
    return prepared(world, "drainage-permit", name)


def test_nobody_files_without_it_who_has_not_signed(world, listed):
    with pytest.raises(Incomplete) as refusal:
        file(world, listed)
    assert refusal.value.code == "unsigned-later-materials"
    case = case_of(world, file(world, listed, LATER_MATERIALS))
    assert case.to_follow == {"quality": ""}
    assert "排水水质检测报告" in case.commitments[LATER_MATERIALS]


def test_with_it_nothing_is_signed(world, listed):
    drafting.attach(world, APPLICANT, listed, "quality", "水质.pdf", PDF)
    case = case_of(world, file(world, listed))
    assert case.to_follow == {}
    assert case.commitments == {}


def test_accepted_tolerantly_and_nothing_issued_before_it_is_in(world, listed):
    case_id = file(world, listed, LATER_MATERIALS)
    accept(world, case_id)
    assert notices(world, case_id) == ["receipt", "tolerant-acceptance"]
    assert case_of(world, case_id).running("tolerance").due is not None
    while case_of(world, case_id).outcome is None:
        go_on(world, case_id)
    with pytest.raises(OutOfOrder) as refusal:
        go_on(world, case_id)
    assert refusal.value.code == "materials-before-result"
    assert supply(world, APPLICANT, case_id, {"quality": [("水质.exe", b"MZ")]}) != ()
    assert case_of(world, case_id).to_follow == {"quality": ""}, "a wrong file changes nothing"
    with pytest.raises(NotFound):
        supply(world, OTHER, case_id, {"quality": [("水质.pdf", PDF)]})
    with pytest.raises(Incomplete):
        supply(world, APPLICANT, case_id, {"layout": [("图.pdf", PDF)]})
    assert supply(world, APPLICANT, case_id, {"quality": [("水质.pdf", PDF)]}) == ()
    with pytest.raises(OutOfOrder):
        supply(world, APPLICANT, case_id, {"quality": [("水质.pdf", PDF)]})
    go_on(world, case_id)
    ended = case_of(world, case_id)
    assert ended.status is Status.DELIVERED
    assert [one.name for one in ended.materials["quality"]] == ["水质.pdf"]


def test_not_brought_in_time_the_clock_ends_the_case_with_a_notice(world, listed, clock):
    case_id = file(world, listed, LATER_MATERIALS)
    accept(world, case_id)
    clock.move(days=30)
    fire_due(world)
    ended = case_of(world, case_id)
    assert ended.status is Status.TERMINATED
    assert "排水水质检测报告" in ended.ending
    assert notices(world, case_id) == ["receipt", "tolerant-acceptance", "termination"]
    with pytest.raises(OutOfOrder):
        supply(world, APPLICANT, case_id, {"quality": [("水质.pdf", PDF)]})


def test_decided_on_a_commitment_and_looked_at_afterwards(world):
    """消防安全检查：承诺即办；制度和图纸在事后核查前补交。"""
    draft = prepared(world, "fire-safety-check", "餐馆选择告知承诺，当天决定，营业后核查")
    with pytest.raises(Incomplete) as refusal:
        file(world, draft, LATER_MATERIALS)
    assert refusal.value.code == "unsigned-conditions"
    case_id = file(world, draft, CONDITIONS, LATER_MATERIALS)
    case = case_of(world, case_id)
    assert case.to_follow == {"rules": "site-check", "plans": "site-check"}
    assert "告知承诺" in case.commitments[CONDITIONS]
    accept(world, case_id)
    assert notices(world, case_id) == ["receipt", "acceptance"], "the definition says when; nothing is tolerated"
    while case_of(world, case_id).handover is None:
        go_on(world, case_id)
    with pytest.raises(OutOfOrder) as refusal:
        go_on(world, case_id)
    assert refusal.value.code == "materials-due-to-pass"
    files = {"rules": [("制度.pdf", PDF)], "plans": [("图.pdf", PDF)]}
    assert supply(world, APPLICANT, case_id, files) == ()
    go_on(world, case_id)
    assert case_of(world, case_id).concluded is not None
