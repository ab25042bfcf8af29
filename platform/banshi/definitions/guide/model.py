"""What does a guide or a notice sheet consist of?  Sections in a fixed order, which every page and file prints."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from banshi.definitions.model import MatterCode
from banshi_rules.texts import Language, Text


class GuideKind(StrEnum):
    """The service guide (办事指南), the one-time notice sheet (一次性告知单), and the sheet for one applicant."""

    GUIDE = "guide"
    SHEET = "sheet"
    CASE = "case"


class Layout(StrEnum):
    """How the entries of a section are laid out."""

    FACTS = "facts"  # a name and what it says, row by row
    LIST = "list"  # sentences
    ITEMS = "items"  # things with particulars: materials, steps
    FOLDED = "folded"  # long texts, to be opened: articles, questions


@dataclass(frozen=True, slots=True)
class Line:
    """One statement; `label` says about what, None where the entry's title does."""

    id: str
    label: Text | None
    text: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """What the statements are about, e.g. a material; `marks` are its catchwords."""

    id: str
    title: Text
    lines: tuple[Line, ...] = ()
    marks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One question of an applicant, answered; `note` stands below the entries."""

    id: str
    title: Text
    layout: Layout
    entries: tuple[Entry, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with where it stands, in words: section, entry, label."""

    where: tuple[Text, ...]
    text: Text


#: Where a statement stands: section, entry and line, by their ids.
Place: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceGuide:
    """Everything a guide or sheet says.  `on` is the day for which the wording of the law was looked up."""

    kind: GuideKind
    matter: MatterCode
    heading: Text
    title: Text
    organ: Text
    on: date
    sections: tuple[Section, ...]

    def section(self, section_id: str) -> Section | None:
        """The section of that id; None where the guide has none."""
        return next((section for section in self.sections if section.id == section_id), None)

    @property
    def digest(self) -> str:
        """A name (SHA-256, hex) of everything it says, in both languages; the day alone changes nothing."""
        said = [self.kind.value, self.matter, _both(self.title), _both(self.organ)]
        return _digest([*said, [_as_json(section) for section in self.sections]])

    def section_digests(self) -> Mapping[str, str]:
        """The first 12 hex digits of a digest of each section, by its id."""
        return {section.id: _digest(_as_json(section))[:12] for section in self.sections}

    def statements(self) -> Mapping[Place, Statement]:
        """Every statement by its place, in order."""
        return dict(self._statements())

    def to_json(self) -> dict[str, Any]:
        """The guide for programs; every text as `{"zh", "en"}`."""
        return {
            "kind": self.kind.value,
            "matter": self.matter,
            "heading": _both(self.heading),
            "title": _both(self.title),
            "organ": _both(self.organ),
            "on": self.on.isoformat(),
            "digest": self.digest,
            "sections": [_as_json(section) for section in self.sections],
        }

    def _statements(self) -> Iterator[tuple[Place, Statement]]:
        yield ("title",), Statement((Text("名称", "Title"),), self.title)
        yield ("organ",), Statement((Text("实施机关", "Organ"),), self.organ)
        for section in self.sections:
            if section.note is not None:
                yield (section.id, "note"), Statement((section.title,), section.note)
            for entry in section.entries:
                here = (section.title, entry.title)
                marks = joined(entry.marks)
                yield (section.id, entry.id), Statement((section.title,), joined((entry.title, marks), "，", ", "))
                for line in entry.lines:
                    label = () if line.label is None else (line.label,)
                    yield (section.id, entry.id, line.id), Statement((*here, *label), line.text)


def joined(texts: tuple[Text, ...], zh: str = "、", en: str = ", ") -> Text:
    """These texts in one, as each language strings them together; what says nothing is left out."""
    said = [text for text in texts if text.zh]
    return Text(zh.join(text.zh for text in said), en.join(text.say("en") for text in said))


def paragraphs(text: Text, language: Language) -> tuple[str, ...]:
    """The paragraphs of a long text."""
    return tuple(line for line in text.say(language).splitlines() if line.strip())


def _as_json(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": _both(section.title),
        "entries": [
            {
                "id": entry.id,
                "title": _both(entry.title),
                "marks": [_both(mark) for mark in entry.marks],
                "lines": [
                    {"id": line.id, "label": line.label and _both(line.label), "text": _both(line.text)}
                    for line in entry.lines
                ],
            }
            for entry in section.entries
        ],
        "note": section.note and _both(section.note),
    }


def _both(text: Text) -> dict[str, str | None]:
    return {"zh": text.zh, "en": text.en}


def _digest(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
