"""What has to be handed in, when, by which standard, from whom?"""

from __future__ import annotations

from banshi.definitions.guide.model import Entry, Line, joined
from banshi.definitions.guide.steps import title_of
from banshi.definitions.guide.telling import Telling, line
from banshi.definitions.model import MaterialSource, MaterialSpec, Necessity
from banshi_rules.texts import Text

LATER = Text("可后补", "May follow later")
DEPENDS = Text("视情况", "Depends on your case")
SHARED = Text("数据共享，能取得的不用交", "Data sharing: not asked where it is found")
OWN = Text("申请人自备", "The applicant brings it")


def material_entries(telling: Telling) -> tuple[Entry, ...]:
    """Every material of the matter, with the cases in which it is needed."""
    return tuple(material_entry(telling, material) for material in telling.matter.materials)


def material_entry(telling: Telling, material: MaterialSpec, why: tuple[Line, ...] | None = None) -> Entry:
    """One material.  `why` takes the place of the cases in which it is needed, for one applicant."""
    needed = None if isinstance(material.required, bool) else telling.condition(material.required)
    marks = (
        *((LATER,) if material.necessity is Necessity.SECONDARY else ()),
        *((DEPENDS,) if needed is not None else ()),
    )
    return Entry(
        material.id,
        material.title,
        (
            *(line("when", "需要提交的情形", "Needed when", needed) if why is None else why),
            *line("standard", "受理标准", "Acceptable when", material.standard),
            *_alternatives(material),
            *line("source", "来源", "Source", _source(material)),
            *line("copies", "份数", "Copies", _copies(material)),
            *line("later", "提交时间", "Handed in", _due(telling, material)),
            *line("basis", "依据", "Legal basis", telling.basis(material.basis)),
            *line("forms", "样表和空白表", "Samples and forms", _forms(material)),
        ),
        marks if why is None else (),
    )


def _alternatives(material: MaterialSpec) -> tuple[Line, ...]:
    titles = tuple(_alternative(one) for one in material.alternatives)
    return line("any-of", "任选一种", "Any one of these", joined(titles, "；", "; "))


def _alternative(material: MaterialSpec) -> Text:
    standard = material.standard
    if not standard.zh:
        return material.title
    return Text(f"{material.title.zh}（{standard.zh}）", f"{material.title.say('en')} ({standard.say('en')})")


def _source(material: MaterialSpec) -> Text | None:
    if material.alternatives:
        return None
    source = SHARED if material.source is MaterialSource.SHARING else OWN
    if material.issuer is None:
        return source
    return Text(
        f"{source.zh}；由{material.issuer.zh}出具", f"{source.say('en')}; issued by {material.issuer.say('en')}"
    )


def _copies(material: MaterialSpec) -> Text | None:
    """How many, on which carrier; nothing of what registers hold."""
    if material.source is MaterialSource.SHARING or material.alternatives:
        return None
    kinds = " ".join(kind.upper() for kind in material.accept)
    files, papers = material.copies, material.paper
    electronic = Text(f"电子 {files} 份（{kinds}）", f"{files} electronic file{'' if files == 1 else 's'} ({kinds})")
    paper = Text(f"纸质 {papers} 份", f"{papers} on paper")
    return joined((*((electronic,) if files else ()), *((paper,) if papers else ())), "，", ", ")


def _due(telling: Telling, material: MaterialSpec) -> Text | None:
    if material.due_at is not None:
        steps = (step for flow in telling.matter.flows.values() for step in flow.steps if step.id == material.due_at)
        title = next((title_of(telling.matter, step) for step in steps), Text(material.due_at))
        zh, en = f"可以在“{title.zh}”环节前提交", f'may follow by the step "{title.say("en")}"'
        if material.due_when is None:
            return Text(zh, en)
        when = telling.condition(material.due_when)
        return Text(f"{zh}，限于：{when.zh}", f"{en}, if: {when.say('en')}")
    if material.necessity is Necessity.SECONDARY:
        return Text("可以先受理，在约定的期限内补交", "may follow within the time of tolerance, after acceptance")
    return None


def _forms(material: MaterialSpec) -> Text | None:
    sample = Text(f"样表 {material.sample}", f"sample {material.sample}")
    blank = Text(f"空白表 {material.blank_form}", f"blank form {material.blank_form}")
    return joined((*((sample,) if material.sample else ()), *((blank,) if material.blank_form else ())))
