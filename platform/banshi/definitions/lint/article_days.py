"""Does a limit keep the days of the article it rests on?  (Licensing Law 42: laws and regulations set them)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from banshi.definitions.law.book import Counted, Days
from banshi.definitions.law.citations import spans_of_time
from banshi.definitions.law.resolving import Cited, Found
from banshi.definitions.limit_sums import civil_days
from banshi.definitions.lint.cited import of_basis, title_of
from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import Extension, LimitSpec, TimeLimits
from banshi_rules.findings import Finding, Severity
from banshi_rules.routing import Route
from banshi_rules.texts import Text

CODES = ("A614", "A615", "A616")

_NAMES = {
    Counted.DECISION: Text("法定时限", "The statutory limit"),
    Counted.EXTENSION: Text("延长的时限", "The extension"),
    Counted.DELIVERY: Text("送达时限", "The limit for delivery"),
    Counted.CORRECTION: Text("补正时限", "The time to answer a correction notice"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """No limit is longer than the article it names gives; what the article gives in some cases only is advice."""
    if subject.limits is None:
        return
    for what, limit in _written(subject.limits, subject.routes):
        basis = next((one for one in subject.basis if limit is not None and one.id == limit.basis), None)
        if limit is not None and basis is not None:
            yield from _compared(limit, what, of_basis(basis))


def _written(limits: TimeLimits, routes: Iterable[Route]) -> Iterator[tuple[Counted, LimitSpec | Extension | None]]:
    yield Counted.DECISION, limits.statutory
    yield Counted.EXTENSION, limits.extension
    yield Counted.DELIVERY, limits.delivery
    yield Counted.CORRECTION, limits.correction_reply
    for route in routes:
        if route.statutory is not None:
            yield Counted.DECISION, LimitSpec(route.statutory, route.statutory_basis, route.at)


def _compared(limit: LimitSpec | Extension, what: Counted, articles: tuple[Cited, ...]) -> Iterator[Finding]:
    given = [(cited, days) for cited in articles if cited.article for days in cited.article.days if days.what is what]
    if not given:
        if articles and all(map(_timeless, articles)):
            yield Finding("A616", limit.at, {"what": _NAMES[what], **title_of(articles[0])}, Severity.ADVICE)
        return
    cited, most = max(given, key=_length)
    always = [one for one in given if one[1].when is None]
    if longer(limit.limit, most.limit):
        severity = Severity.ERROR if cited.found is Found.TEXT else Severity.WARNING
        yield Finding("A614", limit.at, _said(limit, what, cited, most), severity)
    elif always and longer(limit.limit, max(always, key=_length)[1].limit):
        cited, usual = max(always, key=_length)
        args = {**_said(limit, what, cited, usual), "when": most.when, "quote": _quote(cited, most)}
        yield Finding("A615", limit.at, args, Severity.ADVICE)


def _timeless(cited: Cited) -> bool:
    """Whether an article is known to set no time at all; one that names times may set this one."""
    text = cited.article.text if cited.article is not None else None
    return text is not None and not any(spans_of_time(text))


def _length(given: tuple[Cited, Days]) -> Fraction:
    return civil_days(given[1].limit)


def _said(limit: LimitSpec | Extension, what: Counted, cited: Cited, days: Days) -> dict[str, object]:
    return {
        "what": _NAMES[what],
        "limit": in_words(limit.limit),
        "days": in_words(days.limit),
        "quote": _quote(cited, days),
        **title_of(cited),
    }


def _quote(cited: Cited, days: Days) -> Text:
    """The sentence that gives the days, as it stands in the law; nothing where there is no text."""
    sentence = cited.article.sentence_with(days.limit.amount) if cited.article is not None else None
    return (
        Text(f"：“{sentence}”", f': "{sentence}"')
        if sentence
        else Text("（条文没有核实）", " (its text is unverified)")
    )
