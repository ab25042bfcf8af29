"""Decided by rule at once where everything can be checked; on to a person where anything is in doubt (秒批)."""

from dataclasses import replace

from use_cases.worlds import APPLICANT, PARTY
from werkzeug.datastructures import MultiDict

from banshi.cases.case import Status
from banshi.cases.events import RuleApplied
from banshi.definitions.flow import Automatic, Flow
from banshi.definitions.model import Edition
from banshi.definitions.requirements import UNKNOWN
from banshi.people import SYSTEM
from banshi.plugin_api.host import PluginHost
from banshi.store import boards
from banshi.store.editions import Editions
from banshi.store.unit_of_work import Store
from banshi.use_cases import drafting, filing, reading
from banshi_rules.expressions import compile_expression
from banshi_rules.findings import NOWHERE

MATTER = "sole-trader-cancellation"
ANSWERS = {
    "business": {"f_uscc": "92440305MA5HD4K27N", "f_registered_here": "yes", "f_reason": "stopped"},
    "obligations": {"f_tax": "never", "f_debts": "no", "f_approval_needed": "no", "f_irregular": "no"},
    "licence": {"f_paper_licence": "none", "f_by_agent": "no"},
}


def case(world, case_id):
    return reading.case_file(world, APPLICANT, case_id).case


def filed(world, **changes):
    draft_id = drafting.start(world, APPLICANT, MATTER)
    for section, answers in (("_applicant", PARTY), *ANSWERS.items()):
        posted = {key: changes.get(key, value) for key, value in answers.items()}
        taken = drafting.save_section(world, APPLICANT, draft_id, section, MultiDict(posted))
        assert taken.problems == (), (section, taken.problems)
    draft = drafting.open_draft(world, APPLICANT, draft_id)
    return filing.file(world, APPLICANT, draft_id, draft.key)


def test_what_the_rule_can_tell_is_granted_before_the_receipt_is_read(world):
    receipt = filed(world)
    found = case(world, receipt.case_id)
    assert found.status is Status.GRANTED
    assert found.outcome.granted
    with world.reading() as connection:
        history = boards.timeline(connection, receipt.case_id)
        notices = [notice.kind for notice in boards.notices_of(connection, receipt.case_id)]
    applied = next(one for one in history if isinstance(one.event, RuleApplied))
    assert applied.actor == SYSTEM.person
    assert (applied.event.granted, applied.event.edition) == (True, found.edition.digest)
    assert applied.event.sheet == found.sheet
    assert applied.event.because
    assert notices == ["receipt", "acceptance", "decision-grant"]


def test_what_it_cannot_grant_a_person_decides(world):
    found = case(world, filed(world, f_debts="yes").case_id)
    assert found.status is Status.IN_PROGRESS
    assert found.outcome is None
    assert found.open_task.step == "register"


def test_where_a_department_does_not_answer_a_person_accepts(world, monkeypatch):
    monkeypatch.setattr(PluginHost, "ask", lambda self, name, arguments: UNKNOWN)
    found = case(world, filed(world).case_id)
    assert found.status is Status.SUBMITTED
    assert found.open_task.step == "accept"


class RuleAfterRule(Editions):
    """The editions in force, each with a rule that never grants before the one that may."""

    def edition(self, digest: str) -> Edition:
        """The published edition, with one more rule in each of its flows."""
        found = super().edition(digest)
        flows = {name: self._longer(flow) for name, flow in found.matter.flows.items()}
        return replace(found, matter=replace(found.matter, flows=flows))

    def _longer(self, flow: Flow) -> Flow:
        never, _ = compile_expression("1 > 2", {}, NOWHERE)
        assert never is not None
        place = next((number for number, part in enumerate(flow.parts) if isinstance(part, Automatic)), None)
        if place is None:
            return flow
        first = replace(flow.parts[place], id="first-rule", grants_when=never)
        return replace(flow, parts=(*flow.parts[:place], first, *flow.parts[place:]))


def test_where_one_rule_leads_to_another_each_is_asked(world):
    twice = replace(world, editions=RuleAfterRule(world.store, world.plugins.vocabulary()))
    receipt = filed(twice)
    assert case(twice, receipt.case_id).status is Status.GRANTED
    with world.reading() as connection:
        history = boards.timeline(connection, receipt.case_id)
    asked = [one.event.granted for one in history if isinstance(one.event, RuleApplied)]
    assert asked == [False, True]
    left = case(twice, filed(twice, f_debts="yes").case_id)
    assert left.open_task.step == "register"


def test_departments_are_asked_before_the_transaction_that_files(world, monkeypatch):
    """One that is slow to answer, or hangs, keeps the counter of case numbers from nobody."""
    inside, asked_inside = [], []
    ask, write = PluginHost.ask, Store.write

    def asking(self, name, arguments):
        asked_inside.append(bool(inside))
        return ask(self, name, arguments)

    def writing(self, action):
        inside.append(True)
        try:
            return write(self, action)
        finally:
            inside.pop()

    monkeypatch.setattr(PluginHost, "ask", asking)
    monkeypatch.setattr(Store, "write", writing)
    assert case(world, filed(world).case_id).status is Status.GRANTED
    assert asked_inside
    assert not any(asked_inside)
