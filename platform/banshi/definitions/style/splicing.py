"""How is one part of a file changed and nothing else?  The entry that holds it is written anew; the rest stays."""

from __future__ import annotations

from collections.abc import Iterable

from banshi.definitions.source import read
from banshi.definitions.style.comments import END, Comment, comments_of
from banshi.definitions.style.formatting import Formatted
from banshi.definitions.style.grafting import graft, same
from banshi.definitions.style.json_pages import json_page
from banshi.definitions.style.yaml_pages import Page, yaml_page
from banshi.definitions.tree import ListNode, MapNode, Node, whole
from banshi_rules.findings import Finding, Severity


def splice(path: str, text: str, new: dict[str, object]) -> Formatted:
    """The file with these top entries; lines of entries that did not change stay as they are, byte for byte.

    Comments stay, but those about entries of a list that are gone or changed places.
    """
    node, findings = read(path, text)
    if not isinstance(node, MapNode) or any(finding.severity is Severity.ERROR for finding in findings):
        return Formatted(None, findings)
    wanted = graft(node, new)
    assert isinstance(wanted, MapNode)
    made = json_page(wanted) if path.endswith(".json") else _spliced(node, wanted, text)
    again, wrong = read(path, made)
    if again is None or wrong or not same(again.plain(), wanted.plain()):
        return Formatted(None, (Finding("K701", whole(path)),))
    return Formatted(made)


def _spliced(old: MapNode, new: MapNode, text: str) -> str:
    """The YAML text with the entries of the new tree in the place of those that changed."""
    plain_ends = text.replace("\r\n", "\n")
    lines = plain_ends.split("\n")
    page = Page(lines, ())
    if page.in_brackets(old):
        return yaml_page(new, lines, comments_of(plain_ends))
    comments = comments_of(plain_ends)
    made: list[str] = []
    done = 0  # lines of the old text that are written, or gone
    order = list(new.items)
    for key, node in old.items.items():
        first, last = old.keys_at[key][0] - 1, _last_line(node)
        while order and order[0] not in old.items:
            made += _entry(order[0], new, lines, ())
            order.pop(0)
        made += lines[done:first]
        done = last
        if key not in new.items:
            continue
        order.remove(key)
        if new.items[key] is node:
            made += lines[first:last]
        else:
            inside = [one for one in comments if first < one.at[0] <= last]
            made += _entry(key, new, lines, inside)
    rest = lines[done:]
    if rest and not rest[-1]:
        rest.pop()
    made += rest
    for key in order:
        made += _entry(key, new, lines, ())
    whole_text = "".join(line + "\n" for line in made)
    return whole_text.replace("\n", "\r\n") if "\r\n" in text else whole_text


def _entry(key: str, new: MapNode, lines: list[str], comments: Iterable[Comment]) -> list[str]:
    """The lines of one top entry."""
    page = Page(lines, comments)
    at = new.keys_at.get(key)
    page.entry(key, new.items[key], at[:2] if at is not None else None, "", END)
    page.before(END, 2)
    return page.lines


def _last_line(node: Node) -> int:
    """The number of lines of the text up to the last one that holds something of the node."""
    below = list(node.items.values()) if isinstance(node, MapNode) else node.items if isinstance(node, ListNode) else []
    _, _, line, column = node.at
    own = line - 1 if column == 1 else line
    return min(own, max(map(_last_line, below))) if below else own
