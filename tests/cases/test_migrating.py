"""Which cases go on under another edition: those that stand somewhere in both, and never by themselves."""

from dataclasses import replace

import pytest
from cases.flows import EXAMINE, FIRE_OPINION, OWN_HEARING, VISIT, fork, matter
from cases.matters import _material, days
from cases.story import APPLICANT, APPROVER, CLERK, HANDLER, Deed, Story, at, given, new_application

from banshi.cases.commands import Accept, Grant, Migrate, Pass, RequestCorrection
from banshi.cases.decide import Forbidden, OutOfOrder
from banshi.cases.events import CaseMigrated, Gap
from banshi.cases.migrating import Verdict, migration
from banshi.cases.tolerance import LATER_MATERIALS
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey, LimitSpec, MaterialSource
from banshi.people import Actor, Post, Role
from banshi_rules.findings import NOWHERE

FILED = Deed(APPLICANT, "2026-03-02 09:00", None)
ACCEPTED = Deed(CLERK, "2026-03-02 10:00", Accept())
EXAMINED = Deed(HANDLER, "2026-03-03 09:00", Pass("同意。"))
OLD = matter(EXAMINE)
PHOTO = _material("photo", "现场照片", MaterialSource.APPLICANT)
ADMINISTRATOR = Actor("wu", "吴管理", frozenset({Post("installation", Role.ADMINISTRATOR)}))
NEW_KEY = EditionKey(OLD.code, "e" * 64)


def renamed_step(step_id):
    return matter(replace(EXAMINE, id=step_id))


def verdict(story, new, steps=None):
    return migration(story.case, story.matter, new, steps or {}).verdict


def test_a_case_moves_where_its_step_has_a_counterpart():
    story = given(FILED, ACCEPTED, matter=OLD)
    assert verdict(story, matter(EXAMINE, replace(EXAMINE, id="more"))) is Verdict.MOVE
    assert verdict(story, renamed_step("look")) is Verdict.BLOCKED
    assert verdict(story, renamed_step("look"), {"examine": "look"}) is Verdict.MOVE


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (matter(replace(EXAMINE, by=Role.REVIEWER)), Verdict.ASK),
        (matter(replace(EXAMINE, stage=Stage.CHECK)), Verdict.BLOCKED),
        (matter(replace(VISIT, id="examine")), Verdict.BLOCKED),
        (matter(fork((EXAMINE,), (FIRE_OPINION,))), Verdict.BLOCKED),
        (replace(OLD, routes=OLD.routes[:1]), Verdict.BLOCKED),
        (replace(OLD, limits=replace(OLD.limits, statutory=LimitSpec(days(10), None, NOWHERE))), Verdict.ASK),
    ],
)
def test_what_stands_in_the_way(new, expected):
    assert verdict(given(FILED, ACCEPTED, matter=OLD), new) is expected


def test_a_hearing_that_is_offered_does_not_go_on_as_something_else():
    """Nobody could end it: it would have neither a chair nor a record, and only a record ends a hearing."""
    story = given(FILED, ACCEPTED, matter=matter(OWN_HEARING))
    assert verdict(story, matter(replace(OWN_HEARING, planned=days(15)))) is Verdict.MOVE
    for other in (replace(OWN_HEARING, procedure="expert-review"), replace(OWN_HEARING, on_request=None)):
        assert verdict(story, matter(other)) is Verdict.BLOCKED


def test_open_branches_need_the_same_fork():
    old = matter(fork((EXAMINE,), (FIRE_OPINION,)))
    story = given(FILED, ACCEPTED, matter=old)
    assert verdict(story, old) is Verdict.MOVE
    assert verdict(story, matter(fork((EXAMINE,), (FIRE_OPINION,), needed=1))) is Verdict.BLOCKED
    assert verdict(story, matter(fork((FIRE_OPINION,), (EXAMINE,)))) is Verdict.BLOCKED


