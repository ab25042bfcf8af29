"""How is a page drawn quickly?  Each macro runs once per edition; what comes out is cut at its holes and only
joined later.

Everything an author wrote goes through Jinja's autoescape here, everything a person typed through `escape` at
the holes.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from banshi_rules.texts import Language, Text

WORDS: Mapping[str, Text] = {
    "optional": Text("（选填）", "(optional)"),
    "purpose": Text("用途：", "Why we ask: "),
    "error": Text("错误：", "Error: "),
    "choose": Text("请选择", "Choose"),
    "gone": Text("（现在不能选）", " (cannot be chosen now)"),
    "year": Text("年", "Year"),
    "month": Text("月", "Month"),
    "day": Text("日", "Day"),
    "add": Text("添加", "Add another: "),
    "remove": Text("删除", "Remove "),
    "take_away": Text("删除这个文件", "Remove this file"),
    "go_on": Text("保存并继续", "Save and continue"),
    "most": Text("最多 {most} 项", "At most {most}"),
    "title": Text("有 {count} 处需要修改", "{count} things need your attention"),
    "title_one": Text("有 1 处需要修改", "One thing needs your attention"),
    "not_answered": Text("未填写", "Not answered"),
    "because": Text("因为“{because}”是“{answer}”，需要填写", "Asked because “{because}” is “{answer}”"),
    "because_optional": Text("因为“{because}”是“{answer}”，请看是否要填", "Asked because “{because}” is “{answer}”"),
}

#: Cannot stand in a definition: made anew in every process.
_CUT = f"\ue000{secrets.token_hex(8)}\ue001"

#: Constant, hole, constant, hole, … constant.
Pieces = tuple[str, ...]


def hole(name: str) -> Markup:
    """The place of something that is filled in when the page is drawn."""
    return Markup(f"{_CUT}{name}{_CUT}")


class _Holes:
    def __getattr__(self, name: str) -> Markup:
        return hole(name)

    def __getitem__(self, name: str) -> Markup:
        return hole(name)


def say_in(language: Language) -> Any:
    """A text as markup; one that exists in Chinese alone says so where the page is in English."""

    def say(text: Text) -> Markup:
        if language == "en" and text.en is None:
            return Markup('<span lang="zh-CN">{}</span>').format(text.zh)
        return escape(text.say(language))

    return say


def _lang_in(language: Language) -> Any:
    def lang_of(text: Text) -> Markup:
        return Markup(' lang="zh-CN"') if language == "en" and text.en is None else Markup("")

    return lang_of


def _plain_in(language: Language) -> Any:
    return lambda text: text.say(language)


def _templates(language: Language) -> Any:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    environment.globals.update(
        say=say_in(language), plain=_plain_in(language), lang_of=_lang_in(language), words=WORDS, hole=_Holes()
    )
    return environment.get_template("fields.jinja")


_MACROS: Mapping[Language, Any] = {"zh": _templates("zh").module, "en": _templates("en").module}


def macro(name: str, language: Language, *args: Any) -> Pieces:
    """What a macro draws, cut at its holes."""
    return tuple(str(getattr(_MACROS[language], name)(*args)).split(_CUT))


def drawn(name: str, language: Language, *args: Any) -> Markup:
    """What a macro without holes draws."""
    return Markup("".join(macro(name, language, *args)))


def fill(pieces: Pieces, holes: Mapping[str, str]) -> str:
    """The pieces joined with the holes filled; what fills them is escaped already.  A hole without filling stays
    empty."""
    if len(pieces) == 1:
        return pieces[0]
    if len(pieces) == 3:
        return pieces[0] + holes.get(pieces[1], "") + pieces[2]
    filled = list(pieces)
    for index in range(1, len(pieces), 2):
        filled[index] = holes.get(pieces[index], "")
    return "".join(filled)


def bind(pieces: Pieces, holes: Mapping[str, str]) -> Pieces:
    """The pieces with these holes filled, and the others left."""
    bound = [pieces[0]]
    for name, constant in zip(pieces[1::2], pieces[2::2], strict=True):
        if name in holes:
            bound[-1] += holes[name] + constant
        else:
            bound += [name, constant]
    return tuple(bound)


_BROKEN = {code: "\ufffd" for code in (*range(0xD800, 0xE000), *range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F)}


def visible(text: str) -> str:
    """A text of a person as a page can carry it: half characters and controls show as a replacement."""
    return text if text.isprintable() else text.translate(_BROKEN)


def text_of(text: str) -> str:
    """A text of a person as markup."""
    return str(escape(visible(text)))
