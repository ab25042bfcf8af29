"""How does a file become a matter?  Every part is compiled, whatever is wrong with the others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from banshi.definitions.compile.acting_on import compile_acts_on, compile_requires
from banshi.definitions.compile.example_cases import compile_examples
from banshi.definitions.compile.extending import extended, steering_without_entry
from banshi.definitions.compile.fees import compile_fees, compile_quota
from banshi.definitions.compile.flow import compile_flow, step_ids
from banshi.definitions.compile.flow_names import check_flow_names, check_material_steps, checklists, consulted
from banshi.definitions.compile.forms import FormParts, compile_form, too_large
from banshi.definitions.compile.guide import compile_guide
from banshi.definitions.compile.laws import compile_bases
from banshi.definitions.compile.limits import compile_limits
from banshi.definitions.compile.materials import compile_materials
from banshi.definitions.compile.meant_names import with_option_ids, with_table_names
from banshi.definitions.compile.names import Names, unknown
from banshi.definitions.compile.outcome import compile_notices, compile_publicity, compile_result
from banshi.definitions.compile.reader import Findings, Reader
from banshi.definitions.compile.routes import compile_routes, flows_of
from banshi.definitions.compile.rules import Facts, compile_checks, compile_facts, other_names
from banshi.definitions.compile.shared import Parsed, SharedParts, parse
from banshi.definitions.lint import Subject, lint
from banshi.definitions.model import Matter
from banshi.definitions.paths import Meanings
from banshi.definitions.results import How
from banshi.definitions.running import running_findings
from banshi.definitions.shape import check_shape
from banshi.definitions.source.tree import MapNode
from banshi.definitions.vocabulary import Vocabulary
from banshi.definitions.words import in_order
from banshi_forms.party import APPLICANT_KINDS, applicant_type, party_form
from banshi_rules.findings import Finding, Span
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of compiling: the matter, unless an error forbids it; every finding; the shared parts it used."""

    matter: Matter | None
    findings: tuple[Finding, ...]
    used: frozenset[str] = frozenset()


def compile_matter(path: str, text: str, parts: SharedParts, vocabulary: Vocabulary) -> Compiled:
    """The matter a definition file describes, and everything that is wrong with it.  Never raises on bad text."""
    return compile_parsed(parse(path, text), parts, vocabulary)


def compile_parsed(file: Parsed, parts: SharedParts, vocabulary: Vocabulary, *, judge: bool = True) -> Compiled:
    """As `compile_matter`, of a file that has been read.

    Without `judge` the lints are left out: what was once published stays compilable when they grow stricter.
    """
    node, wrong = file.node, file.findings
    if node is None:
        return Compiled(None, in_order(wrong))
    used: set[str] = {"district"}
    early = Findings()
    if isinstance(node, MapNode) and "extends" in node.items:
        node = _of_catalogue(node, parts, used, early)
        if node is None:
            return Compiled(None, in_order((*wrong, *early.found)), frozenset(used))
    large = too_large(Reader(node, Findings())) if isinstance(node, MapNode) else None
    if large is not None:
        return Compiled(None, in_order((*wrong, large)))
    findings = Findings([*wrong, *early.found, *check_shape(node, "matter", vocabulary.kinds, wrong)])
    if not isinstance(node, MapNode) or "matter" not in node.items:
        return Compiled(None, in_order(findings.found))
    reader = Reader(node, findings)
    for at in steering_without_entry(reader):
        findings.error("D015", at)
    matter, subject = _matter(reader, parts, vocabulary, used, hashlib.sha256(file.text.encode()).hexdigest())
    if judge:
        findings.found.extend(lint(subject))
        findings.found.extend(running_findings(matter) if matter is not None else ())
    return Compiled(None if findings.fatal else matter, in_order(_said_once(findings.found)), frozenset(used))


def _of_catalogue(own: MapNode, parts: SharedParts, used: set[str], findings: Findings) -> MapNode | None:
    """The file together with the catalogue entry it extends; None where there is no such entry."""
    name = Reader(own, findings).word("extends") or ""
    used.add(f"catalogue/{name}")
    if name in parts.catalogue:
        return extended(parts.catalogue[name], own, findings)
    if f"catalogue/{name}" not in parts.broken:
        at = Reader(own, findings).value_at("extends")
        unknown(findings, Text("目录事项", "entry of the catalogue"), name, at, parts.catalogue)
    return None


#: What is said in better words by another finding at the same place: the other is kept.
_BETTER: Mapping[str, frozenset[str]] = {
    "F301": frozenset({"H003", "H004", "H005", "H007"}),  # the kind of question knows what its option wants
    "H003": frozenset({"H004", "H005", "H010"}),  # what has the wrong type has no right value either
    "H005": frozenset({"H015"}),
    "L074": frozenset({"L020"}),
    "N001": frozenset({"H003", "H004"}),
}


def _said_once(findings: list[Finding]) -> list[Finding]:
    """Without those that only repeat another: what cannot be read, or is a label in an id's place, is said as that."""
    root_causes = {_place(finding) for finding in findings if _root_cause(finding)}
    covered = {(_place(finding), code) for finding in findings for code in _BETTER.get(finding.code, ())}

    def repeats(finding: Finding) -> bool:
        return _place(finding) in root_causes or (_place(finding), finding.code) in covered

    return [finding for finding in findings if _root_cause(finding) or not repeats(finding)]


def _root_cause(finding: Finding) -> bool:
    return finding.code == "R205" or finding.code.startswith("S")


def _place(finding: Finding) -> tuple[int, int]:
    return finding.at.line, finding.at.column


