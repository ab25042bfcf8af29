"""What does a one-time notice sheet (一次性告知单) say?  The eight items that everybody is told at once, in this order:
matter, basis, organ, process, limit, fee, materials, contact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from banshi.definitions.guide.making import (
    COUNTING_NOTE,
    contact_entries,
    materials_section,
    steps_sections,
    windows_section,
)
from banshi.definitions.guide.model import Entry, GuideKind, Layout, Section, ServiceGuide
from banshi.definitions.guide.routes import in_case, name_of, online, open_routes
from banshi.definitions.guide.telling import Telling, cited, fact, limit_text, line, plain, telling
from banshi.definitions.guide.terms import fee_entries
from banshi.definitions.model import Matter
from banshi_rules.texts import Text

HEADING = Text("一次性告知单", "One-time notice sheet")


def notice_sheet(matter: Matter, on: date) -> ServiceGuide:
    """The sheet for everybody: what is asked of whom stands beside each material."""
    told = telling(matter)
    materials = materials_section(told)
    sections = (
        *opening_sections(told),
        *steps_sections(told),
        Section("when", Text("办理期限", "Time limits"), Layout.ITEMS, tuple(_limits(told)), COUNTING_NOTE),
        Section("fee", Text("收费标准", "Fees"), Layout.ITEMS, fee_entries(told)),
        Section("bring", Text("申请材料", "Materials"), materials.layout, materials.entries, materials.note),
        *closing_sections(told),
    )
    return sheet(matter, on, GuideKind.SHEET, HEADING, sections)


def sheet(matter: Matter, on: date, kind: GuideKind, heading: Text, sections: tuple[Section, ...]) -> ServiceGuide:
    """A sheet of these sections, as far as they say anything."""
    return ServiceGuide(
        kind=kind,
        matter=matter.code,
        heading=heading,
        title=matter.title,
        organ=matter.department.name,
        on=on,
        sections=tuple(section for section in sections if section.entries or section.note is not None),
    )


def opening_sections(told: Telling) -> Iterator[Section]:
    """Matter, basis and organ."""
    matter = told.matter
    name = (
        *fact("name", "事项名称", "Matter", matter.title),
        *fact("codes", "事项编码", "Code of the matter", plain("、".join(matter.codes.values()))),
    )
    yield Section("name", Text("项目名称", "Matter"), Layout.FACTS, name)
    basis = tuple(Entry(one.id, cited(one)) for one in matter.basis)
    yield Section("law", Text("设立依据", "Legal basis"), Layout.LIST, basis)
    organ = fact("organ", "决定机关", "Deciding organ", matter.department.name)
    yield Section("where", Text("实施主体", "Organ"), Layout.FACTS, organ)


def closing_sections(told: Telling) -> Iterator[Section]:
    """Contact: whom to ask, where to complain, where to go."""
    contact = (*contact_entries(told.matter), *fact("online", "网上办理", "Online", online(told)))
    yield Section("contact", Text("联系方式", "Contact"), Layout.FACTS, contact)
    yield windows_section(told.matter)


def _limits(told: Telling) -> Iterator[Entry]:
    matter = told.matter
    for route in open_routes(told):
        yield Entry(
            route.id,
            name_of(told, route),
            (
                *line("when", "适用情形", "In these cases", in_case(told, route)),
                *line("promised", "承诺办结", "Promised within", limit_text(matter.promised(route.id))),
                *line("statutory", "法定办结", "Limit set by law", limit_text(matter.statutory(route.id))),
            ),
        )
