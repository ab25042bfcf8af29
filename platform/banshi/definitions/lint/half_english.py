"""Is the guide all in English where it is in English at all?  Half a translation is none for whoever needs it."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity
from banshi_rules.texts import Text

CODES = ("L101",)
#: So many of the texts are named.
NAMED = 3


def check(subject: Subject) -> Iterator[Finding]:
    """What the guide says in Chinese alone, told together, where other parts of it are in English, too."""
    if "guide" not in subject.guide_at:
        return
    texts = dict.fromkeys(text for text in _texts(subject) if text is not None and _chinese(text.zh))
    missing = [text.zh for text in texts if text.en is None]
    if missing and len(missing) < len(texts):
        args = {"count": len(missing), "texts": tuple(missing[:NAMED])}
        yield Finding("L101", subject.guide_at["guide"], args, Severity.ADVICE)


def _texts(subject: Subject) -> Iterator[Text | None]:
    """What a guide says in the author's own words."""
    guide = subject.guide
    yield from guide.conditions
    yield guide.visit_reason
    for window in guide.windows:
        yield from (window.name, window.hours)
    for question in guide.faq:
        yield from (question.q, question.a)
    for material in subject.materials:
        for one in (material, *material.alternatives):
            yield from (one.title, one.standard, one.issuer)
    for fee in subject.fees:
        yield from (fee.title, fee.explain)
    for route in subject.routes:
        if route.ends is not None:
            yield from (route.ends.message, route.ends.organ)
    yield from (step.title for step in subject.steps())
    yield None if subject.licence is None else subject.licence.name


def _chinese(words: str) -> bool:
    """Whether somebody who reads no Chinese would miss anything."""
    return any("\u3400" <= sign <= "\u9fff" for sign in words)
