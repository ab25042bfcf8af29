"""Which guide is this file, and does it still say what the definition says?  A line that every exported guide carries.

The line is plain ASCII, so that it is found in a page and in the metadata of a PDF alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from banshi.definitions.guide.model import GuideKind, ServiceGuide
from banshi_rules.texts import Language, Text

#: In which languages a guide is exported.
Languages: TypeAlias = Literal["zh", "en", "both"]
LANGUAGES: Mapping[Languages, tuple[Language, ...]] = {"zh": ("zh",), "en": ("en",), "both": ("zh", "en")}

_LINE = re.compile(
    rb"banshi-guide 1 (?P<matter>[a-z][a-z0-9_-]{0,100}) (?P<kind>guide|sheet|case) (?P<languages>zh|en|both)"
    rb" (?P<on>\d{4}-\d\d-\d\d) (?P<edition>\d{1,6}|-) (?P<since>\d{4}-\d\d-\d\d|-) (?P<digest>[0-9a-f]{64})"
    rb"(?P<sections>(?: [A-Za-z0-9_.-]{1,120}=[0-9a-f]{12}){0,300}) end"
)


@dataclass(frozen=True, slots=True)
class EditionMark:
    """Which published edition a guide was made of: its number, and since when it is in force."""

    number: int
    since: date


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file says about itself: which guide, when and in which languages, and digests of what it says."""

    matter: str
    kind: GuideKind
    languages: Languages
    on: date
    edition: EditionMark | None
    digest: str
    sections: Mapping[str, str] = field(default_factory=dict)

    def line(self) -> str:
        """The stamp as it stands in a file."""
        number, since = ("-", "-") if self.edition is None else (self.edition.number, self.edition.since)
        sections = "".join(f" {name}={digest}" for name, digest in self.sections.items())
        head = f"banshi-guide 1 {self.matter} {self.kind} {self.languages} {self.on} {number} {since}"
        return f"{head} {self.digest}{sections} end"

    def changed(self, guide: ServiceGuide) -> tuple[Text, ...]:
        """The sections, by their titles, in which the guide says something else than when the file was made; those
        that are gone by their ids."""
        now = guide.section_digests()
        titles = {section.id: section.title for section in guide.sections}
        other = [titles[name] for name, digest in now.items() if self.sections.get(name) != digest]
        return (*other, *(Text(name) for name in self.sections if name not in now))


def stamp_of(guide: ServiceGuide, languages: Languages, edition: EditionMark | None) -> Stamp:
    """The stamp of a guide that is exported now."""
    return Stamp(guide.matter, guide.kind, languages, guide.on, edition, guide.digest, guide.section_digests())


def read_stamp(content: bytes) -> Stamp | None:
    """The stamp in a file; None where there is none, or several that contradict each other."""
    found = {match.group(): match for match in _LINE.finditer(content)}
    if len(found) != 1:
        return None
    (match,) = found.values()
    said = {name: value.decode("ascii") for name, value in match.groupdict().items()}
    try:
        since = None if said["edition"] == "-" or said["since"] == "-" else date.fromisoformat(said["since"])
        on = date.fromisoformat(said["on"])
    except ValueError:
        return None
    return Stamp(
        said["matter"],
        GuideKind(said["kind"]),
        "both" if said["languages"] == "both" else "en" if said["languages"] == "en" else "zh",
        on,
        None if since is None else EditionMark(int(said["edition"]), since),
        said["digest"],
        dict(pair.split("=") for pair in said["sections"].split()),
    )