def _matter(
    reader: Reader, parts: SharedParts, vocabulary: Vocabulary, used: set[str], digest: str
) -> tuple[Matter | None, Subject]:
    laws = Names(reader.findings, Text("依据", "basis"))
    book = vocabulary.laws.with_laws(parts.laws)
    basis = compile_bases(reader, laws, book, used)
    limits = compile_limits(reader.part("time_limit"), laws)
    applicants = tuple(word for word, _ in reader.words("applicants") if word in APPLICANT_KINDS)
    names = Names(reader.findings, Text("填写项、情形或表", "field, situation or table"))
    needs = FormParts(names, vocabulary, parts, used)
    applicant = applicant_type(applicants)
    form, scope = compile_form(reader, needs, applicant, other_names(reader))
    facts = Facts(names, scope.facts)
    compile_facts(reader, facts)
    materials = compile_materials(reader, laws, names, facts.scope, vocabulary)
    checks = compile_checks(reader, facts, scope.later, vocabulary)
    own = compile_flow("flow", reader, "flow", names, facts.scope)
    routes = compile_routes(reader, facts, laws, parts, used)
    flows = flows_of(reader, routes, own, parts)
    used |= check_flow_names(reader, flows, own, parts)
    steps = step_ids(reader, flows.values())
    check_material_steps(reader, steps)
    fees = compile_fees(reader, laws, facts)
    quota = compile_quota(reader, laws, facts)
    licence = compile_result(reader.part("result"), form, facts)
    acts_on = compile_acts_on(reader, form, facts, licence)
    requires = compile_requires(reader, facts)
    notices = compile_notices(reader, form, facts, steps)
    reader.findings.found[:] = with_table_names(with_option_ids(reader.findings.found, form), facts.tables.values())
    guide = compile_guide(reader.part("guide"), fees, reader.has("fees"))
    examples = compile_examples(reader, form, scope.later, materials, applicant)
    if any(not section.nodes("fields") for section in reader.parts("form")):
        reader.findings.found[:] = [finding for finding in reader.findings.found if not _misses_a_field(finding)]
    department = _department(reader, parts, used)
    if parts.district is None and "district" not in parts.broken:
        reader.findings.error("D004", reader.at)
    written_limits = reader.part("time_limit")
    subject = Subject(
        kind=reader.word("kind"),
        level=reader.word("level"),
        district=parts.district,
        department=parts.departments.get(department or ""),
        departments=parts.departments,
        limits=limits,
        basis=basis,
        laws=book,
        routes=routes,
        flows=flows,
        meanings=Meanings({situation.id: situation.when for situation in facts.situations}, facts.tables),
        form=form,
        materials=materials,
        fees=fees,
        quota=quota,
        licence=licence,
        cancels=acts_on is not None and acts_on.how is How.CANCEL,
        guide=guide,
        guide_at=_guide_places(reader),
        has=frozenset(reader.part("guide").node.items),
        online_depth=reader.word("online_depth"),
        promised_at=written_limits.key_at("promised") if written_limits.has("promised") else None,
        one_person_at=reader.value_at("duties") if reader.has("duties") else None,
        at=reader.at,
    )
    broken = reader.findings.fatal or used & parts.broken
    if broken or parts.district is None or limits is None or department is None:
        return None, subject
    retention = reader.part("retention").word("class")
    matter = Matter(
        code=reader.word("matter") or "",
        language=reader.number("banshi") or 1,
        title=reader.text("title") or Text(""),
        kind=reader.word("kind") or "",
        department=parts.departments[department],
        district=parts.district,
        level=reader.word("level") or "",
        online_depth=reader.word("online_depth") or "",
        applicants=applicants,
        codes={name: str(node.plain()) for name, _, node in reader.named("codes")},
        basis=basis,
        guide=guide,
        limits=limits,
        party_form=party_form(applicants),
        form=form,
        situations=tuple(facts.situations),
        materials=materials,
        tables=facts.tables,
        checks=checks,
        routes=routes,
        flows=flows,
        one_person=reader.has("duties"),
        fees=fees,
        quota=quota,
        licence=licence,
        acts_on=acts_on,
        requires=requires,
        publicity=compile_publicity(reader.part("publicity")),
        notices=notices,
        retention=retention,
        consulted=consulted(flows, parts),
        checklists=checklists(flows, parts),
        examples=examples,
        digest=digest,
        at=reader.at,
    )
    return matter, subject


def _misses_a_field(finding: Finding) -> bool:
    """Whether it says that there is no such field, which nobody knows where a page of fields could not be read."""
    return finding.code == "X120" or (finding.code == "R201" and "填写项" in str(finding.args["what"]))


def _department(reader: Reader, parts: SharedParts, used: set[str]) -> str | None:
    name = reader.word("department")
    if name is None:
        return None
    used.add(f"department/{name}")
    if f"department/{name}" in parts.broken:
        return None
    if name not in parts.departments:
        labels = {department.name.zh: department.id for department in parts.departments.values()}
        unknown(
            reader.findings, Text("部门", "department"), name, reader.value_at("department"), parts.departments, labels
        )
        return None
    return name


def _guide_places(reader: Reader) -> Mapping[str, Span]:
    if not reader.has("guide"):
        return {}
    guide = reader.part("guide")
    conditions = enumerate(guide.nodes("conditions"))
    each = {f"conditions.{i}": node.start if isinstance(node, MapNode) else node.span for i, node in conditions}
    windows = {
        f"windows.{i}.{key}": window.value_at(key)
        for i, window in enumerate(guide.parts("windows"))
        for key in window.node.items
    }
    return {
        "guide": reader.key_at("guide"),
        **{key: guide.value_at(key) for key in guide.node.items},
        **each,
        **windows,
    }
