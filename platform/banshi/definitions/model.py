"""What is a matter, once compiled?  Frozen, typed objects; nobody indexes a dict by a string after this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from banshi.definitions.charging import Fee, Quota
from banshi.definitions.flow import Flow
from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.results import ActsOn, LicenceSpec, NoticeSpec, Publicity, Requirement
from banshi.people import Role
from banshi_forms.model import Form
from banshi_rules.expressions import Expression
from banshi_rules.findings import Span
from banshi_rules.routing import Route
from banshi_rules.tables import DecisionTable
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit

MatterCode: TypeAlias = str
#: The last year in which an application can come in: whatever is counted from there still ends in a civil year.
LAST_YEAR = 9000
#: The promise of a class that is decided on the day of acceptance.
SAME_DAY = TimeLimit(0, Unit.WORKING_DAY)
Digest: TypeAlias = str  # SHA-256, hex


class LimitClass(StrEnum):
    """即办 / 普通 / 复杂."""

    IMMEDIATE = "immediate"
    ORDINARY = "ordinary"
    COMPLEX = "complex"


@dataclass(frozen=True, slots=True)
class ExtensionRule:
    """How far a class lets a limit be extended, and who alone can approve it (Licensing Law 42)."""

    ceiling: TimeLimit
    approved_by: Role


@dataclass(frozen=True, slots=True)
class ClassRule:
    """What a district's time-limit class demands: its ceiling, whether it is decided on the day of acceptance, and how
    far it can be extended (None: not at all)."""

    name: Text
    ceiling: TimeLimit | None
    same_day: bool
    extension: ExtensionRule | None = None


@dataclass(frozen=True, slots=True)
class HearingRule:
    """The days of a hearing (Licensing Law 46-48): in which it can be asked for and is held, and how long before it
    time and place are told; `challenges` is the post that answers when somebody challenges the chair."""

    request_within: TimeLimit
    held_within: TimeLimit
    notice_before: TimeLimit
    challenges: Role
    basis: Text | None


@dataclass(frozen=True, slots=True)
class ProcedureRule:
    """A special procedure of the law, and whether its time is not counted (Licensing Law 45).

    With `hearing` it has a chair who does not examine the case, days of its own and a record.
    """

    name: Text
    stops_the_clock: bool
    basis: Text | None
    hearing: HearingRule | None = None


@dataclass(frozen=True, slots=True)
class Remedies:
    """Where a refused applicant can turn: review organ and court, each with the period the law gives."""

    review_organ: Text
    review_within: TimeLimit
    court: Text
    suit_within: TimeLimit


@dataclass(frozen=True, slots=True)
class District:
    """The district whose definitions these are (`district.yaml`)."""

    name: Text
    division: str
    classes: Mapping[LimitClass, ClassRule]
    remedies: Remedies
    #: document kind -> number pattern, e.g. {"acceptance": "示受字〔{year}〕第{serial:4}号"}; "case" for cases
    numbers: Mapping[str, str]
    opening_hours: Text
    at: Span
    #: the longest an intake step may take, and a delivery (Licensing Law 32, 44); None where the district sets none
    intake_ceiling: TimeLimit | None = None
    delivery_ceiling: TimeLimit | None = None
    #: the procedures a step may name, by id
    procedures: Mapping[str, ProcedureRule] = field(default_factory=dict)
    #: how many officers at least look at a place (Licensing Law 34); None where the district sets no number
    least_visitors: int | None = None
    #: how long a granted applicant has to pay and to collect, and the organ to answer who wants money back; None: no
    #: such clock
    pay_within: TimeLimit | None = None
    collect_within: TimeLimit | None = None
    refund_within: TimeLimit | None = None


@dataclass(frozen=True, slots=True)
class PostSpec:
    """A post of a department: its role, what it is called, and the officers who hold it."""

    role: Role
    title: Text
    officers: tuple[str, ...]
    phone: str | None


@dataclass(frozen=True, slots=True)
class Department:
    """An organ of the district (`departments/*.yaml`).  Without `posts` nothing is known of its staff."""

    id: str
    name: Text
    phone: str
    address: Text
    supervision_phone: str
    uscc: str
    at: Span
    posts: tuple[PostSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """Where to go in person."""

    name: Text
    hours: Text
    phone: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question people ask, and its answer."""

    q: Text
    a: Text


@dataclass(frozen=True, slots=True)
class Guide:
    """What the service guide says beyond what the rest of the definition already says."""

    conditions: tuple[Text, ...]
    windows: tuple[Window, ...]
    visits: int
    visit_reason: Text | None
    fee: Text
    faq: tuple[Question, ...]
    ways: tuple[str, ...] = ()  # window, online, post; not written: window, and online as far as online_depth goes


class Necessity(StrEnum):
    """主审 / 容缺后补."""

    PRINCIPAL = "principal"
    SECONDARY = "secondary"


