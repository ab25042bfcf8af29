"""Renewed in time or deemed to be, changed, cancelled: what an applicant can do with a licence that is held."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import insert
from use_cases.test_following import accept, case_of, go_on, notices
from use_cases.worlds import (
    APPLICANT,
    APPROVER,
    CLERK,
    HANDLER,
    OTHER,
    PARTY,
    REVIEWER,
    file_one,
    version,
    walk_to_the_end,
)
from werkzeug.datastructures import MultiDict

from banshi.definitions.results import Requirement
from banshi.licences.register import Licence, LicenceState
from banshi.store.licence_tables import licences
from banshi.store.licences import entries, licence, licence_row
from banshi.use_cases import drafting, filing, handling
from banshi.use_cases.refusals import NotFound, NotReady, OutOfOrder
from banshi.use_cases.starting_on import matters_for, start_on
from banshi.use_cases.ticking import fire_due
from banshi_rules.findings import NOWHERE
from banshi_rules.texts import Text

RENEWAL = {"conditions": {"f_changed": "no", "f_penalised": "no"}}
CHANGE = {"change": {"f_what": "name", "f_new_name": "新名称"}}


@pytest.fixture
def held(world):
    """The number of a food licence that was handed over."""
    receipt = file_one(world)
    walk_to_the_end(world, receipt.case_id)
    return case_of(world, receipt.case_id).licence.number


def of(world, number):
    with world.reading() as connection:
        return licence(connection, number), [one.act.value for one in entries(connection, number)]


def filled(world, code, number, answers, party=PARTY):
    draft_id = start_on(world, APPLICANT, code, number)
    draft = drafting.open_draft(world, APPLICANT, draft_id)
    assert draft.sheet.get("licence_no") == number, "nobody types what is known"
    assert draft.sheet.get("uscc"), "the licence shares it"
    for section, posted in (("_applicant", party), *answers.items()):
        taken = drafting.save_section(world, APPLICANT, draft_id, section, MultiDict(posted))
        assert taken.problems == (), taken.problems
    return draft_id


def file(world, draft_id):
    return filing.file(world, APPLICANT, draft_id, drafting.open_draft(world, APPLICANT, draft_id).key).case_id


def in_the_window(clock, held):
    last = held.valid_until
    clock.set(f"{last.replace(month=last.month - 1) if last.month > 1 else last} 09:00")


def test_its_number_follows_the_pattern_of_the_matter(world, held):
    assert held.startswith("JY2000000")
    known, acts = of(world, held)
    assert (known.state, acts) == (LicenceState.VALID, ["issued"])
    codes = {matter.code for matter in matters_for(world, known)}
    assert {"catering-renewal", "catering-change"} <= codes


def test_nobody_begins_with_the_licence_of_somebody_else(world, held):
    for actor, number in ((OTHER, held), (APPLICANT, "JY2000000000000")):
        with pytest.raises(NotFound):
            start_on(world, actor, "catering-renewal", number)
    with pytest.raises(NotFound):
        start_on(world, APPLICANT, "tobacco-retail", held)


def test_too_early_is_said_with_the_day(world, held):
    with pytest.raises(NotReady) as refusal:
        file(world, filled(world, "catering-renewal", held, RENEWAL))
    assert ["还不能申请延续" in one.message.zh for one in refusal.value.wrong] == [True]


def test_a_renewal_follows_on_the_days_the_licence_had(world, held, clock):
    before, _ = of(world, held)
    in_the_window(clock, before)
    case = case_of(world, file(world, filled(world, "catering-renewal", held, RENEWAL)))
    assert case.outcome.granted, "decided by rule"
    go_on(world, case.id)
    after, acts = of(world, held)
    assert acts == ["issued", "renewed"]
    assert (after.valid_from - before.valid_until).days == 1
    assert after.valid_until.year == before.valid_until.year + 5
    assert (after.matter, after.case) == ("catering-licence", case.id)


def test_too_late_is_said_and_nothing_is_filed(world, held, clock):
    known, _ = of(world, held)
    clock.set(f"{known.valid_until} 09:00")
    with pytest.raises(NotReady) as refusal:
        file(world, filled(world, "catering-renewal", held, RENEWAL))
    assert "届满" in refusal.value.wrong[0].message.zh


def test_of_two_renewals_the_second_is_not_granted(world, held, clock):
    known, _ = of(world, held)
    in_the_window(clock, known)
    slow = {"conditions": {"f_changed": "no", "f_penalised": "yes"}}
    first = file(world, filled(world, "catering-renewal", held, slow))
    second = file(world, filled(world, "catering-renewal", held, RENEWAL))
    assert case_of(world, second).outcome.granted
    go_on(world, second)
    with pytest.raises(OutOfOrder) as refusal:
        go_on(world, first)
    assert refusal.value.code == "renewed-meanwhile"


def test_what_was_renewed_meanwhile_is_not_renewed_once_more_by_silence(world, held, clock):
    known, _ = of(world, held)
    in_the_window(clock, known)
    slow = {"conditions": {"f_changed": "no", "f_penalised": "yes"}}
    first = file(world, filled(world, "catering-renewal", held, slow))
    if case_of(world, first).accepted is None:
        accept(world, first)
    go_on(world, file(world, filled(world, "catering-renewal", held, RENEWAL)))
    clock.set(f"{known.valid_until + timedelta(days=1)} 00:01")
    fire_due(world)
    after, acts = of(world, held)
    assert acts == ["issued", "renewed"]
    assert after.valid_until.year == known.valid_until.year + 5
    assert case_of(world, first).deemed_renewal is None


def test_a_licence_that_is_over_does_not_come_back_with_the_document_of_an_earlier_decision(world, held, clock):
    clock.move(days=30)
    changed = file(world, filled(world, "catering-change", held, CHANGE))
    accept(world, changed)
    about = {"licence": {"f_licence_no": held, "f_uscc": "92440305MA5HD4K27N", "f_reason": "stopped"}}
    cancelled = filled(world, "catering-cancellation", held, about)
    for _ in range(2):
        go_on(world, changed)
    assert case_of(world, changed).outcome.granted
    cancelled = file(world, cancelled)
    accept(world, cancelled)
    go_on(world, cancelled)
    go_on(world, changed)
    assert case_of(world, changed).concluded
    after, acts = of(world, held)
    assert (after.state, acts) == (LicenceState.CANCELLED, ["issued", "cancelled"])


def test_undecided_it_counts_as_renewed_and_can_no_longer_be_refused(world, held, clock):
    known, _ = of(world, held)
    in_the_window(clock, known)
    slow = {"conditions": {"f_changed": "no", "f_penalised": "yes"}}
    case_id = file(world, filled(world, "catering-renewal", held, slow))
    if case_of(world, case_id).accepted is None:
        accept(world, case_id)
    assert case_of(world, case_id).running("renewal").due == known.valid_until
    clock.set(f"{known.valid_until} 23:59")
    fire_due(world)
    assert case_of(world, case_id).deemed_renewal is None
    clock.move(minutes=2)
    fire_due(world)
    case = case_of(world, case_id)
    assert case.deemed_renewal.valid_until.year == known.valid_until.year + 5
    assert "deemed-renewal" in notices(world, case_id)
    after, acts = of(world, held)
    assert acts == ["issued", "deemed-renewed"]
    assert after.state_on(world.today()) is LicenceState.VALID
    go_on(world, case_id)
    go_on(world, case_id)
    after, acts = of(world, held)
    assert acts == ["issued", "deemed-renewed", "renewed"]
    assert after.valid_until == case.deemed_renewal.valid_until


def test_its_holder_is_reminded_when_the_days_to_apply_begin(world, held, clock):
    known, _ = of(world, held)
    clock.set(f"{known.valid_until.replace(year=known.valid_until.year - 1)} 09:00")
    fire_due(world)
    assert "renewal-reminder" not in notices(world, known.case)
    clock.set(f"{known.valid_until} 09:00")
    fire_due(world)
    assert notices(world, known.case).count("renewal-reminder") == 1


def test_a_change_keeps_the_last_day(world, held, clock):
    known, _ = of(world, held)
    clock.move(days=30)
    case_id = file(world, filled(world, "catering-change", held, CHANGE))
    accept(world, case_id)
    for _ in range(3):
        go_on(world, case_id)
    after, acts = of(world, held)
    assert acts == ["issued", "changed"]
    assert after.valid_until == known.valid_until
    assert after.valid_from > known.valid_from


def test_a_cancelled_licence_is_over_and_nothing_more_is_done_with_it(world, held):
    about = {"licence": {"f_licence_no": held, "f_uscc": "92440305MA5HD4K27N", "f_reason": "stopped"}}
    case_id = file(world, filled(world, "catering-cancellation", held, about))
    accept(world, case_id)
    go_on(world, case_id)
    after, acts = of(world, held)
    assert (after.state, acts) == (LicenceState.CANCELLED, ["issued", "cancelled"])
    assert after.state_on(date(2100, 1, 1)) is LicenceState.CANCELLED
    with pytest.raises(NotReady) as refusal:
        file(world, filled(world, "catering-change", held, CHANGE))
    assert "注销" in refusal.value.wrong[0].message.zh


def test_whoever_does_not_hold_it_cannot_name_it(world, held):
    other = {**PARTY, "f_applicant_number": "91440305MADEMX011N"}
    with pytest.raises(NotReady) as refusal:
        file(world, filled(world, "catering-change", held, CHANGE, other))
    assert refusal.value.wrong[0].check == "licence"


def needing(world, monkeypatch, code="catering-licence"):
    """The licence of a signboard is needed before whatever is applied for."""
    edition = world.editions.current(code, world.today())
    needs = replace(edition.matter, requires=(Requirement("outdoor-signboard", None, NOWHERE),))
    with_needs = replace(edition, matter=needs)
    for name, found in (("matter", needs), ("edition", with_needs), ("current", with_needs)):
        monkeypatch.setattr(type(world.editions), name, lambda self, *key, found=found: found)


def signboard(world, state="valid"):
    """A licence of the other matter, held by the same applicant."""
    day = world.today()
    row = licence_row(
        Licence(
            number=f"示招字{state}",
            name=Text("户外广告设置许可证"),
            matter="outdoor-signboard",
            department="urban_management",
            holder=APPLICANT.person,
            holder_name=PARTY["f_applicant_name"],
            holder_number=PARTY["f_applicant_number"],
            case="other",
            issued=world.clock.now(),
            valid_from=day,
            valid_until=None,
            state=LicenceState(state),
            since=world.clock.now(),
        )
    )
    with world.unit_of_work() as work:
        work.connection.execute(insert(licences).values(row))


def test_what_is_needed_before_is_asked_for_at_filing(world, monkeypatch):
    needing(world, monkeypatch)
    for state in (None, "revoked", "cancelled"):
        if state:
            signboard(world, state)
        with pytest.raises(NotReady) as refusal:
            file_one(world)
        assert "户外" in refusal.value.wrong[0].message.zh
    signboard(world)
    assert file_one(world).case_id


def test_the_decision_waits_for_what_is_needed_before(world, monkeypatch):
    case_id = file_one(world).case_id
    needing(world, monkeypatch)
    handling.accept(world, CLERK, case_id, version(world, case_id))
    handling.pass_on(world, HANDLER, case_id, version(world, case_id), "材料齐全，建议同意。")
    handling.pass_on(world, REVIEWER, case_id, version(world, case_id), "同意。")
    with pytest.raises(OutOfOrder) as refusal:
        handling.grant(world, APPROVER, case_id, version(world, case_id), "准予许可。")
    assert refusal.value.code == "prerequisite-missing"
    signboard(world)
    handling.grant(world, APPROVER, case_id, version(world, case_id), "准予许可。")
    assert case_of(world, case_id).outcome.granted
