"""How does somebody apply for a shipped matter?  As people do: page by page, typed into boxes, with files attached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from use_cases.worlds import PDF
from werkzeug.datastructures import MultiDict

from banshi.cases.tolerance import CONDITIONS, LATER_MATERIALS
from banshi.definitions.model import Matter
from banshi.definitions.trying import Trial
from banshi.people import Actor
from banshi.use_cases import drafting, filing
from banshi.use_cases.world import World
from banshi_forms.model import Field, Group
from banshi_forms.party import NATURAL_PERSON
from banshi_rules.values import Value

APPLICANT = Actor("p-applicant", "测试甲")
PARTY = {"name": "测试甲", "contact": "测试甲", "mobile": "13800000000"}


def boxes(field: Field, value: Value | None, prefix: str) -> Iterator[tuple[str, str]]:
    """What a browser posts for one answer."""
    if value is not None and field.value is None:
        for box, texts in field.kind.typed(field, value).items():  # type: ignore[attr-defined]
            yield from ((f"{prefix}{field.id}{box}", text) for text in texts)


def question(field: Field | Group, facts: Mapping[str, Value | None], prefix: str) -> Iterator[tuple[str, str]]:
    """What a browser posts for one question, all rows of it."""
    if isinstance(field, Field):
        yield from boxes(field, facts.get(field.id), prefix)
        return
    for number, row in enumerate(facts.get(field.id) or ()):  # type: ignore[arg-type]
        for member in field.members:
            yield from question(member, row, f"{prefix}{field.id}-{number}-")  # type: ignore[arg-type]


def typed(matter: Matter, section: str, facts: dict[str, Value | None]) -> MultiDict[str, str]:
    """What a browser posts for one page."""
    posted: list[tuple[str, str]] = []
    page = next(one for one in matter.form.sections if one.id == section)
    for field in page.fields:
        posted += question(field, facts, "f_")
    return MultiDict(posted)


def file(world: World, matter: Matter, trial: Trial) -> str:
    """The case of an application typed page by page."""
    draft = fill_in(world, matter, trial)
    key = drafting.open_draft(world, APPLICANT, draft).key
    return filing.file(world, APPLICANT, draft, key, signing=(CONDITIONS, LATER_MATERIALS)).case_id


def fill_in(world: World, matter: Matter, trial: Trial) -> str:
    """The draft of an application typed page by page, not filed yet."""
    organisations = [kind for kind in matter.applicants if kind != NATURAL_PERSON]
    party = {**PARTY, "kind": NATURAL_PERSON, "number": "11010519491231002X"}
    if organisations:
        kind = "sole-trader" if "sole-trader" in organisations else organisations[0]  # whose number is a credit code
        party |= {"kind": kind, "number": "92440305MA5HD4K27N"}
    names = {"contact": "f_contact_name", "mobile": "f_contact_mobile"}
    draft = drafting.start(world, APPLICANT, matter.code)
    posted = {names.get(name, f"f_applicant_{name}"): value for name, value in party.items()}
    assert drafting.save_section(world, APPLICANT, draft, "_applicant", MultiDict(posted)).problems == ()
    facts = dict(trial.understood.facts)
    for section in matter.form.sections:
        taken = drafting.save_section(world, APPLICANT, draft, section.id, typed(matter, section.id, facts))
        assert taken.problems == (), (section.id, taken.problems)
    for material in trial.materials.asked:
        drafting.attach(world, APPLICANT, draft, material.id, f"{material.id}.pdf", PDF + material.id.encode())
    return draft
