"""How does a guide read as plain text, to be read on a terminal or pasted into a message?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.guide.model import Entry, Layout, Section, ServiceGuide, paragraphs
from banshi_rules.texts import Language


def as_text(guide: ServiceGuide, languages: tuple[Language, ...]) -> str:
    """The whole guide, language after language."""
    return "\n\n".join("\n".join(_lines(guide, language)) for language in languages) + "\n"


def _lines(guide: ServiceGuide, language: Language) -> Iterator[str]:
    colon = "：" if language == "zh" else ": "
    yield f"{guide.heading.say(language)}{colon}{guide.title.say(language)}"
    yield guide.organ.say(language)
    for section in guide.sections:
        yield ""
        yield f"# {section.title.say(language)}"
        for entry in section.entries:
            yield from _entry(section, entry, language, colon)
        if section.note is not None:
            yield section.note.say(language)


def _entry(section: Section, entry: Entry, language: Language, colon: str) -> Iterator[str]:
    title = entry.title.say(language)
    if section.layout is Layout.FACTS:
        yield f"- {title}{colon}{' '.join(line.text.say(language) for line in entry.lines)}"
        return
    marks = "".join(f" [{mark.say(language)}]" for mark in entry.marks)
    yield f"- {title}{marks}"
    for line in entry.lines:
        label = "" if line.label is None else f"{line.label.say(language)}{colon}"
        first, *more = paragraphs(line.text, language) or ("",)
        yield f"  {label}{first}"
        yield from (f"  {paragraph}" for paragraph in more)
