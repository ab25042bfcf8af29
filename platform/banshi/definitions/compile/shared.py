"""What do all matters of a district share?  The district itself, its departments, flows, dictionaries and own laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from banshi.definitions.compile.flow import compile_flow
from banshi.definitions.compile.laws import compile_law
from banshi.definitions.compile.options import compile_options
from banshi.definitions.compile.reader import Findings, Reader
from banshi.definitions.compile.supervision import among_all, compile_supervision
from banshi.definitions.flow import Flow
from banshi.definitions.law.book import Law
from banshi.definitions.limit_sums import civil_days
from banshi.definitions.model import (
    ClassRule,
    Department,
    District,
    ExtensionRule,
    HearingRule,
    LimitClass,
    PostSpec,
    ProcedureRule,
    Remedies,
)
from banshi.definitions.numbering import check_pattern
from banshi.definitions.shape import KINDS, check_shape
from banshi.definitions.source import read
from banshi.definitions.source.tree import MapNode, Node, whole
from banshi.definitions.supervision import SupervisionRule
from banshi.definitions.words import in_order
from banshi.people import Role
from banshi_forms.options import Option
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit, say

#: Kinds of file that the language knows and this version does not.
LATER_KINDS = ("bundle", "scoring", "checklist")
#: Where the files of a kind usually stand.
FOLDERS = {
    "department": "departments",
    "flow": "flows",
    "dictionary": "dictionaries",
    "law": "laws",
    "catalogue": "catalogue",
}
_NO_LIMIT = TimeLimit(1, Unit.DAY)  # stands where a limit could not be read; what holds it is never handed out


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Options that several questions share, and what they are together."""

    id: str
    title: Text | None
    options: Mapping[str, Option]
    at: Span


