"""Is everything there that steps name?  Departments, checklists, procedures of the district, steps of materials."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banshi.definitions.compile.names import unknown
from banshi.definitions.compile.reader import Findings, Reader
from banshi.definitions.compile.shared import SharedParts
from banshi.definitions.compile.steps import STEP
from banshi.definitions.flow import Consult, Flow, PostCheck, Procedure, Step, Visit
from banshi.definitions.model import Department
from banshi_forms.options import tree_of
from banshi_rules.texts import Text

_DEPARTMENT = Text("部门", "department")
_CHECKLIST = Text("核查清单（字典）", "checklist (dictionary)")
_PROCEDURE = Text("特别程序", "special procedure")


def check_flow_names(reader: Reader, flows: Mapping[str, Flow], own: Flow | None, parts: SharedParts) -> set[str]:
    """The shared parts that the steps of these flows name; what is not there is a finding."""
    used: set[str] = set()
    every = {id(flow): flow for flow in (*flows.values(), *([own] if own is not None else []))}
    for flow in every.values():
        for step in flow.steps:
            used |= _named(step, parts, reader.findings)
    return used


def consulted(flows: Mapping[str, Flow], parts: SharedParts) -> Mapping[str, Department]:
    """The departments whose opinion some step asks for, by id."""
    names = [step.department for flow in flows.values() for step in flow.steps if isinstance(step, Consult)]
    return {name: parts.departments[name] for name in names if name in parts.departments}


def checklists(flows: Mapping[str, Flow], parts: SharedParts) -> Mapping[str, tuple[Text, ...]]:
    """What visits and later checks look at, by the id of the checklist."""
    looks = [step for flow in flows.values() for step in flow.steps if isinstance(step, (Visit, PostCheck))]
    names = [step.checklist for step in looks if step.checklist in parts.dictionaries]
    return {
        name: tuple(leaf.text for leaf in tree_of(parts.dictionaries[name].options).leaves.values())
        for name in names
        if name is not None
    }


def _named(step: Step, parts: SharedParts, findings: Findings) -> set[str]:
    if isinstance(step, Consult):
        return _known("department", step.department, parts.departments, step, parts, findings, _DEPARTMENT)
    if isinstance(step, (Visit, PostCheck)) and step.checklist is not None:
        return _known("dictionary", step.checklist, parts.dictionaries, step, parts, findings, _CHECKLIST)
    if isinstance(step, Procedure) and parts.district is not None:
        known = parts.district.procedures
        if step.procedure not in known:
            labels = {rule.name.zh: name for name, rule in known.items()}
            unknown(findings, _PROCEDURE, step.procedure, step.at, known, labels)
    return set()


def _known(
    kind: str,
    name: str,
    known: Mapping[str, object],
    step: Step,
    parts: SharedParts,
    findings: Findings,
    what: Text,
) -> set[str]:
    mark = f"{kind}/{name}"
    if name not in known and mark not in parts.broken:
        unknown(findings, what, name, step.at, known)
        return set()
    return {mark}


def check_material_steps(reader: Reader, steps: Sequence[str]) -> None:
    """Every step at which a material is due is a step of some route."""
    for part in reader.parts("materials"):
        due = part.part("due_at")
        name = part.word("due_at") or due.word("step")
        if name is not None and name not in steps and steps:
            at = due.value_at("step") if due.has("step") else part.value_at("due_at")
            unknown(part.findings, STEP, name, at, steps)
