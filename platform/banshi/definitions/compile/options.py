"""What can be chosen?  Options as a question or a dictionary writes them: labels alone, days, trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from banshi.definitions.compile.reader import Findings, Reader, text_of
from banshi.definitions.source.tree import MapNode, Node
from banshi_forms.options import Option, tree_of
from banshi_rules.findings import Span
from banshi_rules.texts import Text

#: How many options one question can offer, branches counted.
MAX_OPTIONS = 5_000

_SHOWN = Text("（显示的名称）", "")
#: What an option says that is more than a label in one or two languages.
_MORE = ("label", "from", "until", "children")


def compile_options(reader: Reader, key: str = "options") -> Mapping[str, Option] | None:
    """The options under the key; None where something about them is wrong, which has been said."""
    said = {(finding.at.line, finding.at.column) for finding in reader.findings.found}
    written = list(_every(reader, key))
    if any((at.line, at.column) in said for at in written):
        return None  # an option has no id that can be read
    if len(written) > MAX_OPTIONS:
        reader.findings.error("F309", reader.value_at(key), count=len(written), most=MAX_OPTIONS)
        return None
    found = Findings()
    options = _options(Reader(reader.node, found), key, {}, None, None)
    reader.findings.found.extend(found.found)
    if found.fatal:
        return None
    days = [leaf.until for leaf in tree_of(options).leaves.values()]
    last = max((day for day in days if day is not None), default=None)
    if last is not None and None not in days:
        reader.findings.warning("F324", reader.key_at(key), day=last.isoformat())
    return options or None


def plain_options(options: Mapping[str, Option]) -> list[object]:
    """The options as plain values, in their order."""
    return [
        [id, option.label.zh, option.label.en, str(option.since), str(option.until), plain_options(option.children)]
        for id, option in options.items()
    ]


def _every(reader: Reader, key: str) -> Iterator[Span]:
    """The places of all options, those inside others too."""
    for _, at, node in reader.named(key):
        yield at
        if isinstance(node, MapNode):
            yield from _every(Reader(node, reader.findings), "children")


def _options(
    reader: Reader, key: str, taken: dict[str, Span], since: date | None, until: date | None
) -> dict[str, Option]:
    """The options under the key, which stand in a branch offered from `since` until `until`."""
    options: dict[str, Option] = {}
    labels: dict[str, str] = {}
    for name, at, node in reader.named(key):
        first = taken.setdefault(name, at)
        if first != at:
            reader.findings.error("F321", at, option=name, line=first.line, column=first.column)
            continue
        option = _option(reader, name, at, node, taken, since, until)
        if option is None:
            continue
        if option.label.zh in labels:
            reader.findings.warning("F307", at, option=name, other=labels[option.label.zh], label=option.label)
        labels.setdefault(option.label.zh, name)
        options[name] = option
    return options


def _option(
    around: Reader, name: str, at: Span, node: Node, taken: dict[str, Span], since: date | None, until: date | None
) -> Option | None:
    label = text_of(node)
    if not isinstance(node, MapNode):
        return Option(label) if label is not None else None
    reader = Reader(node, around.findings)
    more = any(reader.has(key) for key in _MORE)
    named = "label" if more else "zh"
    if not reader.has(named):
        reader.findings.error("H002", at, key=named, means=_SHOWN)
        return None
    if not more:
        return Option(label) if label is not None else None
    for key in ("zh", "en"):
        if reader.has(key):
            reader.findings.error("F325", reader.key_at(key), key=key)
    first, last = reader.day("from"), reader.day("until")
    begins = max((day for day in (first, since) if day is not None), default=None)
    ends = min((day for day in (last, until) if day is not None), default=None)
    if begins is not None and ends is not None and begins > ends:
        begin, end = begins.isoformat(), ends.isoformat()
        reader.findings.error("F322", at, option=name, since=begin, until=end)
    children = _options(reader, "children", taken, begins, ends)
    return Option(reader.text("label") or Text(name), first, last, children)
