"""What does the service guide of a matter say?  Everything the law wants published, always in the same order.

Licensing Law 30 (matter, basis, conditions, number, procedure, limit, materials) and the elements of the national
implementation list.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from banshi.definitions.flow_words import LEVEL_WORDS
from banshi.definitions.guide.materials import material_entries
from banshi.definitions.guide.model import Entry, GuideKind, Layout, Line, Section, ServiceGuide, joined
from banshi.definitions.guide.routes import ending_entries, name_of, online, open_routes, route_entries
from banshi.definitions.guide.steps import step_entries
from banshi.definitions.guide.telling import Telling, cited, fact, plain, telling
from banshi.definitions.guide.terms import fee_entries, quota_entries, remedy_entries, result_entries, route_limits
from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.law.resolving import resolve
from banshi.definitions.model import Matter
from banshi.definitions.running import filed_online
from banshi_forms.party import APPLICANT_KINDS
from banshi_rules.texts import Text

_WAYS = {"window": Text("窗口", "window"), "online": Text("网上", "online"), "post": Text("邮寄", "by post")}
DEPENDS_NOTE = Text(
    "“视情况”的材料，填写申请时按您的回答告诉您要不要交。",
    'Whether a material marked "Depends on your case" is needed, you learn from your answers when you apply.',
)
COUNTING_NOTE = Text(
    "从受理的次日起算，节假日按国家公布的安排扣除。",
    "Counted from the day after acceptance; public holidays as announced by the state are left out.",
)
NO_MATERIALS = Text("不需要提交材料。", "No materials are needed.")


def service_guide(matter: Matter, on: date) -> ServiceGuide:
    """The guide of a matter, with the law as it is worded on that day."""
    told = telling(matter)
    return ServiceGuide(
        kind=GuideKind.GUIDE,
        matter=matter.code,
        heading=Text("办事指南", "Service guide"),
        title=matter.title,
        organ=matter.department.name,
        on=on,
        sections=tuple(section for section in _sections(told, on) if section.entries or section.note is not None),
    )


def _sections(told: Telling, on: date) -> Iterator[Section]:
    matter, routes = told.matter, open_routes(told)
    yield Section("can", Text("能不能办", "Can I apply?"), Layout.LIST, tuple(_conditions(matter)))
    yield Section("not-here", Text("不在这里办的", "Not handled here"), Layout.ITEMS, tuple(ending_entries(told)))
    yield materials_section(told)
    yield Section("how", Text("怎么办", "How does it go?"), Layout.ITEMS, route_entries(told))
    yield from steps_sections(told)
    if routes:
        yield Section("when", Text("多久", "How long?"), Layout.FACTS, route_limits(matter, routes[-1]), COUNTING_NOTE)
    yield Section("fee", Text("多少钱", "What does it cost?"), Layout.ITEMS, fee_entries(told))
    yield Section("quota", Text("数量限制", "How many are granted"), Layout.FACTS, quota_entries(told))
    yield Section("result", Text("办成后得到", "What you get"), Layout.FACTS, result_entries(matter))
    yield Section("where", Text("谁来办", "Who decides?"), Layout.FACTS, (*_organ(told), *contact_entries(matter)))
    yield windows_section(matter)
    yield Section("remedies", Text("权利和救济", "Rights and remedies"), Layout.FACTS, remedy_entries(matter))
    yield Section("law", Text("依据", "Legal basis"), Layout.FOLDED, tuple(_law(one, on) for one in matter.basis))
    yield Section("faq", Text("常见问题", "Questions people ask"), Layout.FOLDED, tuple(_questions(matter)))


def _conditions(matter: Matter) -> Iterator[Entry]:
    kinds = joined(tuple(APPLICANT_KINDS[kind] for kind in matter.applicants))
    yield Entry("applicants", Text(f"可以申请的：{kinds.zh}", f"Who can apply: {kinds.say('en')}"))
    for number, condition in enumerate(matter.guide.conditions, 1):
        yield Entry(str(number), condition)


def materials_section(told: Telling) -> Section:
    """Every material, or that there is none."""
    entries = material_entries(told)
    conditional = any(not isinstance(material.required, bool) for material in told.matter.materials)
    note = NO_MATERIALS if not entries else DEPENDS_NOTE if conditional else None
    return Section("bring", Text("要带什么", "What to bring"), Layout.ITEMS, entries, note)


def steps_sections(told: Telling) -> Iterator[Section]:
    """The steps of every flow once, with the routes that take it."""
    taken: dict[str, list[Text]] = {}
    routes = open_routes(told)
    for route in routes:
        taken.setdefault(told.matter.flow(route.id).id, []).append(name_of(told, route))
    flows = {flow.id: flow for flow in told.matter.flows.values()}
    for flow_id, names in taken.items():
        title = Text("环节和责任岗位", "Steps and who answers for them")
        if len(taken) > 1:
            by = joined(tuple(names))
            title = Text(f"{title.zh}：{by.zh}", f"{title.say('en')}: {by.say('en')}")
        yield Section(f"steps-{flow_id}", title, Layout.ITEMS, step_entries(told, flows[flow_id]))


def _organ(told: Telling) -> Iterator[Entry]:
    matter, guide = told.matter, told.matter.guide
    yield from fact("organ", "决定机关", "Deciding organ", matter.department.name)
    yield from fact("level", "行使层级", "Level", LEVEL_WORDS.get(matter.level, plain(matter.level)))
    yield from fact("codes", "事项编码", "Code of the matter", plain("、".join(matter.codes.values())))
    yield from fact("class", "办件类型", "Kind of case", matter.district.classes[matter.limits.kind].name)
    yield from fact(
        "ways", "办理方式", "Ways to apply", joined(tuple(_WAYS[way] for way in guide.ways if way in _WAYS))
    )
    yield from fact("online", "网上办理", "Online", online(told))
    if guide.visits == 0 and not filed_online(matter):
        return  # nobody need come by the definition, and for now everybody has to
    visits = Text(f"{guide.visits} 次", f"{guide.visits} time{'' if guide.visits == 1 else 's'}")
    reason = guide.visit_reason
    if reason is not None:
        visits = Text(f"{visits.zh}：{reason.zh}", f"{visits.say('en')}: {reason.say('en')}")
    yield from fact("visits", "到现场", "Visits in person", visits)


def contact_entries(matter: Matter) -> Iterator[Entry]:
    """Whom to ask, where to complain."""
    department = matter.department
    yield from fact("phone", "咨询", "Questions", plain(department.phone))
    yield from fact("supervision", "监督投诉", "Complaints", plain(department.supervision_phone))
    yield from fact("address", "地址", "Address", department.address)
    yield from fact("hours", "办公时间", "Opening hours", matter.district.opening_hours)


def windows_section(matter: Matter) -> Section:
    """Where to go in person."""
    windows = tuple(
        Entry(
            str(number),
            window.name,
            (
                Line("hours", Text("时间", "Hours"), window.hours),
                Line("phone", Text("电话", "Phone"), plain(window.phone)),
            ),
        )
        for number, window in enumerate(matter.guide.windows, 1)
    )
    return Section("windows", Text("办事窗口", "Windows"), Layout.ITEMS, windows)


def _law(basis: LegalBasis, on: date) -> Entry:
    """A basis with the words of its articles, where the installation holds them; Chinese, as they were promulgated."""
    worded = [one for one in resolve(basis, on) if one.sentence]
    lines: list[Line] = []
    for one in worded:
        label = Text(str(one.citation.article)) if len(worded) > 1 else None
        lines.append(Line(f"article-{one.citation.article}", label, Text(one.sentence or "")))
    if worded and worded[0].version is not None:
        since, number = worded[0].version.in_force, worded[0].law.number
        words = Text(
            f"{since.year}年{since.month}月{since.day}日起施行的文本 {number}",
            f"Wording in force since {since.day} {since:%B} {since.year} {number}",
        )
        lines.append(Line("version", None, words))
    return Entry(basis.id, cited(basis), tuple(lines))


def _questions(matter: Matter) -> Iterator[Entry]:
    for number, one in enumerate(matter.guide.faq, 1):
        yield Entry(str(number), one.q, (Line("answer", None, one.a),))
