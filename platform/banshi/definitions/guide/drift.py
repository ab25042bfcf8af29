"""What do two states of a guide say differently?  Statement by statement, where it stands and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from banshi.definitions.guide.model import ServiceGuide, Statement
from banshi_rules.texts import Language, Text


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that one of two guides makes otherwise; None where it does not make it."""

    where: tuple[Text, ...]
    published: Text | None
    now: Text | None

    def say(self, language: Language) -> str:
        """The difference in a sentence."""
        place = (" › ").join(part.say(language) for part in self.where)
        before, after = _quoted(self.published, self.now, language), _quoted(self.now, self.published, language)
        if language == "zh":
            return f"{place}：公布的是{before or '没有这一项'}，现在是{after or '没有这一项'}"
        return f"{place}: published {before or 'nothing'}, now {after or 'nothing'}"


def differences(published: ServiceGuide, now: ServiceGuide) -> tuple[Difference, ...]:
    """Every statement that is not the same in both, in the order of the newer guide."""
    return tuple(_differences(published, now))


def _differences(published: ServiceGuide, now: ServiceGuide) -> Iterator[Difference]:
    old, new = published.statements(), now.statements()
    for place, statement in new.items():
        before = old.get(place)
        if before is None or before.text != statement.text or before.where != statement.where:
            yield _difference(before, statement)
    for place, statement in old.items():
        if place not in new:
            yield _difference(statement, None)
    order = [place for place in old if place in new]
    if order != [place for place in new if place in old]:
        yield Difference(
            (Text("顺序", "Order"),), Text("原来的顺序", "the former order"), Text("另一种顺序", "another order")
        )


def _difference(before: Statement | None, after: Statement | None) -> Difference:
    where = (after or before or Statement((), Text(""))).where
    return Difference(where, None if before is None else before.text, None if after is None else after.text)


def _quoted(text: Text | None, other: Text | None, language: Language) -> str:
    """The text; in both languages where only the other one changed."""
    if text is None:
        return ""
    said = text.say(language)
    if other is not None and other.say(language) == said and other != text:
        said = f"{text.zh} / {text.en or '-'}"
    return f"「{said}」" if language == "zh" else f'"{said}"'
