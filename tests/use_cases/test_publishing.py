"""Editions are immutable; what did not change is not new; cases and drafts stay on theirs; all or none."""

import shutil
from datetime import date

import pytest
from sqlalchemy import func, select
from use_cases.worlds import APPLICANT, DISTRICT, MARKET, ROOT, StandingClock, file_one, open_town, start_form

from banshi.store import tables
from banshi.use_cases import drafting, filing, reading
from banshi.use_cases.publishing import import_calendars, publish_folder
from banshi.use_cases.refusals import NotFound, NotOffered

CODE = "catering-licence"


@pytest.fixture
def folder(tmp_path):
    copied = tmp_path / "definitions"
    shutil.copytree(DISTRICT, copied)
    return copied


def change(folder, old, new):
    path = folder / MARKET / f"{CODE}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def publish(world, folder, **more):
    return publish_folder(world, folder, by=("甲", "乙"), summary="承诺时限缩短", **more)


def editions(world):
    with world.reading() as connection:
        return connection.execute(select(func.count()).select_from(tables.editions)).scalar_one()


def test_what_did_not_change_is_not_new(world, folder):
    before = editions(world)
    published = publish(world, folder)
    assert published.findings == ()
    assert published.editions
    assert not any(edition.new for edition in published.editions)
    assert editions(world) == before


def test_a_changed_matter_is_a_new_edition_and_the_others_are_not(world, folder):
    change(folder, "title: {zh: 受理,", "title: {zh: 受理审查,")
    published = publish(world, folder)
    assert [(e.matter, e.number) for e in published.editions if e.new] == [(CODE, 2)]
    current = world.editions.current(CODE, world.today())
    assert (current.number, current.summary) == (2, "承诺时限缩短")
    assert current.matter.flow("standard").steps[0].title.zh == "受理审查"


def test_drafts_and_cases_stay_on_their_edition(world, folder):
    old = world.editions.current(CODE, world.today())
    receipt, draft_id = file_one(world), start_form(world)
    change(folder, "title: {zh: 受理,", "title: {zh: 受理审查,")
    publish(world, folder)
    draft = drafting.open_draft(world, APPLICANT, draft_id)
    assert draft.edition.digest == old.digest
    later = filing.file(world, APPLICANT, draft_id, draft.key)
    for case_id in (receipt.case_id, later.case_id):
        assert reading.case_file(world, APPLICANT, case_id).edition.digest == old.digest
    fresh = drafting.open_draft(world, APPLICANT, drafting.start(world, APPLICANT, CODE))
    assert fresh.edition.number == 2


def test_going_back_to_an_older_text_is_a_new_number(world, folder):
    change(folder, "title: {zh: 受理,", "title: {zh: 受理审查,")
    publish(world, folder)
    change(folder, "title: {zh: 受理审查,", "title: {zh: 受理,")
    publish(world, folder)
    current = world.editions.current(CODE, world.today())
    assert current.number == 3
    assert current.matter.flow("standard").steps[0].title.zh == "受理"


def test_an_error_anywhere_publishes_nothing(world, folder):
    before = editions(world)
    change(folder, "title: {zh: 受理,", "title: {zh: 受理审查,")
    (folder / "urban_management" / "broken.yaml").write_text("banshi: 1\nmatter: broken\n", "utf-8")
    published = publish(world, folder)
    assert published.editions == ()
    assert any("broken.yaml" in line for line in published.lines("zh"))
    assert editions(world) == before
    assert world.editions.current(CODE, world.today()).number == 1


def test_only_the_named_ones(world, folder):
    change(folder, "title: {zh: 受理,", "title: {zh: 受理审查,")
    assert publish(world, folder, only=["outdoor-signboard"]).editions[0].new is False
    assert world.editions.current(CODE, world.today()).number == 1


def test_in_force_from_its_day(world, folder, clock):
    change(folder, "title: {zh: 受理,", "title: {zh: 受理审查,")
    publish(world, folder, on=date(2026, 4, 1))
    assert world.editions.current(CODE, world.today()).number == 1
    assert world.editions.current(CODE, date(2026, 4, 1)).number == 2
    clock.set("2026-04-01 00:00")
    assert {e.matter.code: e.number for e in world.editions.catalogue(world.today())}[CODE] == 2


def test_before_anything_was_in_force(world):
    assert world.editions.catalogue(date(2020, 1, 1)) == ()
    with pytest.raises(NotOffered) as refused:
        world.editions.current(CODE, date(2020, 1, 1))
    assert refused.value.code == "not-yet"
    with pytest.raises(NotFound):
        world.editions.current("nothing", date(2026, 3, 2))
    with pytest.raises(NotFound):
        world.editions.edition("0" * 64)


def test_another_process_reads_the_same_matter_from_the_database(world, database_url, tmp_path):
    edition = world.editions.current(CODE, world.today())
    other = open_town(database_url, tmp_path / "other", StandingClock())
    same = other.editions.edition(edition.digest)
    assert (same.key, same.number, same.source) == (edition.key, edition.number, edition.source)
    assert same.matter.form.digest == edition.matter.form.digest
    other.store.engine.dispose()


def test_calendars_are_imported_once_and_again_when_they_change(world, tmp_path):
    assert import_calendars(world, ROOT / "calendars") == 0
    assert not world.calendars.current().provisional(date(2026, 3, 2))
    changed = tmp_path / "calendars"
    shutil.copytree(ROOT / "calendars", changed)
    path = changed / "2026.yaml"
    path.write_text(path.read_text("utf-8") + "# 核对无误\n", "utf-8")
    assert import_calendars(world, changed) == 1
    assert import_calendars(world, ROOT / "calendars") == 1
