"""Cases end under the edition they began with, unless an administrator moves them: planned first, each whole."""

import shutil

import pytest
from use_cases.worlds import APPLICANT, CLERK, DISTRICT, HANDLER, MARKET, OTHER, file_one, version

from banshi.people import Actor, Post, Role
from banshi.store import boards
from banshi.use_cases import handling, reading
from banshi.use_cases.migrating import apply, plan, target_of
from banshi.use_cases.people import INSTALLATION
from banshi.use_cases.publishing import publish_folder
from banshi.use_cases.refusals import NotFound

CODE = "catering-licence"
ADMINISTRATOR = Actor("p-admin", "吴管理", frozenset({Post(INSTALLATION, Role.ADMINISTRATOR)}))


@pytest.fixture
def publish(world, tmp_path):
    """Puts a changed catering matter in force."""
    folder = tmp_path / "definitions"
    shutil.copytree(DISTRICT, folder)
    file = folder / MARKET / f"{CODE}.yaml"

    def put(*changes):
        text = file.read_text("utf-8")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
        published = publish_folder(world, folder, by=("甲", "乙"), summary="改环节")
        assert published.findings == ()
        return target_of(world, CODE, None)

    return put


def test_nobody_moves_by_itself_and_a_plan_changes_nothing(world, publish):
    receipt = file_one(world)
    target = publish(("title: {zh: 受理,", "title: {zh: 受理审查,"))
    planned = plan(world, target, {})
    assert [(one.number, one.edition, one.found.verdict.value) for one in planned] == [(receipt.number, 1, "move")]
    assert reading.case_file(world, APPLICANT, receipt.case_id).edition.number == 1


def test_applied_the_case_goes_on_under_the_new_edition(world, publish):
    first, second = file_one(world).case_id, file_one(world, OTHER).case_id
    handling.accept(world, CLERK, first, version(world, first))
    target = publish(
        ("{step: examine,", "{step: inspect,"),
        ("return_to: examine", "return_to: inspect"),
        ("accept, examine,", "accept, inspect,"),
    )
    assert {one.found.verdict.value for one in plan(world, target, {}) if one.case == first} == {"blocked"}
    planned = plan(world, target, {"examine": "inspect"})
    assert [one.found.verdict.value for one in planned] == ["move", "move"]
    moved = apply(world, ADMINISTRATOR, target, planned, {"examine": "inspect"}, confirmed=False)
    assert [one.refused for one in moved] == [None, None]
    file = reading.case_file(world, APPLICANT, first)
    assert (file.edition.number, file.case.open_task.step) == (2, "inspect")
    with world.reading() as connection:
        told = boards.timeline(connection, first)[-1]
    assert told.actor_name == "吴管理"
    handling.pass_on(world, HANDLER, first, version(world, first), "同意。")
    assert plan(world, target, {}) == ()
    assert reading.case_file(world, OTHER, second).edition.number == 2


def test_what_changed_since_the_plan_is_looked_at_anew(world, publish):
    case_id = file_one(world).case_id
    target = publish(("title: {zh: 受理,", "title: {zh: 受理审查,"))
    planned = plan(world, target, {})
    handling.not_accept(world, CLERK, case_id, version(world, case_id), "经营地址不在本区。", "样板区市场监督管理局")
    (moved,) = apply(world, ADMINISTRATOR, target, planned, {}, confirmed=False)
    assert moved.refused.code == "concluded"
    assert reading.case_file(world, APPLICANT, case_id).edition.number == 1


def test_there_is_no_edition_of_that_number(world):
    with pytest.raises(NotFound):
        target_of(world, CODE, 9)
