"""How does a guide or a notice sheet become a file?  A page that needs nothing else, or a PDF; both carry the stamp.

The same guide, languages and edition always give the same bytes.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from banshi.definitions.guide import LANGUAGES, EditionMark, Languages, Layout, ServiceGuide, paragraphs, stamp_of
from banshi.documents.typesetting import HERE, pdf_of
from banshi_rules.texts import Language, Text, runs

TAGS = {"zh": "zh-CN", "en": "en"}


def guide_html(guide: ServiceGuide, languages: Languages, edition: EditionMark | None = None) -> bytes:
    """The guide as one HTML page (UTF-8) without scripts, images or anything from elsewhere.

    Its own policy allows nothing but its one style sheet, so it can be served beside any other.
    """
    style = (HERE / "guide.css").read_text(encoding="utf-8")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _template().render(
        guide=guide,
        languages=LANGUAGES[languages],
        layouts=Layout,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        stamp=stamp_of(guide, languages, edition).line(),
        notes=_notes(guide, edition),
        tags=TAGS,
    )
    return page.encode()


def guide_pdf(guide: ServiceGuide, languages: Languages, edition: EditionMark | None = None) -> bytes:
    """The guide as a PDF."""
    chosen = LANGUAGES[languages]
    content = {
        "languages": list(chosen),
        "stamp": stamp_of(guide, languages, edition).line(),
        "date": guide.on.isoformat(),
        "heading": _said(guide.heading, chosen),
        "title": _said(guide.title, chosen),
        "organ": _said(guide.organ, chosen),
        "notes": [_said(note, chosen) for note in _notes(guide, edition)],
        "sections": [
            {
                "title": _said(section.title, chosen),
                "layout": section.layout.value,
                "note": section.note and _said(section.note, chosen),
                "entries": [
                    {
                        "title": _said(entry.title, chosen),
                        "marks": [_said(mark, chosen) for mark in entry.marks],
                        "lines": [
                            {"label": line.label and _said(line.label, chosen), "text": _said(line.text, chosen)}
                            for line in entry.lines
                        ],
                    }
                    for entry in section.entries
                ],
            }
            for section in guide.sections
        ],
    }
    return pdf_of("guide.typ", content)


def _said(text: Text, languages: tuple[Language, ...]) -> list[dict[str, Any]]:
    """The text in each language that has it; Chinese where none has."""
    said = [language for language in languages if language == "zh" or text.en is not None] or ["zh"]
    first = text.say(said[0]) if said else ""
    kept = [language for place, language in enumerate(said) if place == 0 or text.say(language) != first]
    return [{"lang": language, "words": list(paragraphs(text, language))} for language in kept]


def _notes(guide: ServiceGuide, edition: EditionMark | None) -> list[Text]:
    """What stands at the foot: which edition this is, the day of the law, and how to look whether it still holds."""
    day = guide.on
    notes = [
        Text(
            f"法律条文按 {day.year}年{day.month}月{day.day}日的文本。",
            f"The articles are worded as on {day.day} {day:%B} {day.year}.",
        )
    ]
    if edition is not None:
        since = edition.since
        words = Text(
            f"事项定义第 {edition.number} 版，{since.year}年{since.month}月{since.day}日起施行。",
            f"Edition {edition.number} of the definition, in force from {since.day} {since:%B} {since.year}.",
        )
        notes.insert(0, words)
    digest = guide.digest[:16]
    notes.append(
        Text(
            f"内容摘要 {digest}；用 banshi guide --verify 可以核对是否仍与事项定义一致。",
            f"Digest {digest}; banshi guide --verify tells whether it still says what the definition says.",
        )
    )
    return notes


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(said=_said, runs=runs)
    return environment.get_template("guide.html")
