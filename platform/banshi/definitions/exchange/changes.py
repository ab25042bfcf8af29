"""What has to change so that a definition says something else?  Single changes of its tree, shown first, then made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from banshi.definitions.edit import Address, NotEdited, delete, insert, replace
from banshi.definitions.source import read
from banshi.definitions.style import formatted, same

#: A list with more changes is written anew as a whole: each change reads the file twice.
MOST_IN_LIST = 60
#: The keys that name an entry of a list, in the order they are looked for.
NAMING = ("id", "step", "route", "section", "name", "zh")


class Act(StrEnum):
    """What happens at a place."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Change:
    """One change.  `shown` names the place for people; lists are changed from their end, so that places stay true."""

    act: Act
    at: Address
    shown: str
    before: Any
    after: Any


def changes(old: object, new: object, at: Address = (), shown: str = "") -> tuple[Change, ...]:
    """The changes that make the new value of the old one, in the order they have to be made."""
    return tuple(_changes(old, new, at, shown))


def _changes(old: object, new: object, at: Address, shown: str) -> Iterator[Change]:
    if same(old, new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping) and new and _appended(list(old), list(new)):
        yield from _of_mappings(old, new, at, shown)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        found = list(_of_lists(old, new, at, shown))
        yield from found if len(found) <= MOST_IN_LIST else [Change(Act.REPLACE, at, shown, old, new)]
    else:
        yield Change(Act.REPLACE, at, shown, old, new)


def _appended(old: list[str], new: list[str]) -> bool:
    """Whether the new keys are those of the old that stay, in their order, and then others."""
    stay = [key for key in old if key in set(new)]
    return bool(stay) and new[: len(stay)] == stay


def _of_mappings(old: Mapping[str, Any], new: Mapping[str, Any], at: Address, shown: str) -> Iterator[Change]:
    for key in old:
        name = f"{shown}.{key}" if shown else key
        if key not in new:
            yield Change(Act.DELETE, (*at, key), name, old[key], None)
        else:
            yield from _changes(old[key], new[key], (*at, key), name)
    for key in new:
        if key not in old:
            yield Change(Act.INSERT, (*at, key), f"{shown}.{key}" if shown else key, None, new[key])


def _of_lists(old: list[Any], new: list[Any], at: Address, shown: str) -> Iterator[Change]:
    """Entries of the same name are the same entry; others are the same where they say the same."""
    left, right = [_mark(one) for one in old], [_mark(one) for one in new]
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for _, first, last, begin, end in reversed(steps):
        paired = min(last - first, end - begin)
        for place in reversed(range(first + paired, last)):
            yield Change(Act.DELETE, (*at, place), _named(shown, old[place], place), old[place], None)
        for place in reversed(range(begin + paired, end)):
            yield Change(Act.INSERT, (*at, last), _named(shown, new[place], place), None, new[place])
        for offset in reversed(range(paired)):
            place, one = first + offset, new[begin + offset]
            yield from _changes(old[place], one, (*at, place), _named(shown, one, place))


def _mark(value: object) -> str:
    name = name_of(value)
    return repr(value) if name is None else f"name {name}"


def name_of(value: object) -> str | None:
    """The name of an entry of a list, where it has one."""
    if not isinstance(value, Mapping):
        return None
    return next((str(value[key]) for key in NAMING if isinstance(value.get(key), str)), None)


def _named(shown: str, value: object, place: int) -> str:
    name = name_of(value)
    return f"{shown}[{place + 1 if name is None else name}]"


def changed(path: str, text: str, wanted: tuple[Change, ...]) -> str | None:
    """The text with these changes; comments stay.  None where its layout does not let them in."""
    try:
        for one in wanted:
            if one.act is Act.DELETE:
                text = delete(path, text, one.at)
            elif one.act is Act.INSERT:
                text = insert(path, text, one.at, one.after)
            else:
                text = replace(path, text, one.at, one.after)
    except NotEdited:
        return None
    return text


def rewritten(path: str, text: str, new: Mapping[str, Any]) -> tuple[str | None, tuple[Change, ...]]:
    """The file saying the new, and what changes; tried on the text as it is, then on the text in the one style."""
    node, _ = read(path, text)
    if node is None:
        return None, ()
    wanted = changes(node.plain(), new)
    made = changed(path, text, wanted)
    if made is None:
        tidy = formatted(path, text).text
        made = changed(path, tidy, wanted) if tidy is not None else None
    return made, wanted
