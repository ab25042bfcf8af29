"""In which language does a page speak?  Chinese is the source; English comes from one file of words per area."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from flask import Flask, g, has_request_context, request
from markupsafe import Markup, escape

from banshi_rules.texts import Language, Text, runs

#: Every language the pages speak, by the name a browser knows it by.
TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
COOKIE = "language"
_CHINESE = Markup('<span lang="zh-CN">{}</span>')
_LOCALE = Path(__file__).parents[1] / "locale"


@cache
def english() -> Mapping[str, str]:
    """Every English text by its Chinese source."""
    words: dict[str, str] = {}
    for path in sorted((_LOCALE / "en").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id and message.string and not message.fuzzy:
                    words[str(message.id)] = str(message.string)
    return words


def language() -> Language:
    """The language of this request; Chinese outside of one."""
    if not has_request_context():
        return "zh"
    if "language" not in g:
        wanted = request.cookies.get(COOKIE)
        g.language = "en" if wanted == "en" else "zh"
    chosen: Language = g.language
    return chosen


def locale() -> str:
    """The same, as Babel calls it."""
    return "en" if language() == "en" else "zh_Hans_CN"


def gettext(source: str, **values: object) -> str:
    """The text in the language of the page, with the values put in."""
    text = translate(source)
    return text % values if values else text.replace("%%", "%")


def translate(source: str) -> str:
    """The text in the language of the page, as it was written."""
    return english().get(source, source) if language() == "en" else source


def _plural(one: str, many: str, count: int) -> str:
    return translate(one if count == 1 else many)


def say(text: Text | str | None) -> str:
    """A text of a definition; Chinese on an English page is marked as such."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    if language() == "en" and text.en is None:
        return _CHINESE.format(text.zh)
    return marked(text.say(language()))


def marked(words: str) -> Markup:
    """Words in the language of the page; Chinese among English ones is marked as such."""
    if language() != "en":
        return escape(words)
    return Markup().join(_CHINESE.format(part) if part_of == "zh" else part for part_of, part in runs(words))


def attach(app: Flask) -> None:
    """Teach the templates both languages."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(translate, _plural, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.filters.update(say=say, marked=marked)
    app.jinja_env.globals.update(language=language, language_tag=lambda: TAGS[language()])
