"""Small matters made by hand, so that the engine is tested without the compiler."""

from dataclasses import replace
from datetime import date

from banshi.definitions.flow import Decide, Flow, Intake, Issue, Return, Review, Stage
from banshi.definitions.model import (
    ClassRule,
    Department,
    District,
    Guide,
    HearingRule,
    LegalBasis,
    LimitClass,
    LimitSpec,
    MaterialSource,
    MaterialSpec,
    Matter,
    Necessity,
    ProcedureRule,
    Remedies,
    TimeLimits,
)
from banshi.definitions.results import LicenceSpec
from banshi.people import Role
from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import Field, Form, Group, Section
from banshi_rules.calendars import WorkingCalendar, YearCalendar
from banshi_rules.findings import NOWHERE
from banshi_rules.routing import Route
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit


def _days(year: int, *days: int) -> frozenset[date]:
    return frozenset(date(year, day // 100, day % 100) for day in days)


#: The official arrangement of 2026; 2027 with the statutory days known in advance only.
OFF_2026 = _days(2026, 101, 102, *range(216, 221), 223, 406, 501, 504, 505, 619, 925, 1001, 1002, *range(1005, 1008))
WORK_2026 = _days(2026, 104, 214, 228, 509, 920, 1010)
OFF_2027 = _days(2027, 101, *range(205, 209), 405, 501, 502, 609, 915, *range(1001, 1004))
CALENDAR = WorkingCalendar(
    [
        YearCalendar(2026, OFF_2026, WORK_2026, "国务院办公厅", False),
        YearCalendar(2027, OFF_2027, frozenset(), "", True),
    ]
)


def days(amount: int) -> TimeLimit:
    return TimeLimit(amount, Unit.WORKING_DAY)


DEPARTMENT = Department(
    "market_supervision",
    Text("示例区市场监督管理局", "Market Supervision Bureau of the Sample District"),
    "000-00000001",
    Text("示例区示例路1号"),
    "000-00000002",
    "11000000000000000X",
    NOWHERE,
)
DISTRICT = District(
    Text("示例区"),
    "000000",
    {
        LimitClass.IMMEDIATE: ClassRule(Text("即办件"), None, True),
        LimitClass.ORDINARY: ClassRule(Text("普通件"), days(20), False),
        LimitClass.COMPLEX: ClassRule(Text("复杂件"), days(45), False),
    },
    Remedies(Text("示例区人民政府"), TimeLimit(60, Unit.DAY), Text("示例区人民法院"), TimeLimit(6, Unit.MONTH)),
    {"acceptance": "示受字〔{year}〕第{serial:4}号"},
    Text("工作日 9:00-12:00 14:00-18:00"),
    NOWHERE,
    intake_ceiling=days(5),
    procedures={
        "hearing": ProcedureRule(Text("听证"), True, Text("行政许可法第四十五条")),
        "public-hearing": ProcedureRule(
            Text("听证会"),
            True,
            Text("行政许可法第四十五条"),
            HearingRule(days(5), days(20), days(7), Role.ORGAN_HEAD, Text("行政许可法第四十六条至第四十八条")),
        ),
        "expert-review": ProcedureRule(Text("专家评审"), True, Text("行政许可法第四十五条")),
        "site-survey": ProcedureRule(Text("实地测量"), False, None),
    },
)


def _field(kind: str, name: str, label: str) -> Field:
    known = STANDARD_KINDS[kind]
    return Field(id=name, kind=known, label=Text(label), options=known.options({}), at=NOWHERE)


FORM = Form(
    (
        Section(
            id="premises",
            title=Text("经营场所"),
            fields=(
                _field("decimal", "area", "经营面积"),
                Group(
                    id="safety_staff",
                    label=Text("食品安全管理人员"),
                    members=(_field("resident-id", "id_no", "身份证号"),),
                    at=NOWHERE,
                ),
            ),
            at=NOWHERE,
        ),
    ),
    "f" * 64,
)
PARTY_FORM = Form(
    (
        Section(
            id="applicant",
            title=Text("申请人"),
            fields=(_field("mobile", "contact_mobile", "联系手机"),),
            at=NOWHERE,
        ),
    ),
    "a" * 64,
)


def _step(kind, step_id, stage, by, limit, **more):
    return kind(id=step_id, title=None, stage=stage, by=by, limit=days(limit), at=NOWHERE, **more)


BACK = (Return(to="examine", at_most=2),)
STANDARD = Flow(
    "standard",
    (
        _step(Intake, "accept", Stage.ACCEPT, Role.WINDOW_CLERK, 5),
        _step(Review, "examine", Stage.HANDLE, Role.HANDLER, 2),
        _step(Review, "check", Stage.CHECK, Role.REVIEWER, 1, returns=BACK),
        _step(Decide, "approve", Stage.APPROVE, Role.APPROVER, 1, returns=(Return(to="examine", at_most=1),)),
        _step(Issue, "issue", Stage.COMPLETE, Role.WINDOW_CLERK, 5),
    ),
    NOWHERE,
)
EXPRESS = Flow(
    "express",
    (
        _step(Intake, "accept", Stage.ACCEPT, Role.WINDOW_CLERK, 5),
        _step(Decide, "approve", Stage.APPROVE, Role.APPROVER, 1),
        _step(Issue, "issue", Stage.COMPLETE, Role.WINDOW_CLERK, 5),
    ),
    NOWHERE,
)
REGISTRATION = Flow(
    "registration",
    (
        _step(Intake, "accept", Stage.ACCEPT, Role.HANDLER, 5),
        _step(Decide, "decide", Stage.APPROVE, Role.HANDLER, 1),
        _step(Issue, "issue", Stage.COMPLETE, Role.HANDLER, 1),
    ),
    NOWHERE,
)


def _spec(limit: TimeLimit) -> LimitSpec:
    return LimitSpec(limit, "order-78", NOWHERE)


def _material(material_id: str, title: str, source: MaterialSource) -> MaterialSpec:
    return MaterialSpec(
        id=material_id,
        title=Text(title),
        source=source,
        necessity=Necessity.PRINCIPAL,
        accept=("pdf",),
        copies=1,
        standard=Text("清晰可辨"),
        register=None,
        basis=None,
        issuer=None,
        required=True,
        at=NOWHERE,
    )


CATERING = Matter(
    code="catering-licence",
    language=1,
    title=Text("食品经营许可（餐饮服务）新办", "Food business licence (catering), new"),
    kind="licence",
    department=DEPARTMENT,
    district=DISTRICT,
    level="county",
    online_depth="full",
    applicants=("enterprise", "natural-person"),
    codes={},
    basis=(
        LegalBasis("food-law", Text("中华人民共和国食品安全法"), Text("第三十五条"), "law", NOWHERE),
        LegalBasis("order-78", Text("食品经营许可和备案管理办法"), Text("第二十一条"), "departmental-rule", NOWHERE),
    ),
    guide=Guide((), (), 0, None, Text("不收费"), ()),
    limits=TimeLimits(
        kind=LimitClass.ORDINARY,
        statutory=_spec(days(10)),
        promised=_spec(days(5)),
        delivery=_spec(days(5)),
        correction_reply=_spec(days(10)),
        at=NOWHERE,
    ),
    party_form=PARTY_FORM,
    form=FORM,
    situations=(),
    materials=(
        _material("licence", "营业执照", MaterialSource.SHARING),
        _material("layout", "经营场所平面布局和操作流程图", MaterialSource.APPLICANT),
    ),
    tables={},
    checks=(),
    routes=(Route("express", None, days(1), None, NOWHERE), Route("standard", None, None, None, NOWHERE)),
    flows={"standard": STANDARD, "express": EXPRESS},
    one_person=False,
    licence=LicenceSpec(Text("食品经营许可证"), (5, "years"), NOWHERE),
    retention=None,
    examples=(),
    digest="d" * 64,
    at=NOWHERE,
)

#: Decided on the day of acceptance, by one person if need be, without a clock for the applicant's answer.
IMMEDIATE = replace(
    CATERING,
    code="individual-change",
    title=Text("个体工商户变更登记", "Change of an individual business"),
    kind="confirmation",
    limits=TimeLimits(
        kind=LimitClass.IMMEDIATE,
        statutory=_spec(days(3)),
        promised=_spec(days(1)),
        delivery=None,
        correction_reply=None,
        at=NOWHERE,
    ),
    routes=(Route("standard", None, None, None, NOWHERE),),
    flows={"standard": REGISTRATION},
    one_person=True,
    licence=None,
)
