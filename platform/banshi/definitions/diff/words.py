"""How are values, parts and changes said to an official?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from banshi.definitions.diff.change import Act
from banshi.definitions.diff.outline import Branch, Cell, Collection, Leaf, Node, Said
from banshi.definitions.diff.parts import part_of
from banshi.definitions.flow_words import KIND_WORDS, LEVEL_WORDS, ROLE_WORDS, STAGE_WORDS
from banshi_rules.expressions import in_words
from banshi_rules.tables.cells import Between, NoneOf, OneOf
from banshi_rules.texts import Language, Text
from banshi_rules.time_limits import TimeLimit
from banshi_rules.time_limits import say as say_limit
from banshi_rules.values import Type

LANGUAGES: tuple[Language, Language] = ("zh", "en")
#: Words of the definition language, where they stand for something people call otherwise.
_WORDS: Mapping[str, Text] = {
    **{str(role.value): words for role, words in ROLE_WORDS.items()},
    **{str(stage.value): words for stage, words in STAGE_WORDS.items()},
    "principal": Text("主审", "principal"),
    "secondary": Text("可后补", "secondary"),
    "applicant": Text("申请人提供", "the applicant"),
    "sharing": Text("数据共享", "sharing"),
    "grant": Text("准予", "grant"),
    "refuse": Text("不予", "refuse"),
    "immediate": Text("即办", "immediate"),
    "complex": Text("复杂", "complex"),
    **{level: Text(words.zh, words.say("en").lower()) for level, words in LEVEL_WORDS.items()},
    "years": Text("年", "years"),
    "months": Text("个月", "months"),
    "days": Text("日", "days"),
    "public": Text("公开", "public"),
    "personal": Text("个人信息", "personal"),
    "sensitive": Text("敏感个人信息", "sensitive"),
    "agree": Text("视为同意", "counts as consent"),
    "none": Text("不视为同意", "is no consent"),
    "ordinary": Text("一般", "ordinary"),
    "commitment": Text("告知承诺", "commitment"),
    "automatic": Text("自动办理", "automatic"),
    "filing": Text("备案", "filing"),
    "not-needed": Text("不需要办理", "not needed"),
    "other-organ": Text("由其他机关办理", "another organ is competent"),
    "before-issue": Text("发证前", "before issue"),
    "before-acceptance": Text("受理前", "before acceptance"),
    **{kind.__name__: Text(words.zh, words.say("en").lower()) for kind, words in KIND_WORDS.items()},
    "Fork": Text("并行办理", "fork"),
    "Field": Text("单个字段", "one question"),
    "Group": Text("多行字段", "group"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """One step on the way to a part: the field, which of several for programs (`key`) and for people (`title`)."""

    field: str
    key: str | None = None
    title: Text | None = None
    named: Text | None = None

    @property
    def noun(self) -> Text:
        """What the part is called; a cell like its column."""
        return self.named or part_of(self.field).noun


def value(node: Node, language: Language) -> str:
    """A value as people read it."""
    if isinstance(node, Leaf):
        return said(node.value, language)
    if isinstance(node, Branch):
        if node.kind == "Row":
            return _row(node, language)
        if node.title is not None:
            return node.title.say(language)
        told = [value(part, language) for field, part in node.parts.items() if not part_of(field).noun.zh]
        return _listed(told or [value(part, language) for part in node.parts.values()], language)
    members = node.members.values() if isinstance(node, Collection) else node.members
    return _listed([value(member, language) for member in members], language) or said(None, language)


def said(thing: object, language: Language) -> str:
    """A plain value as people read it."""
    zh = language == "zh"
    if thing is None or thing == ():
        return "无" if zh else "none"
    if isinstance(thing, bool):
        return ("是" if zh else "yes") if thing else ("否" if zh else "no")
    if isinstance(thing, Text):
        return thing.say(language)
    if isinstance(thing, TimeLimit):
        return say_limit(thing, language)
    if isinstance(thing, Said):
        return in_words(thing.expression, language, thing.names)
    if isinstance(thing, Cell):
        labels = thing.named.options if thing.named is not None else {}
        return _listed([_test(test, labels, language) for test in thing.tests], language)
    if isinstance(thing, Type):
        return _listed([*thing.members] or [thing.kind.value], language)
    if isinstance(thing, Enum):
        return said(str(thing.value), language)
    if isinstance(thing, str):
        return _WORDS[thing].say(language) if thing in _WORDS else thing
    if isinstance(thing, (Decimal, int, date)):
        return str(thing)
    if isinstance(thing, Mapping):
        return _listed([f"{key}: {said(one, language)}" for key, one in thing.items()], language)
    if isinstance(thing, (tuple, list)):
        if len(thing) == 2 and isinstance(thing[0], int) and isinstance(thing[1], str):
            return f"{thing[0]} {said(thing[1], language)}"
        return _listed([said(one, language) for one in thing], language)
    if is_dataclass(thing) and not isinstance(thing, type):
        return _listed([said(getattr(thing, one.name), language) for one in fields(thing)], language)
    return str(thing)


def sentence(spots: Sequence[Spot], act: Act, before: Node, after: Node, language: Language) -> str:
    """The whole change: `材料“营业执照”：份数 1→2`, `新增材料“合同”`."""
    where, noun, item = _where(spots, language)
    thing = _named(noun, item, language)
    if act is Act.MOVED:
        order = f"{value(before, language)} → {value(after, language)}"
        return _at(where, f"{noun}顺序 {order}" if language == "zh" else f"order of {noun}: {order}", language)
    if act is Act.CHANGED:
        told = _changed(before, after, language)
        if item:
            return _at([*where, thing], told, language)
        return _at(where, f"{noun} {told}", language)
    node = after if act is Act.ADDED else before
    shown = "" if item and not item.isdecimal() else value(node, language)
    if language == "zh":
        told = f"{'新增' if act is Act.ADDED else '删除'}{thing}" + (f"（{shown}）" if shown else "")
    else:
        told = f"{thing} {'added' if act is Act.ADDED else 'removed'}" + (f" ({shown})" if shown else "")
    return _at(where, told, language)


def noun_of(spots: Sequence[Spot]) -> Text:
    """What kind of part a change is about."""
    both = [_where(spots, language)[1] for language in LANGUAGES]
    return Text(both[0], both[1])


def _where(spots: Sequence[Spot], language: Language) -> tuple[list[str], str, str]:
    """The parts on the way that have names, then the noun of the last one, and which of several it is."""
    named: list[tuple[str, str]] = []
    for spot in spots:
        if not spot.noun.zh:
            continue
        title = spot.title.say(language) if spot.title is not None else ""
        named.append((spot.noun.say(language), title))
    if not named:
        return [], said(spots[-1].field, language), ""
    return [_named(noun, title, language) for noun, title in named[:-1]], *named[-1]


def _named(noun: str, title: str, language: Language) -> str:
    """`材料“营业执照”`, `第 2 行`."""
    if not title:
        return noun
    if title.isdecimal():
        return f"第 {title} {noun}" if language == "zh" else f"{noun} {title}"
    return f"{noun}“{title}”" if language == "zh" else f'{noun} "{title}"'


def _at(where: Sequence[str], told: str, language: Language) -> str:
    if not where:
        return told
    return "、".join(where) + "：" + told if language == "zh" else ", ".join(where) + ": " + told


def _changed(before: Node, after: Node, language: Language) -> str:
    old = before.value if isinstance(before, Leaf) else None
    new = after.value if isinstance(after, Leaf) else None
    if isinstance(old, TimeLimit) and isinstance(new, TimeLimit) and old.unit is new.unit and old.amount and new.amount:
        return f"{old.amount}→{say_limit(new, language)}"
    if isinstance(old, Text) and isinstance(new, Text) and old.say(language) == new.say(language):
        other: Language = "en" if language == "zh" else "zh"
        name = "英文" if language == "zh" else "Chinese"
        return f"{name} {_quoted(old, other, language)} → {_quoted(new, other, language)}"
    quoted = "“{}”" if language == "zh" else '"{}"'
    shown = []
    for node in (before, after):
        quote = isinstance(node, Leaf) and isinstance(node.value, (Text, Said))
        shown.append(quoted.format(value(node, language)) if quote else value(node, language))
    if shown[0] == shown[1] and isinstance(old, Said) and isinstance(new, Said):
        shown = [quoted.format(one.expression.text) for one in (old, new)]
    return f"{shown[0]} → {shown[1]}"


def _quoted(text: Text, of: Language, language: Language) -> str:
    wording = text.en if of == "en" else text.zh
    return said(None, language) if wording is None else f"“{wording}”" if language == "zh" else f'"{wording}"'


def _row(row: Branch, language: Language) -> str:
    cells = [cell for cell in row.parts.values() if isinstance(cell, Leaf) and cell.noun is not None]
    told = [f"{cell.noun.say(language)} {value(cell, language)}" for cell in cells if cell.noun and not _free(cell)]
    return _listed(told, language)


def _free(cell: Leaf) -> bool:
    return isinstance(cell.value, Cell) and not cell.value.tests


def _test(test: OneOf | NoneOf | Between, labels: Mapping[str, Text], language: Language) -> str:
    if isinstance(test, OneOf):
        return _listed([said(labels.get(one, one), language) for one in test.values], language)
    if isinstance(test, NoneOf):
        others = _listed([said(labels.get(one, one), language) for one in test.values], language)
        return f"不是 {others}" if language == "zh" else f"not {others}"
    low = f"{'≥' if test.from_in else '>'} {said(test.low, language)}" if test.low is not None else ""
    high = f"{'≤' if test.to_in else '<'} {said(test.high, language)}" if test.high is not None else ""
    return (" 且 " if language == "zh" else " and ").join(part for part in (low, high) if part)


def _listed(parts: Sequence[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(parts)
