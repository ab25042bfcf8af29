"""How is an event read that an earlier release wrote?  Its body is brought up to today's shape, one version at a time.

The log is never rewritten.  The kind in the log carries the version of its body: `task-opened` is the first,
`task-opened.2` the second.  A field that was only added needs nothing here: `codec.added` says what it was before.
A body whose shape changed (a field renamed, split or meaning something else) gets a line in `UPCASTERS`; from then on
the kind is written in its next version, and every version before it is read for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Body: TypeAlias = Mapping[str, Any]  # JSON: this is the border where types end
Upcaster: TypeAlias = Callable[[Body], Body]

#: Name of an event -> what makes a body of version 1 one of version 2, then 2 into 3 …  A line is never removed.
UPCASTERS: Mapping[str, tuple[Upcaster, ...]] = {}


def kind_of(name: str, upcasters: Mapping[str, tuple[Upcaster, ...]] = UPCASTERS) -> str:
    """The kind under which an event of that name is written today."""
    version = len(upcasters.get(name, ())) + 1
    return name if version == 1 else f"{name}.{version}"


def brought_up(kind: str, body: Body, upcasters: Mapping[str, tuple[Upcaster, ...]] = UPCASTERS) -> tuple[str, Body]:
    """The event's name and its body in today's shape.  Raises KeyError for a version this release does not know."""
    name, _, version = kind.partition(".")
    steps = upcasters.get(name, ())
    written_in = int(version or "1")
    if written_in > len(steps) + 1:
        raise KeyError(kind)
    for upcast in steps[written_in - 1 :]:
        body = upcast(body)
    return name, body
