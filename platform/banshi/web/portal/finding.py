"""Which matters do these words mean?  Titles count most, then departments, then the guide and the questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from banshi.definitions.model import Matter
from banshi_forms.kinds.choice import ChoiceOptions
from banshi_rules.texts import Text

#: Words people add that name no matter.
_FILLERS = re.compile(
    r"我要办|我想办|我要|我想|办理|怎么办|怎么|申请|如何|的|，|,|。|？|\?"
    r"|\b(?:i|we|want|would|like|need|to|do|how|apply|a|an|the|of|for|in|on|up|my|our|open)\b"
)
_LATIN = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A matter with how well it fits."""

    matter: Matter
    weight: int


def find(matters: Iterable[Matter], words: str) -> list[Matter]:
    """The matters these words fit, the best first; pairs of Chinese characters count as words."""
    wanted = set(_words(_FILLERS.sub(" ", words.lower()))) or set(_words(words.lower()))
    found = [Found(matter, _weight(matter, wanted)) for matter in matters]
    best = max((one.weight for one in found), default=0)
    fitting = [one for one in found if one.weight and one.weight * 4 >= best]
    return [one.matter for one in sorted(fitting, key=lambda one: (-one.weight, one.matter.code))]


def _weight(matter: Matter, wanted: set[str]) -> int:
    title, department, guide = _all(matter.title), _all(matter.department.name), " ".join(_guide(matter))
    return sum(
        12 * (word in title) + 3 * _shortened(word, title) + 4 * (word in department) + (word in guide)
        for word in wanted
    )


def _shortened(word: str, title: str) -> bool:
    """Whether two characters stand apart in the title, as in 低保 for 最低生活保障 and 卖烟 for 烟草专卖."""
    return word not in title and _HAN.fullmatch(word) is not None and all(sign in title for sign in word)


def _words(text: str) -> Iterator[str]:
    yield from _LATIN.findall(text)
    for run in _HAN.findall(text):
        if len(run) == 1:
            yield run
        for place in range(len(run) - 1):
            yield run[place : place + 2]


def _all(text: Text) -> str:
    return f"{text.zh} {text.en or ''}".lower()


def _guide(matter: Matter) -> Iterator[str]:
    for condition in matter.guide.conditions:
        yield _all(condition)
    for material in matter.materials:
        yield _all(material.title)
    for question in matter.guide.faq:
        yield _all(question.q)
        yield _all(question.a)
    for section in matter.form.sections:
        yield _all(section.title)
    for field in matter.form.every_field():
        yield _all(field.label)
        if isinstance(field.options, ChoiceOptions):
            yield from map(_all, field.options.tree.labels.values())
    if matter.licence is not None:
        yield _all(matter.licence.name)
    for basis in matter.basis:
        yield _all(basis.name)
    yield matter.code