def test_what_is_decided_or_waits_for_the_applicant_stays():
    decided = given(FILED, ACCEPTED, EXAMINED, Deed(APPROVER, "2026-03-04 09:00", Grant("")), matter=OLD)
    assert verdict(decided, OLD) is Verdict.KEEP
    asked = Deed(CLERK, "2026-03-02 10:00", RequestCorrection((Gap("other", "缺页。", "补齐。"),)))
    assert verdict(given(FILED, asked, matter=OLD), OLD) is Verdict.KEEP


def test_after_the_move_the_new_flow_is_followed_and_the_clocks_stay():
    story = given(FILED, ACCEPTED, matter=OLD)
    new = matter(replace(EXAMINE, id="look"), replace(EXAMINE, id="check", stage=Stage.CHECK, by=Role.REVIEWER))
    wish = Migrate(NEW_KEY, new, {"examine": "look"}, confirmed=False)
    moved = story.when(wish, by=ADMINISTRATOR, at="2026-03-03 08:00").then(CaseMigrated(NEW_KEY, {"examine": "look"}))
    assert moved.case.edition == NEW_KEY
    assert moved.case.watches == story.case.watches
    went_on = replace(moved, matter=new).do(EXAMINED)
    assert went_on.case.open_task.step == "check"


def without_photo(due, new):
    """A case whose photo is still to come, under another edition of a matter that asks for it."""
    asking = replace(matter(EXAMINE, replace(EXAMINE, id="more")), materials=(PHOTO,))
    signed = {LATER_MATERIALS: "我承诺按时补交。"}
    application = replace(new_application(asking), to_follow={"photo": due}, commitments=signed)
    story = Story(asking).file(APPLICANT, at("2026-03-02 09:00"), application).do(ACCEPTED)
    return story, replace(new, materials=(PHOTO,))


def test_what_is_still_to_come_follows_by_the_same_step_under_its_new_name():
    story, new = without_photo("more", matter(EXAMINE, replace(EXAMINE, id="again")))
    wish = Migrate(NEW_KEY, new, {"more": "again"}, confirmed=False)
    moved = story.when(wish, by=ADMINISTRATOR, at="2026-03-03 08:00").then(
        CaseMigrated(NEW_KEY, {"examine": "examine", "more": "again"})
    )
    assert moved.case.to_follow == {"photo": "again"}


def test_what_is_still_to_come_needs_its_material_and_its_step_there():
    story, new = without_photo("more", matter(EXAMINE))
    found = migration(story.case, story.matter, new, {})
    assert found.verdict is Verdict.BLOCKED
    assert "现场照片" in found.reason.zh
    assert "more" in found.reason.zh
    other_kind = replace(matter(EXAMINE, replace(VISIT, id="more")), materials=(PHOTO,))
    assert verdict(story, other_kind) is Verdict.BLOCKED
    found = migration(story.case, story.matter, matter(EXAMINE, replace(EXAMINE, id="more")), {})
    assert found.verdict is Verdict.BLOCKED
    assert "现场照片" in found.reason.zh
    story, new = without_photo("", matter(EXAMINE))
    assert verdict(story, new) is Verdict.MOVE


def test_only_an_administrator_moves_and_what_is_asked_must_be_confirmed():
    story = given(FILED, ACCEPTED, matter=OLD)
    new = matter(replace(EXAMINE, by=Role.REVIEWER))
    story.when(Migrate(NEW_KEY, OLD, {}, False), by=HANDLER, at="2026-03-03 08:00").refused(
        Forbidden, "administrator-only"
    )
    story.when(Migrate(NEW_KEY, new, {}, False), by=ADMINISTRATOR, at="2026-03-03 08:00").refused(
        OutOfOrder, "not-migrated"
    )
    assert story.when(Migrate(NEW_KEY, new, {}, True), by=ADMINISTRATOR, at="2026-03-03 08:00").events
    blocked = Migrate(NEW_KEY, matter(), {}, True)
    story.when(blocked, by=ADMINISTRATOR, at="2026-03-03 08:00").refused(OutOfOrder, "not-migrated")
