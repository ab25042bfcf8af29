"""What does a file of law hold, and which law does a matter mean?  Files become `Law`, entries `LegalBasis`."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from banshi.definitions.compile.names import Names
from banshi.definitions.compile.reader import Reader
from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.law.book import Article, Counted, Days, Law, LawBook, LawVersion
from banshi.definitions.law.citations import citations, spans_of_time
from banshi.definitions.source.tree import MapNode
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit

#: How an article may write a unit: 日 of a licence is counted in working days (Licensing Law 82).
_WRITTEN = {
    Unit.WORKING_DAY: ("工作日", "日"),
    Unit.DAY: ("日", "天"),
    Unit.MONTH: ("月",),
    Unit.HOUR: ("小时",),
}


def compile_law(name: str, reader: Reader) -> Law:
    """The law of a file whose shape is right; versions in the order of their dates."""
    versions = [version for part in reader.parts("versions") if (version := _version(part)) is not None]
    for before, after in pairwise(versions):
        if after.in_force <= before.in_force:
            reader.findings.error("A621", after.at, before=before.in_force, after=after.in_force)
    if not versions:  # the date of its one version has been complained about
        versions = [LawVersion(in_force=date.min, until=None, amended_by=None, last=None, articles={}, at=reader.at)]
    return Law(
        id=name,
        name=reader.text("name") or Text(""),
        also=tuple(word for word, _ in reader.words("also")),
        rank=reader.word("rank") or "",
        number=reader.word("number") or "",
        versions=tuple(sorted(versions, key=lambda version: version.in_force)),
        at=reader.at,
    )


def _version(reader: Reader) -> LawVersion | None:
    in_force, until, last = reader.day("in_force"), reader.day("until"), reader.number("last")
    if in_force is None:
        return None
    if until is not None and until < in_force:
        reader.findings.error("A621", reader.value_at("until"), before=in_force, after=until)
    articles = {}
    for name, at, node in reader.named("articles"):
        if isinstance(node, MapNode):
            articles[name] = _article(name, Reader(node, reader.findings))
        cited = citations(name)
        if last is not None and cited is not None and cited[0].number > last:
            reader.findings.error("A624", at, article=name, last=last)
    return LawVersion(
        in_force=in_force,
        until=until,
        amended_by=reader.word("amended_by"),
        last=last,
        articles=articles,
        at=reader.at,
    )


def _article(name: str, reader: Reader) -> Article:
    text = reader.word("text")
    unverified = reader.flag("unverified") or False
    if (text is None) is not unverified:
        reader.findings.error("A623", reader.at, article=name)
    days = []
    for part in reader.parts("days"):
        limit, what = part.limit("limit"), part.word("what")
        if limit is None or what not in set(Counted):
            continue
        if text is not None and not _stands_in(limit, text):
            reader.findings.error("A622", part.value_at("limit"), article=name, limit=part.word("limit"))
        days.append(Days(limit, Counted(what), part.text("when"), part.at))
    return Article(name, None if text is None else text.strip(), tuple(days), reader.at)


def _stands_in(limit: TimeLimit, text: str) -> bool:
    """Whether a text names that amount of time."""
    return any(number == limit.amount and unit in _WRITTEN[limit.unit] for number, unit in spans_of_time(text))


def compile_bases(reader: Reader, names: Names, book: LawBook, used: set[str]) -> tuple[LegalBasis, ...]:
    """The articles the matter rests on, with the laws they mean; name and rank may be left to the law `ref` names."""
    made = []
    for part in reader.parts("law"):
        ref, name, rank = part.word("ref"), part.text("name"), part.word("rank")
        for key in ("name", "rank"):
            if not part.has(key) and not part.has("ref"):
                means = Text("（名称）", "") if key == "name" else Text("（效力位阶）", "")
                part.findings.error("H002", part.at, key=key, means=means)
        law = book.laws.get(ref) if ref is not None else book.named(name.zh) if name is not None else None
        if law is not None:
            used.add(f"law/{law.id}")
            name, rank = name or law.name, rank or law.rank
        article = part.text("article") or Text("")
        names.take(part.word("id"), part.value_at("id"), name)
        made.append(
            LegalBasis(
                id=part.word("id") or "",
                name=name or Text(ref or ""),
                article=article,
                rank=rank or "",
                at=part.at,
                ref=ref,
                law=law,
                cites=citations(article.zh) or (),
                as_of=part.day("as_of"),
                keys_at={key: part.value_at(key) for key in part.node.items},
            )
        )
    return tuple(made)
