"""What is one applicant told at once?  Only the materials, the way, the fee and the days of these answers, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from banshi.definitions.flow import Flow
from banshi.definitions.guide.making import COUNTING_NOTE
from banshi.definitions.guide.materials import material_entry
from banshi.definitions.guide.model import Entry, GuideKind, Layout, Line, Section, ServiceGuide, joined
from banshi.definitions.guide.routes import ending_entry, name_of
from banshi.definitions.guide.sheet import closing_sections, opening_sections, sheet
from banshi.definitions.guide.steps import step_entries
from banshi.definitions.guide.telling import Telling, fact, limit_text, line, money, telling, within
from banshi.definitions.model import MaterialSpec
from banshi.definitions.requirements import ByRule
from banshi.definitions.trying import Trial
from banshi_rules.expressions import Expression, evaluate
from banshi_rules.texts import Text
from banshi_rules.time_limits import Due, TimeLimit

#: What stands below what is wrong.
CORRECTED = Text(
    "改正、补全之后，下面的内容可能不同。", "What follows may be different once everything is corrected and answered."
)
HEADING = Text("一次性告知单（按您的情况）", "One-time notice sheet (for your case)")
EVERYBODY = Text("每个申请人都要提交", "Asked of every applicant")
MISSING = Text("回答不全，还算不出来", "not known before all questions are answered")


def case_sheet(trial: Trial, received: date, accepted: date) -> ServiceGuide:
    """The sheet for these answers, with the days counted from that day of acceptance."""
    told = telling(trial.matter)
    sections = (*opening_sections(told), *_own(told, trial, accepted), *closing_sections(told))
    return sheet(trial.matter, received, GuideKind.CASE, HEADING, sections)


def _own(told: Telling, trial: Trial, accepted: date) -> Iterator[Section]:
    wrong = tuple(Entry(str(number), one.message) for number, one in enumerate(trial.wrong, 1))
    note = CORRECTED if wrong else None
    yield Section("wrong", Text("提交前要改正", "To be corrected first"), Layout.LIST, wrong, note)
    route = trial.route.route
    why = line("why", "为什么", "Because", told.because(trial.route.because))
    if route.ends is not None:
        yield Section("ends", Text("办理结论", "Outcome"), Layout.ITEMS, (ending_entry(route, why),))
        return
    decided = () if trial.by_rule is None else line("decides", "由谁决定", "Decided by", _decides(told, trial.by_rule))
    way = Entry(route.id, name_of(told, route), (*why, *decided))
    yield Section("how", Text("办理路径", "Your way"), Layout.ITEMS, (way,))
    yield Section("steps", Text("办理流程", "Steps"), Layout.ITEMS, _steps(told, trial, trial.matter.flow(route.id)))
    yield Section("when", Text("办理期限", "Time limits"), Layout.FACTS, _days(trial, accepted), COUNTING_NOTE)
    yield Section("fee", Text("收费标准", "Fees"), Layout.ITEMS, tuple(_fees(told, trial)))
    yield from _materials(told, trial)


def _decides(told: Telling, found: ByRule) -> Text:
    """Whether the rule grants it, or a person looks at it, and why."""
    why = told.because(found.because)
    who = Text("按规则自动准予", "granted by rule") if found.granted else Text("转人工决定", "a person")
    return joined((who, why), "：", ": ")


def _steps(told: Telling, trial: Trial, flow: Flow) -> tuple[Entry, ...]:
    return step_entries(told, flow, only=frozenset(step.id for step in trial.steps))


def _days(trial: Trial, accepted: date) -> tuple[Entry, ...]:
    matter, route = trial.matter, trial.route.route
    delivery, correction = matter.limits.delivery, matter.limits.correction_reply
    return (
        *fact("accepted", "按这一天受理计算", "If accepted on", _day(accepted)),
        *fact("promised", "承诺办结", "Promised within", _until(matter.promised(route.id), trial.promised)),
        *fact("statutory", "法定办结", "Limit set by law", _until(matter.statutory(route.id), trial.statutory)),
        *fact("delivery", "决定后送达", "Delivered after the decision", within(delivery)),
        *fact(
            "correction",
            "需要补正时，您有",
            "To correct something you have",
            within(correction),
        ),
    )


def _until(limit: TimeLimit, due: Due | None) -> Text:
    words = limit_text(limit)
    if due is None:
        return words
    day = _day(due.at)
    zh = f"{words.zh}，最迟 {day.zh}{'（节假日安排公布后可能调整）' if due.provisional else ''}"
    en = f"{words.say('en')}, by {day.say('en')}{' (may change with the public holidays)' if due.provisional else ''}"
    return Text(zh, en)


def _day(when: date | datetime) -> Text:
    time = f" {when:%H:%M}" if isinstance(when, datetime) else ""
    return Text(f"{when.year}年{when.month}月{when.day}日{time}", f"{when.day} {when:%B} {when.year}{time}")


def _fees(told: Telling, trial: Trial) -> Iterator[Entry]:
    because = {fee.id: reasons for fee, reasons in trial.fees.because}
    charged = {due.fee.id for due in trial.fees.due}
    unknown = [fee for fee in trial.matter.fees if fee.id not in charged and _unknown(trial, fee.when)]
    for fee in unknown:
        yield Entry(fee.id, fee.title, line("amount", "金额", "Amount", MISSING))
    if not trial.fees.due and not unknown:
        yield Entry("none", Text("不收费", "No fee"))
    for due in trial.fees.due:
        amount = MISSING if due.amount is None else money(due.amount)
        if due.waived:
            amount = Text(f"免收（{amount.zh}）", f"waived ({amount.say('en')})")
        yield Entry(
            due.fee.id,
            due.fee.title,
            (
                *line("amount", "金额", "Amount", amount),
                *line("formula", "标准（元）", "Formula (yuan)", told.condition(due.fee.amount)),
                *line("why", "为什么", "Because", told.because(because.get(due.fee.id, ()))),
                *line("basis", "依据", "Legal basis", told.basis(due.fee.basis)),
            ),
        )
    total = trial.fees.total
    if len(trial.fees.due) > 1:
        yield Entry(
            "total", Text("合计", "Total"), line("amount", "金额", "Amount", MISSING if total is None else money(total))
        )


def _materials(told: Telling, trial: Trial) -> Iterator[Section]:
    groups = (
        ("bring", Text("您要交的材料", "Materials you hand in"), trial.materials.asked),
        ("supplied", Text("免交：已由数据共享取得", "Not asked: found by data sharing"), trial.materials.supplied),
        ("later", Text("可以后补的材料", "Materials that may follow later"), trial.materials.later),
    )
    for section_id, title, materials in groups:
        entries = tuple(material_entry(told, material, _why(told, trial, material)) for material in materials)
        yield Section(section_id, title, Layout.ITEMS, entries)
    needed = {material.id for _, _, materials in groups for material in materials}
    left = [material for material in trial.matter.materials if material.id not in needed]
    for section_id, title, open_ in (
        ("open", Text("还说不准要不要交的材料", "Not known yet whether these are needed"), True),
        ("spared", Text("您不用交的材料", "Materials you need not hand in"), False),
    ):
        mine = [material for material in left if _unknown(trial, material.required) is open_]
        entries = tuple(Entry(material.id, material.title, _why(told, trial, material)) for material in mine)
        yield Section(section_id, title, Layout.ITEMS, entries)


def _unknown(trial: Trial, condition: bool | Expression | None) -> bool:
    """Whether these answers do not say yet if a condition holds."""
    if condition is None or isinstance(condition, bool):
        return False
    return evaluate(condition, trial.understood.facts).value is None


def _why(told: Telling, trial: Trial, material: MaterialSpec) -> tuple[Line, ...]:
    if isinstance(material.required, bool):
        return line("why", "为什么", "Because", EVERYBODY)
    return line("why", "为什么", "Because", told.because(trial.materials.because.get(material.id, ())))