class MaterialSource(StrEnum):
    """Who brings a material: the applicant, or a register that already holds it."""

    APPLICANT = "applicant"
    SHARING = "sharing"


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialSpec:
    """A material the law asks for, under its precise name.  `required` True or a condition over the answers.

    `due_at` names the step by which it may follow; with `alternatives` any one of them will do.
    """

    id: str
    title: Text
    source: MaterialSource
    necessity: Necessity
    accept: tuple[str, ...]  # pdf, jpg, png …; empty for shared materials
    copies: int  # files
    paper: int = 0  # copies on paper
    standard: Text  # what makes it acceptable
    register: str | None
    basis: str | None
    issuer: Text | None
    required: bool | Expression
    due_at: str | None = None
    due_when: Expression | None = None  # only then; at the application otherwise
    sample: str | None = None  # a file under samples/, filled in as an example
    blank_form: str | None = None  # a file under samples/, to be filled in
    alternatives: tuple[MaterialSpec, ...] = ()
    at: Span


@dataclass(frozen=True, slots=True)
class Situation:
    """A named condition over the answers."""

    id: str
    when: Expression
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check of the application as a whole: either an expression that says when it is wrong, or a plugin's."""

    id: str
    field: str | None  # the answer it points at
    wrong_when: Expression | None
    message: Text | None
    plugin: str | None  # "market_supervision.enterprise_status"
    arguments: Mapping[str, Expression]
    at: Span


@dataclass(frozen=True, slots=True)
class LimitSpec:
    """A limit and the law it rests on (an id of `law`)."""

    limit: TimeLimit
    basis: str | None
    at: Span


@dataclass(frozen=True, slots=True)
class Extension:
    """The one extension a case may get, who approves it, and the law it rests on (an id of `law`)."""

    limit: TimeLimit
    approved_by: Role
    basis: str
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimits:
    """All limits of a matter.  Promised and statutory run from acceptance; delivery from the decision.

    `tolerance` is how long secondary materials may follow after a tolerant acceptance (容缺受理).
    """

    kind: LimitClass
    statutory: LimitSpec
    promised: LimitSpec
    delivery: LimitSpec | None
    correction_reply: LimitSpec | None
    extension: Extension | None = None
    tolerance: LimitSpec | None = None
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case written into the definition, with what must come of it.

    `given` holds JSON values as typed by the author; `expect` has the shape of `banshi try`.
    """

    name: str
    given: Mapping[str, Any]
    applicant: Mapping[str, Any]
    received: date | None
    accepted: date | None
    registers: Mapping[str, str]
    plugins: Mapping[str, str]
    expect: Mapping[str, Any]
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A compiled definition: everything the engine, the pages and the checker need to know about one matter."""

    code: MatterCode
    language: int
    title: Text
    kind: str  # licence, confirmation, payment, filing, public-service …
    department: Department
    district: District
    level: str
    online_depth: str
    applicants: tuple[str, ...]
    codes: Mapping[str, str]
    basis: tuple[LegalBasis, ...]
    guide: Guide
    limits: TimeLimits
    party_form: Form  # who applies, and how to reach them
    form: Form
    situations: tuple[Situation, ...]
    materials: tuple[MaterialSpec, ...]
    tables: Mapping[str, DecisionTable]
    checks: tuple[Check, ...]
    routes: tuple[Route, ...]  # never empty; the last has no condition
    flows: Mapping[str, Flow]  # by route id
    one_person: bool  # the law lets one person examine and decide (immediate registrations only)
    fees: tuple[Fee, ...] = ()
    quota: Quota | None = None
    licence: LicenceSpec | None
    acts_on: ActsOn | None = None
    requires: tuple[Requirement, ...] = ()
    publicity: Publicity | None = None
    notices: tuple[NoticeSpec, ...] = ()
    retention: str | None
    #: the departments whose opinion its steps ask for, and what its visits look at, by id
    consulted: Mapping[str, Department] = field(default_factory=dict)
    checklists: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    examples: tuple[Example, ...]
    digest: Digest
    at: Span

    @property
    def same_day(self) -> bool:
        """Whether the district's class wants the decision on the day of acceptance."""
        return self.district.classes[self.limits.kind].same_day

    def route(self, route_id: str) -> Route:
        """The route of that id."""
        return next(route for route in self.routes if route.id == route_id)

    def flow(self, route: str) -> Flow:
        """The steps a case on that route goes through.  KeyError on a route that ends at the intake."""
        return self.flows[route]

    def promised(self, route: str) -> TimeLimit:
        """The promised limit on that route."""
        if self.same_day:
            return SAME_DAY
        return self.route(route).promised or self.limits.promised.limit

    def statutory(self, route: str) -> TimeLimit:
        """The statutory limit on that route."""
        return self.route(route).statutory or self.limits.statutory.limit

    def material(self, material_id: str) -> MaterialSpec | None:
        """The material of that id."""
        return next((m for m in self.materials if m.id == material_id), None)


@dataclass(frozen=True, slots=True)
class EditionKey:
    """Which immutable state of which matter: the pin that every draft and case carries."""

    matter: MatterCode
    digest: Digest


@dataclass(frozen=True, slots=True)
class Edition:
    """One published, immutable state of a matter."""

    matter: Matter
    number: int
    digest: Digest
    in_force_from: date
    in_force_until: date | None = None  # the last day
    summary: str = ""
    source: Mapping[str, str] = field(default_factory=dict)  # path -> text, everything needed to compile it again

    @property
    def key(self) -> EditionKey:
        """The pin."""
        return EditionKey(self.matter.code, self.digest)
