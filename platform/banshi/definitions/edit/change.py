"""How is one place of a definition replaced, filled or emptied?  Every change is read again before it is handed out.

A place is given by its address from the root, keys of mappings and places in lists: `("tables", "track", "rows", 2)`.
Everything else stays byte for byte, comments too.  Only a comment on the lines of what is deleted goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, cast

from banshi.definitions.edit.placed_text import PlacedText
from banshi.definitions.edit.written import (
    WIDTH,
    Plain,
    below_each_other,
    is_collection,
    key_text,
    on_one_line,
    plain,
)
from banshi.definitions.source import read
from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode
from banshi.definitions.style.scalars import width

Address: TypeAlias = "tuple[str | int, ...]"
_Splice: TypeAlias = "tuple[int, int, str]"
_COMMA = re.compile(r"[ \r\n]*,")


class NotEdited(ValueError):
    """The text could not be changed as meant: it has errors, there is no such place, or its layout is too unusual."""


def replace(path: str, text: str, at: Address, value: Plain) -> str:
    """The text with that value at the address, which exists."""
    return _changed(path, text, at, value, _replaced, _put)


def insert(path: str, text: str, at: Address, value: Plain) -> str:
    """The text with one thing more: at that place of a list (its length: the end), or under a new key, as the last."""
    return _changed(path, text, at, value, _inserted, _add)


def delete(path: str, text: str, at: Address) -> str:
    """The text without what stands at the address; an emptied list or mapping stays as `[]` or `{}`."""
    return _changed(path, text, at, None, _deleted, _drop)


def _changed(
    path: str,
    text: str,
    at: Address,
    value: Plain,
    splices: Callable[[PlacedText, Address, Plain], list[_Splice]],
    meant: Callable[[Plain, str | int, Plain], Plain],
) -> str:
    root, findings = read(path, text)
    if root is None or findings:
        raise NotEdited(f"{path} has errors")
    wanted = _meant(cast(Plain, root.plain()), at, plain(value), meant)
    changed = text
    for start, end, new in sorted(splices(PlacedText(path, text, root), at, plain(value)), reverse=True):
        changed = changed[:start] + new + changed[end:]
    again, wrong = read(path, changed)
    if again is None or wrong or repr(again.plain()) != repr(wanted):
        raise NotEdited(f"{path}: {at} cannot be changed where it stands")
    return changed


def _meant(whole: Plain, at: Address, value: Plain, change: Callable[[Plain, str | int, Plain], Plain]) -> Plain:
    """What shall be read after the change.  Refuses an address that does not exist."""
    if not at:
        if change is _put:
            return value
        raise NotEdited("the whole text can only be replaced")
    try:
        if len(at) == 1:
            return change(whole, at[0], value)
        inner = _meant(_item(whole, at[0]), at[1:], value, change)
        return _put(whole, at[0], inner)
    except (KeyError, IndexError, TypeError, AttributeError) as wrong:
        raise NotEdited(f"there is nothing at {at}") from wrong


def _item(whole: Plain, key: str | int) -> Plain:
    if isinstance(whole, Mapping) and isinstance(key, str):
        return whole[key]
    if isinstance(whole, Sequence) and not isinstance(whole, str) and isinstance(key, int):
        return whole[_within(key, len(whole) - 1)]
    raise KeyError(key)


def _put(whole: Plain, key: str | int, value: Plain) -> Plain:
    if isinstance(key, int):
        items = list(cast("list[Plain]", whole))
        items[_within(key, len(items) - 1)] = value
        return items
    mapping = dict(cast("dict[str, Plain]", whole))
    mapping[key]
    return mapping | {key: value}


def _add(whole: Plain, key: str | int, value: Plain) -> Plain:
    if isinstance(key, int):
        items = list(cast("list[Plain]", whole))
        items.insert(_within(key, len(items)), value)
        return items
    mapping = dict(cast("dict[str, Plain]", whole))
    if key in mapping:
        raise KeyError(key)
    return mapping | {key: value}


def _drop(whole: Plain, key: str | int, _value: Plain) -> Plain:
    if isinstance(key, int):
        items = list(cast("list[Plain]", whole))
        del items[_within(key, len(items) - 1)]
        return items
    mapping = dict(cast("dict[str, Plain]", whole))
    del mapping[key]
    return mapping


def _within(place: int, most: int) -> int:
    if not 0 <= place <= most:
        raise IndexError(place)
    return place


def _node(root: Node, at: Address) -> Node:
    for key in at:
        if isinstance(root, MapNode):
            root = root.items[str(key)]
        elif isinstance(root, ListNode) and isinstance(key, int):
            root = root.items[key]
    return root


def _children(document: PlacedText, parent: MapNode | ListNode) -> list[tuple[int, int]]:
    """Where each item begins (with its key or dash) and ends."""
    if isinstance(parent, MapNode):
        return [(document.key_start(parent, key), document.end(node)) for key, node in parent.items.items()]
    block = document.is_block(parent)
    return [
        (document.dash(parent, place) if block else document.start(node), document.end(node))
        for place, node in enumerate(parent.items)
    ]


def _replaced(document: PlacedText, at: Address, value: Plain) -> list[_Splice]:
    node = _node(document.root, at)
    start, end, style = document.start(node), document.end(node), document.style
    parent = _node(document.root, at[:-1]) if at else None
    if not document.is_block(node):
        return [_inline_replaced(document, node, parent, value)]
    if is_collection(value):
        column = document.column(start)
        own = document.column(document.key_start(parent, str(at[-1]))) if isinstance(parent, MapNode) else -1
        further = 0 if isinstance(value, list) or column > own else style.step
        lines = below_each_other(value, column + further, style)
        return [(start, end, " " * further + style.newline.join(lines))]
    if isinstance(parent, MapNode):
        _, _, key_line, key_column = parent.keys_at[str(at[-1])]
        colon = document.text.index(":", document.offset(key_line, key_column)) + 1
        if not document.text[colon:start].strip():
            return [(colon, end, f" {on_one_line(value, style, within=False)}")]
    return [(start, end, on_one_line(value, style, within=False))]


def _inline_replaced(document: PlacedText, node: Node, parent: Node | None, value: Plain) -> _Splice:
    """A value in place of one that stands between brackets or is no collection; what grew too long goes below."""
    start, end, style = document.start(node), document.end(node), document.style
    line = document.text[document.line_start(start) : start]
    indent = len(line) - len(line.lstrip(" "))
    if document.json:
        return start, end, style.newline.join(below_each_other(value, indent, style, spread=False))
    inline = parent is None or not document.is_block(parent)
    text = on_one_line(value, style, within=inline or is_collection(value))
    below = document.column(start) + width(text) > WIDTH >= width(document.text[document.line_start(start) : end])
    if inline or not is_collection(value) or not below or not isinstance(parent, MapNode):
        return start, end, text
    column = document.column(document.key_start(parent, next(k for k, one in parent.items.items() if one is node)))
    further = column + (style.list_step if isinstance(value, list) else style.step)
    lines = below_each_other(value, further, style)
    begin = len(document.text[:start].rstrip(" "))
    return begin, end, style.newline.join(["", " " * further + lines[0], *lines[1:]])


def _inserted(document: PlacedText, at: Address, value: Plain) -> list[_Splice]:
    parent, key = _node(document.root, at[:-1]), at[-1]
    assert not isinstance(parent, ScalarNode)
    if not parent.items:
        return _replaced(document, at[:-1], [value] if isinstance(key, int) else {key: value})
    children = _children(document, parent)
    place = key if isinstance(key, int) else len(children)
    if document.is_block(parent):
        return [_block_insert(document, parent, children, place, key, value)]
    return _inline_insert(document, parent, children, place, key, value)


def _block_insert(
    document: PlacedText,
    parent: MapNode | ListNode,
    children: list[tuple[int, int]],
    place: int,
    key: str | int,
    value: Plain,
) -> _Splice:
    style, column = document.style, document.column(children[0][0])
    if isinstance(key, int):
        assert isinstance(parent, ListNode)
        alike = [node for node in parent.items if not isinstance(node, ScalarNode) and node.items]
        spread = not alike or any(document.is_block(node) for node in alike)
        one_line = [on_one_line(value, style, within=is_collection(value))]
        lines = below_each_other(value, column + 2, style) if spread and is_collection(value) else one_line
        lines[0] = f"- {lines[0]}"
    else:
        lines = below_each_other({key: value}, column, style)
    new = style.newline.join(lines)
    if place == 0:
        return children[0][0], children[0][0], f"{new}{style.newline}{' ' * column}"
    after = document.line_end(children[place - 1][1])
    return after, after, f"{style.newline}{' ' * column}{new}"


def _inline_insert(
    document: PlacedText,
    parent: MapNode | ListNode,
    children: list[tuple[int, int]],
    place: int,
    key: str | int,
    value: Plain,
) -> list[_Splice]:
    style, text = document.style, document.text
    several = parent.at[0] != parent.at[2]
    column = document.column(children[max(place - 1, 0)][0])
    if document.json and several:
        named = "" if isinstance(key, int) else f"{key_text(key, style)}: "
        new = named + style.newline.join(below_each_other(value, column, style, spread=False))
    else:
        new = on_one_line([value] if isinstance(key, int) else {key: value}, style)[1:-1]
    below = f"{style.newline}{' ' * column}"
    first, _ = children[0]
    if place == 0:
        return [(first, first, f"{new},{below if several and document.stands_alone(first) else ' '}")]
    start, end = children[place - 1]
    comma = _COMMA.match(text, end)
    if comma is None:
        if several and document.only_comment_after(end):
            after = document.line_end(end)
            return [(end, end, f",{below}{new}")] if after == end else [(end, end, ","), (after, after, below + new)]
        return [(end, end, f",{below if several and document.stands_alone(start) else ' '}{new}")]
    after = comma.end()
    if document.only_comment_after(after):
        after = document.line_end(after)
        return [(after, after, f"{below}{new},")]
    return [(after, after, f" {new},")]


def _deleted(document: PlacedText, at: Address, _value: Plain) -> list[_Splice]:
    parent, key = _node(document.root, at[:-1]), at[-1]
    assert not isinstance(parent, ScalarNode)
    children = _children(document, parent)
    place = key if isinstance(key, int) else list(parent.items).index(key)
    if len(children) == 1:
        return _replaced(document, at[:-1], [] if isinstance(parent, ListNode) else {})
    start, end = children[place]
    if document.is_block(parent):
        return [_block_delete(document, start, end)]
    return [_inline_delete(document, children, place, start, end)]


def _block_delete(document: PlacedText, start: int, end: int) -> _Splice:
    line, following, text = document.line_start(start), document.next_line(end), document.text
    if not document.stands_alone(start):  # behind a dash: what follows moves up to it
        blanks = len(text[following:]) - len(text[following:].lstrip(" "))
        return start, following + min(blanks, document.column(start)), ""
    if following == len(text) and not text.endswith("\n"):
        return len(text[:line].rstrip("\r\n")), following, ""
    return line, following, ""


def _inline_delete(document: PlacedText, children: list[tuple[int, int]], place: int, start: int, end: int) -> _Splice:
    text = document.text
    comma = _COMMA.match(text, end)
    if place < len(children) - 1:
        if comma is None:
            raise NotEdited("a comment stands between an item and its comma")
        following = children[place + 1][0]
        if "\n" not in text[end:following]:
            return start, following, ""
        if document.only_comment_after(comma.end()) and document.stands_alone(start):
            return document.line_start(start), document.next_line(comma.end()), ""
        return len(text[:start].rstrip(" ")), comma.end(), ""
    before = children[place - 1][1]
    if "#" not in text[before:start] or document.json:
        return before, end, ""
    return len(text[:start].rstrip()) if not document.stands_alone(start) else start, end, ""
