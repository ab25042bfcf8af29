"""How does a district implement a matter of the city's catalogue?  By a file that may only make things easier.

It names its windows and contacts, shortens limits and drops materials.  What it does not say is the catalogue's; what
would ask more of applicants, or take a right from them, is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from banshi.definitions.compile.names import unknown
from banshi.definitions.compile.reader import Findings, Reader
from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.shape.schemas import MATTER_KEYS
from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, parse_limit

#: What the district says itself.
_OWN = ("banshi", "matter", "department", "online_depth", "examples")
#: What steers the extension and is no part of the matter that comes of it.
STEERING = ("extends", "drop", "shorten")
#: What the district adds to or makes better, part by part.
_MENDED = ("codes", "guide", "time_limit")
_GUIDE = ("windows", "faq")
#: Limits of the organ: never longer; and of the applicant: never shorter.
_ORGAN, _APPLICANT = ("promised", "delivery"), ("correction", "tolerance")


def extended(entry: MapNode, own: MapNode, findings: Findings) -> MapNode:
    """The matter that comes of a catalogue entry and the district's file; what the file may not say is found."""
    reader = Reader(own, findings)
    made = MapNode(own.file, own.at)
    for key, node in entry.items.items():
        if key not in ("banshi", "catalogue"):
            _put(made, key, node, entry.keys_at[key])
    for key, node in own.items.items():
        if key in _OWN or key not in MATTER_KEYS:
            _put(made, key, node, own.keys_at[key])
        elif key == "materials":
            findings.error("D014", own.key_span(key))
        elif key not in (*STEERING, *_MENDED):
            findings.error("D011", own.key_span(key), key=key)
    if reader.has("codes"):
        _put(made, "codes", _joined(made.items.get("codes"), own.items["codes"]), own.keys_at["codes"])
    if isinstance(own.items.get("guide"), MapNode):
        _put(made, "guide", _guide(made.items.get("guide"), reader.part("guide")), own.keys_at["guide"])
    if isinstance(own.items.get("time_limit"), MapNode) and isinstance(made.items.get("time_limit"), MapNode):
        written = Reader(made.items["time_limit"], findings)  # type: ignore[arg-type]  # asked in the line above
        _put(made, "time_limit", _limits(written, reader.part("time_limit")), entry.keys_at["time_limit"])
    if "materials" in made.items:
        made.items["materials"] = _without(made.items["materials"], reader.part("drop"))
    _shorten(made, reader.part("shorten"))
    return made


def _put(made: MapNode, key: str, node: Node, at: tuple[int, int, int, int]) -> None:
    made.items[key] = node
    made.keys_at[key] = at


def _joined(base: Node | None, own: Node) -> Node:
    if not isinstance(base, MapNode) or not isinstance(own, MapNode):
        return own
    return MapNode(own.file, own.at, {**base.items, **own.items}, {**base.keys_at, **own.keys_at})


def _guide(base: Node | None, own: Reader) -> Node:
    """The catalogue's guide with the district's windows and more questions."""
    for key in own.node.items:
        if key not in _GUIDE:
            own.findings.error("D011", own.key_at(key), key=f"guide.{key}")
    kept = {key: node for key, node in own.node.items.items() if key in _GUIDE}
    asked = base.items.get("faq") if isinstance(base, MapNode) else None
    faq = kept.get("faq")
    if isinstance(asked, ListNode) and isinstance(faq, ListNode):
        kept["faq"] = ListNode(faq.file, faq.at, [*asked.items, *faq.items])
    return _joined(base, MapNode(own.node.file, own.node.at, kept, {key: own.node.keys_at[key] for key in kept}))


def _limits(base: Reader, own: Reader) -> MapNode:
    made = MapNode(base.node.file, base.node.at, dict(base.node.items), dict(base.node.keys_at))
    for key, node in own.node.items.items():
        if key in _ORGAN:
            limit = _limit(node)
            if _keeps(own, key, limit, _limit(base.node.items.get(key))):
                _put(made, key, node, own.node.keys_at[key])
        elif key in _APPLICANT and isinstance(node, MapNode):
            inner = {"correction": "reply_within", "tolerance": "supplement_within"}[key]
            limit, before = _limit(node.items.get(inner)), _limit(base.part(key).node.items.get(inner))
            if limit is not None and before is not None and longer(before, limit):
                own.findings.error("D013", own.key_at(key), limit=in_words(limit), before=in_words(before))
            else:
                _put(made, key, node, own.node.keys_at[key])
        else:
            own.findings.error("D011", own.key_at(key), key=f"time_limit.{key}")
    return made


def _keeps(own: Reader, key: str, limit: TimeLimit | None, before: TimeLimit | None) -> bool:
    """Whether a limit of the organ is no longer than the catalogue's."""
    if limit is None or before is None or not longer(limit, before):
        return True
    own.findings.error("D012", own.value_at(key), key=key, limit=in_words(limit), before=in_words(before))
    return False


def _limit(node: Node | None) -> TimeLimit | None:
    if isinstance(node, MapNode):
        node = node.items.get("limit")
    return parse_limit(node.value) if isinstance(node, ScalarNode) and isinstance(node.value, str) else None


def _without(materials: Node, drop: Reader) -> Node:
    """The catalogue's materials without those the district does not ask for."""
    if not isinstance(materials, ListNode):
        return materials
    names = {_word(item, "id"): item for item in materials.items}
    dropped = set()
    for word, at in drop.words("materials"):
        if word not in names:
            unknown(drop.findings, Text("目录中的材料", "material of the catalogue"), word, at, filter(None, names))
        dropped.add(word)
    return ListNode(
        materials.file, materials.at, [item for item in materials.items if _word(item, "id") not in dropped]
    )


def _word(node: Node, key: str) -> str:
    item = node.items.get(key) if isinstance(node, MapNode) else None
    return item.value if isinstance(item, ScalarNode) and isinstance(item.value, str) else ""


def _shorten(made: MapNode, own: Reader) -> None:
    """Shorter limits of single steps and routes, by their ids."""
    for part, key, list_key, limit_key in (
        ("steps", "step", "flow", "limit"),
        ("routes", "route", "routes", "promised"),
    ):
        if list_key in made.items:
            made.items[list_key] = deepcopy(made.items[list_key])  # the catalogue's own stays as it is
        listed = _listed(made.items.get(list_key), key)
        places = {_word(node, key): node for node in listed}
        shorter = own.part(part)
        for name, at, value in own.named(part):
            if name not in places:
                what = Text("环节", "step") if part == "steps" else Text("路径", "route")
                unknown(own.findings, what, name, at, places)
                continue
            node = places[name]
            if _keeps(shorter, name, _limit(value), _limit(node.items.get(limit_key))):
                _put(node, limit_key, value, shorter.node.keys_at[name])


def _listed(node: Node | None, key: str) -> Iterator[MapNode]:
    """Every mapping with that key in a list, also inside forks."""
    for item in node.items if isinstance(node, ListNode) else ():
        if isinstance(item, ListNode):
            yield from _listed(item, key)
        elif isinstance(item, MapNode):
            if key in item.items:
                yield item
            yield from _listed(item.items.get("fork"), key)


def steering_without_entry(reader: Reader) -> Iterator[Span]:
    """Where a matter that extends nothing says what only makes sense beside a catalogue entry."""
    for key in STEERING:
        if key != "extends" and reader.has(key):
            yield reader.key_at(key)
