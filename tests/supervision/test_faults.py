"""Which faults are seen in a case although `decide` would not make them: histories may come from elsewhere."""

from dataclasses import replace

from cases.matters import CATERING, STANDARD
from cases.story import APPROVER, CLERK, SYSTEM, accepted, asked, at, checked, examined, filed, given, granted, mended
from supervision.rules import due_rules

from banshi.cases.events import (
    ApplicationNotAccepted,
    CaseConcluded,
    DecisionMade,
    NoticeIssued,
    Visitor,
    VisitRecorded,
)
from banshi.definitions.flow import Procedure, Stage, Visit
from banshi.people import Role
from banshi_rules.findings import NOWHERE

CHECKED = given(filed, accepted, examined, checked)
NOW = at("2026-03-11 09:00")


def decided(story, granted: bool, reasons: str, remedies: str):
    return story.record(APPROVER, NOW, (DecisionMade(granted, reasons, (), remedies, None, None),))


def test_a_refusal_without_reasons_and_one_without_remedies() -> None:
    assert "no-reasons" in due_rules(decided(CHECKED, False, " 。", "如不服可以申请复议。"), NOW)
    assert "no-remedies" not in due_rules(decided(CHECKED, False, "。", "如不服可以申请复议。"), NOW)
    assert "no-remedies" in due_rules(decided(CHECKED, False, "不符合条件。", ""), NOW)
    assert due_rules(decided(CHECKED, False, "不符合条件。", "如不服可以申请复议。"), NOW) == []
    assert due_rules(decided(CHECKED, True, "", ""), NOW) == []


def test_not_accepted_without_reasons() -> None:
    story = given(filed).record(CLERK, NOW, (ApplicationNotAccepted("", None), CaseConcluded()))
    assert due_rules(story, NOW) == ["no-reasons"]


def test_a_second_correction_notice() -> None:
    once = given(filed, asked, mended)
    notice = NoticeIssued("correction", "示补告字〔2026〕第0001号", {})
    story = once.record(SYSTEM, at("2026-03-05 20:00"), (notice,))
    assert due_rules(story, at("2026-03-06 09:00")) == []
    story = story.record(SYSTEM, at("2026-03-06 09:00"), (replace(notice, number="示补告字〔2026〕第0002号"),))
    assert due_rules(story, at("2026-03-06 09:00")) == ["second-correction"]


def with_step(kind: type, **more):
    step = kind(id="look", title=None, stage=Stage.HANDLE, by=Role.INSPECTOR, limit=None, at=NOWHERE, **more)
    parts = (STANDARD.parts[0], step, *STANDARD.parts[1:])
    return replace(CATERING, flows={**CATERING.flows, "standard": replace(STANDARD, parts=parts)})


def visited(story):
    """The visit of the first task, as a record says it."""
    names = (Visitor("a", "甲"), Visitor("b", "乙"))
    return story.record(CLERK, at("2026-03-05 09:00"), (VisitRecorded("accept-1", names, {}, True, "符合。"),))


def test_granted_although_nobody_looked_at_the_place() -> None:
    matter = with_step(Visit, people=2, checklist=None)
    story = given(filed, accepted, examined, checked, granted)
    assert due_rules(replace(story, matter=matter), NOW) == ["no-visit"]
    assert due_rules(story, NOW) == []


def test_granted_although_the_procedure_was_never_held() -> None:
    from cases.matters import days

    matter = with_step(Procedure, procedure="hearing", planned=days(5))
    story = given(filed, accepted, examined, checked, granted)
    assert due_rules(replace(story, matter=matter), NOW) == ["no-hearing"]