@dataclass(frozen=True, slots=True)
class SharedParts:
    """Everything a matter may name beside itself, and in which file it stands (`paths`: `flow/express-3` -> path).

    `broken` are the marks, as in `paths`, of what is there and has errors: naming it is not another mistake.
    """

    district: District | None = None
    departments: Mapping[str, Department] = field(default_factory=dict)
    flows: Mapping[str, Flow] = field(default_factory=dict)
    dictionaries: Mapping[str, Dictionary] = field(default_factory=dict)
    laws: Mapping[str, Law] = field(default_factory=dict)  # those of the district, beside those of the installation
    catalogue: Mapping[str, MapNode] = field(default_factory=dict)  # entries of the city, which matters extend
    supervision: tuple[SupervisionRule, ...] = ()  # of all files of supervision together
    paths: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A definition file, read once: its tree (None where the text cannot be read) and what is wrong with the text."""

    path: str
    text: str
    node: Node | None
    findings: tuple[Finding, ...]

    @property
    def kind(self) -> str | None:
        """Which kind of definition file this is: the key that names a kind."""
        if not isinstance(self.node, MapNode):
            return None
        items = self.node.items
        return next((kind for kind in KINDS if kind in items and (kind == "matter" or "matter" not in items)), None)


def parse(path: str, text: str) -> Parsed:
    """The file, read."""
    return Parsed(path, text, *read(path, text))


def compile_shared(files: Iterable[Parsed]) -> tuple[SharedParts, tuple[Finding, ...]]:
    """The shared parts among these files; matters and calendars are passed over."""
    findings = Findings()
    district: District | None = None
    departments: dict[str, Department] = {}
    flows: dict[str, Flow] = {}
    dictionaries: dict[str, Dictionary] = {}
    laws: dict[str, Law] = {}
    catalogue: dict[str, MapNode] = {}
    rules: list[SupervisionRule] = []
    paths: dict[str, str] = {}
    first: dict[str, Span] = {}
    broken: set[str] = set()
    for kind, reader in _shared_files(files, findings, broken):
        name = reader.word(kind) or ""
        mark = "district" if kind == "district" else f"{kind}/{name}"
        if mark in first:
            findings.error("D003", reader.value_at(kind), kind=kind, name=name, other=str(first[mark]))
            continue
        first[mark] = reader.value_at(kind)
        paths[mark] = reader.at.file
        if kind == "district":
            district = _district(reader)
        elif kind == "department":
            departments[name] = _department(name, reader)
        elif kind == "flow":
            flow = compile_flow(name, reader, "steps")
            if flow is not None:
                flows[name] = flow
            else:
                broken.add(mark)
        elif kind == "law":
            laws[name] = compile_law(name, reader)
        elif kind == "supervision":
            rules += compile_supervision(reader)
        elif kind == "catalogue":
            catalogue[name] = reader.node
        else:
            options = compile_options(reader)
            if options is not None:
                dictionaries[name] = Dictionary(name, reader.text("title"), options, reader.at)
            else:
                broken.add(mark)
    parts = SharedParts(
        district=district,
        departments=departments,
        flows=flows,
        dictionaries=dictionaries,
        laws=laws,
        catalogue=catalogue,
        supervision=among_all(rules, findings),
        paths=paths,
        broken=frozenset(broken),
    )
    return parts, in_order(findings.found)


def _shared_files(files: Iterable[Parsed], findings: Findings, broken: set[str]) -> Iterator[tuple[str, Reader]]:
    """The files that are right so far; of the others `broken` keeps what they were to be."""
    for file in files:
        kind = file.kind
        if kind == "matter":
            continue
        findings.add(file.findings)
        if not isinstance(file.node, MapNode):
            broken.update(_marks_by_path(file.path))
            if file.node is not None:
                findings.error("H009", whole(file.path))
            continue
        if kind is None:
            later = next((key for key in LATER_KINDS if key in file.node.items), None)
            if later is not None:
                findings.error("N001", file.node.key_span(later), what=Text(f"“{later}:”文件", f'a "{later}:" file'))
            elif "calendar" not in file.node.items:
                findings.error("H009", whole(file.path))
            continue
        shape = check_shape(file.node, kind, {}, file.findings)
        findings.add(shape)
        if not any(finding.severity is Severity.ERROR for finding in (*file.findings, *shape)):
            yield kind, Reader(file.node, findings)
        else:
            broken.add("district" if kind == "district" else f"{kind}/{Reader(file.node, findings).word(kind)}")


def _marks_by_path(path: str) -> Iterator[str]:
    """What a file that cannot be read was to be: only its name and its folder tell."""
    parts = PurePosixPath(path)
    if parts.stem == "district":
        yield "district"
    yield from (f"{kind}/{parts.stem}" for kind, folder in FOLDERS.items() if parts.parent.name == folder)


def _district(reader: Reader) -> District:
    classes = {}
    for kind in LimitClass:
        rule = reader.part("classes").part(kind.value)
        classes[kind] = ClassRule(
            rule.text("name") or Text(kind),
            rule.limit("ceiling"),
            rule.flag("same_day") or False,
            _extension(rule.part("extension")) if rule.has("extension") else None,
        )
        if classes[kind].ceiling is None and not classes[kind].same_day:
            reader.findings.error("D001", rule.at, kind=kind.value)
    remedies = reader.part("remedies")
    numbers = {}
    for name, _, _ in reader.named("numbers"):
        pattern = reader.part("numbers").word(name) or ""
        wrong = check_pattern(pattern)
        if wrong is not None:
            reader.findings.error("D002", reader.part("numbers").value_at(name), pattern=pattern, why=wrong)
        numbers[name] = pattern
    return District(
        name=reader.text("name") or Text(""),
        division=reader.word("division") or "",
        classes=classes,
        remedies=Remedies(
            remedies.text("review_organ") or Text(""),
            remedies.limit("review_within") or _NO_LIMIT,
            remedies.text("court") or Text(""),
            remedies.limit("suit_within") or _NO_LIMIT,
        ),
        numbers=numbers,
        opening_hours=reader.text("opening_hours") or Text(""),
        at=reader.at,
        intake_ceiling=reader.part("ceilings").limit("intake"),
        delivery_ceiling=reader.part("ceilings").limit("delivery"),
        procedures={
            name: _procedure(name, Reader(node, reader.findings))
            for name, _, node in reader.named("procedures")
            if isinstance(node, MapNode)
        },
        least_visitors=reader.part("least").number("visitors"),
        pay_within=reader.part("money").limit("pay_within"),
        collect_within=reader.part("money").limit("collect_within"),
        refund_within=reader.part("money").limit("refund_within"),
    )


def _extension(reader: Reader) -> ExtensionRule | None:
    ceiling, role = reader.limit("ceiling"), reader.word("approved_by")
    return ExtensionRule(ceiling, Role(role)) if ceiling is not None and role in set(Role) else None


def _procedure(name: str, reader: Reader) -> ProcedureRule:
    stops = reader.flag("stops_the_clock")
    hearing = _hearing(reader.part("hearing")) if reader.has("hearing") else None
    return ProcedureRule(
        reader.text("name") or Text(name), True if stops is None else stops, reader.text("basis"), hearing
    )


def _hearing(reader: Reader) -> HearingRule | None:
    request, held, notice = (reader.limit(key) for key in ("request_within", "held_within", "notice_before"))
    role = reader.word("challenges")
    if request is None or held is None or notice is None or role not in set(Role):
        return None
    if civil_days(notice) >= civil_days(held):
        said = {key: Text(say(limit, "zh"), say(limit, "en")) for key, limit in (("notice", notice), ("held", held))}
        reader.findings.error("D006", reader.value_at("notice_before"), **said)
    return HearingRule(request, held, notice, Role(role), reader.text("basis"))


def _department(name: str, reader: Reader) -> Department:
    return Department(
        id=name,
        name=reader.text("name") or Text(""),
        phone=reader.word("phone") or "",
        address=reader.text("address") or Text(""),
        supervision_phone=reader.word("supervision_phone") or "",
        uscc=reader.word("uscc") or "",
        at=reader.at,
        posts=tuple(_post(part) for part in reader.parts("posts")),
    )


def _post(reader: Reader) -> PostSpec:
    officers = tuple(word for word, _ in reader.words("officers"))
    return PostSpec(Role(reader.word("role") or ""), reader.text("title") or Text(""), officers, reader.word("phone"))
