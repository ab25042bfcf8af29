"""Does a definition become exactly the matter it describes?  And is everything wrong with it said in one go?"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from banshi.definitions.compile import SharedParts, compile_matter
from banshi.definitions.flow import Decide, Intake, Issue, Return, Review, Stage
from banshi.definitions.model import LimitClass, MaterialSource, Matter
from banshi.definitions.vocabulary import Vocabulary
from banshi.people import Role
from banshi_forms.model import Group, Privacy
from banshi_rules.findings import Severity
from banshi_rules.time_limits import TimeLimit, Unit
from banshi_rules.values import Kind


@pytest.fixture(scope="module")
def matter(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> Matter:
    compiled = compile_matter("felling.yaml", felling, parts, vocabulary)
    assert compiled.findings == ()
    assert compiled.matter is not None
    return compiled.matter


def working_days(amount: int) -> TimeLimit:
    return TimeLimit(amount, Unit.WORKING_DAY)


def test_what_it_is(matter: Matter) -> None:
    assert (matter.code, matter.title.zh, matter.title.en) == ("felling", "树木砍伐许可", "Permit to fell trees")
    assert (matter.kind, matter.level, matter.online_depth) == ("licence", "county", "full")
    assert matter.department.name.en == "Parks Bureau of Test District"
    assert matter.district.division == "000000"
    assert matter.applicants == ("natural-person", "enterprise")
    assert [law.rank for law in matter.basis] == ["administrative-regulation", "departmental-rule"]
    assert matter.licence is not None
    assert matter.licence.valid == (6, "months")
    assert matter.retention == "10-years"
    assert not matter.one_person


def test_its_limits(matter: Matter) -> None:
    assert matter.limits.kind is LimitClass.ORDINARY
    assert (matter.limits.statutory.limit, matter.limits.statutory.basis) == (working_days(20), "greening")
    assert matter.limits.promised.limit == working_days(5)
    assert matter.limits.delivery is not None
    assert matter.limits.correction_reply is not None
    assert matter.limits.correction_reply.limit == working_days(10)
    assert (matter.promised("quick"), matter.promised("standard")) == (working_days(1), working_days(5))


def test_its_form(matter: Matter) -> None:
    fields = {question.id: question for question in matter.form.fields()}
    assert list(fields) == ["place", "species", "number", "reason", "project", "owners", "owner_count"]
    species, owners, count = fields["species"], fields["owners"], fields["owner_count"]
    assert not isinstance(species, Group)
    assert species.type.item is not None
    assert species.type.item.members == ("oak", "pine", "ginkgo")
    assert isinstance(owners, Group)
    assert (owners.least, owners.most, len(owners.members)) == (1, 5, 2)
    assert owners.members[0].privacy is Privacy.PERSONAL
    assert not isinstance(count, Group)
    assert count.value is not None
    assert fields["project"].visible_when is not None


def test_its_rules(matter: Matter) -> None:
    assert [situation.id for situation in matter.situations] == ["many"]
    assert matter.situations[0].when.type.kind is Kind.BOOLEAN
    assert list(matter.tables) == ["track"]
    photo, plan = matter.materials
    assert (photo.source, photo.required, photo.accept) == (MaterialSource.APPLICANT, True, ("jpg", "png"))
    assert not isinstance(plan.required, bool)
    assert [route.id for route in matter.routes] == ["quick", "standard"]
    assert matter.routes[-1].when is None


def test_its_steps(matter: Matter) -> None:
    steps = matter.flow("standard").steps
    assert [type(step) for step in steps] == [Intake, Review, Review, Decide, Issue]
    assert [step.by for step in steps[:3]] == [Role.WINDOW_CLERK, Role.HANDLER, Role.REVIEWER]
    check = steps[2]
    assert isinstance(check, Review)
    assert (check.stage, check.returns) == (Stage.CHECK, (Return(to="examine", at_most=2),))
    assert [step.id for step in matter.flow("quick").steps] == ["accept", "decide", "issue"]


def test_json_gives_the_same_matter(matter: Matter, parts: SharedParts, vocabulary: Vocabulary) -> None:
    text = (Path(__file__).parent / "felling.json").read_text("utf-8")
    compiled = compile_matter("felling.json", text, parts, vocabulary)
    assert compiled.findings == ()
    other = compiled.matter
    assert other is not None
    assert other.form.digest == matter.form.digest
    assert [question.id for question in other.form.fields()] == [question.id for question in matter.form.fields()]
    assert (other.guide, other.applicants, other.codes) == (matter.guide, matter.applicants, matter.codes)
    assert [m.id for m in other.materials] == [m.id for m in matter.materials]
    assert other.limits.statutory.limit == matter.limits.statutory.limit
    assert other.examples[0].given == matter.examples[0].given


def test_everything_wrong_is_said_at_once(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    """Text, shape, names, types, flow and law in one run, in the order of the file."""
    text = felling
    for old, new in (
        ("visits: 0", "visits: 010"),  # text
        ("online_depth:", "online_dept:"),  # shape
        ("department: parks", "department: park"),  # names
        ("many: number > 10", "many: number > 'ten'"),  # types
        ("return_to: examine", "return_to: approve"),  # flow
        ("  promised: 5 working days", "  promised: 25 working days"),  # law
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    compiled = compile_matter("felling.yaml", text, parts, vocabulary)
    assert compiled.matter is None
    assert {finding.code[0] for finding in compiled.findings} == {"S", "H", "R", "X", "W", "L"}
    assert list(compiled.findings) == sorted(compiled.findings, key=lambda finding: (finding.at, finding.code))


def test_warnings_do_not_forbid(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    text = felling.replace("does: review, by: handler, limit: 2 working days", "does: review, by: handler")
    compiled = compile_matter("felling.yaml", text, parts, vocabulary)
    assert [(finding.code, finding.severity) for finding in compiled.findings] == [("L019", Severity.WARNING)]
    assert compiled.matter is not None


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("statutory: {limit: 20 working days, basis: greening}", "statutory: 20 working days", ["L018"]),
        ("statutory: {limit: 20 working days, basis: greening}", "statutory: {limit: 20 工作日, basis: greening}", []),
        ("  promised: 5 working days", "  promised: 7 days", []),
        ("  promised: 5 working days", "  promised: 2 months", ["L001"]),
        ("  promised: 5 working days", "  promised: 3 days", ["L004"]),
        ("purpose: 核对树木权属}", "purpose: {en: to verify}}", ["L007", "H002"]),
        ("accepted: 2026-03-02", "accepted: 2026-02-30", ["H015"]),
        ("least: 1", "least: 300", ["F305", "H007"]),
        ("valid: 6 months", "valid: half a year", ["H005"]),
        ("accept: [jpg, png]", "accept: [exe]", ["H004"]),
        ("accept: [jpg, png], ", "", ["L017"]),
        ("basis: greening}\n  - {id: plan", "basis: greening, register: tree_register}\n  - {id: plan", ["L015"]),
        ("min: 1, max: 1000", "min: 10, max: 2", ["F301"]),
        ("options: {danger: 危险树木, works: 工程建设}", "options: {danger: 树木, works: 树木}", ["F307"]),
        ("{id: place, kind: address, label", "{id: place, kind: address, required_when: true, label", ["F303", "H003"]),
        ("check, does: review, by: reviewer, limit: 1", "check, does: review, by: approver, limit: 1", []),
        ("title: 补植方案", "title: 规定的其他材料", ["L006"]),
        ("title: 补植方案", "title: 认为有必要的材料", ["L006"]),
        ("title: 补植方案", "title: {zh: 补植方案, en: Other relevant documents}", ["L101", "L006"]),
        ("title: 补植方案", "title: 其他股东的身份证明", []),
        ("visits: 0", "visits: 1\n  visit_reason: 现场核对原件", ["L011"]),
        ('{reason: works, number: "> 10", track: standard}', '{reason: works, number: "> 10", trak: standard}', None),
    ],
)
def test_one_change_one_finding(checker: object, old: str, new: str, codes: list[str] | None) -> None:
    found = checker.codes(old, new)  # type: ignore[attr-defined]
    assert (found == codes) if codes is not None else found


def test_personal_data_marked_public_is_noticed(checker: object) -> None:
    assert checker.codes(", privacy: personal, purpose: 核对树木权属", ", purpose: 核对树木权属") == ["L021"]  # type: ignore[attr-defined]


def test_an_immediate_matter_needs_no_promise(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    text = felling.replace("class: ordinary", "class: immediate").replace("  promised: 5 working days\n", "")
    text = text.replace(" promised: 1 working day,", "")
    text = text.replace(
        "{step: examine, title: 审查, stage: handle, does: review, by: handler, limit: 2 working days}", "X"
    )
    text = "\n".join(line for line in text.splitlines() if "- X" not in line and "step: check" not in line) + "\n"
    compiled = compile_matter("felling.yaml", text + "duties: one-person\n", parts, vocabulary)
    assert compiled.findings == ()
    assert compiled.matter is not None
    assert compiled.matter.one_person


def test_caps(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    """500 fields and 5,000 options are the most."""
    many = "\n".join(f"      - {{id: extra_{k}, kind: text, label: 附加{k}}}" for k in range(495))
    options = ", ".join(f"o{k}: 选项{k}" for k in range(5_001))
    fields = felling.replace("  - section: owners", many + "\n  - section: owners")
    codes = [finding.code for finding in compile_matter("a.yaml", fields, parts, vocabulary).findings]
    assert codes == ["F306"]
    thousands = "\n".join(f"      - {{id: extra_{k}, kind: text, label: 附加{k}}}" for k in range(5_000))
    start = time.process_time()
    compiled = compile_matter(
        "a.yaml", felling.replace("  - section: owners", thousands + "\n  - section: owners"), parts, vocabulary
    )
    assert [finding.code for finding in compiled.findings] == ["F306"]
    assert time.process_time() - start < 1.0
    choices = felling.replace(
        "{danger: 危险树木, works: 工程建设}", "{danger: 危险树木, works: 工程建设, " + options + "}"
    )
    found = [finding.code for finding in compile_matter("a.yaml", choices, parts, vocabulary).findings]
    assert found[0] == "F309"


def test_nothing_raises_when_lines_are_missing(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    """Any one line taken out, cut short or doubled: findings, or a matter, never an exception."""
    lines = felling.splitlines()
    for place in range(len(lines)):
        for instead in ([], [lines[place][: len(lines[place]) // 2]], [lines[place], lines[place]]):
            text = "\n".join([*lines[:place], *instead, *lines[place + 1 :]]) + "\n"
            compiled = compile_matter("a.yaml", text, parts, vocabulary)
            assert compiled.matter is not None or compiled.findings
