"""How are truths put together for the solver?  What is known already is settled here and never gets there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, cast

import z3

#: Something that is true, false, or for the solver to find out.
Truth: TypeAlias = "bool | z3.BoolRef"


def both(*truths: Truth) -> Truth:
    """Whether all of them hold; true for none."""
    return every(truths)


def either(*truths: Truth) -> Truth:
    """Whether one of them holds; false for none."""
    return some(truths)


def every(truths: Iterable[Truth]) -> Truth:
    """Whether all of them hold."""
    open_: list[z3.BoolRef] = []
    for truth in truths:
        if truth is False:
            return False
        if truth is not True:
            open_.append(cast(z3.BoolRef, truth))
    if len(open_) <= 1:
        return open_[0] if open_ else True
    return _joined(z3.Z3_mk_and, open_)


def some(truths: Iterable[Truth]) -> Truth:
    """Whether one of them holds."""
    open_: list[z3.BoolRef] = []
    for truth in truths:
        if truth is True:
            return True
        if truth is not False:
            open_.append(cast(z3.BoolRef, truth))
    if len(open_) <= 1:
        return open_[0] if open_ else False
    return _joined(z3.Z3_mk_or, open_)


def _joined(make: Callable[..., Any], truths: list[z3.BoolRef]) -> z3.BoolRef:
    """One truth of many, made directly: z3's own And and Or look at every sort again, which tables cannot afford."""
    context = truths[0].ctx
    return z3.BoolRef(make(context.ref(), len(truths), (z3.Ast * len(truths))(*(t.ast for t in truths))), context)


def opposite(truth: Truth) -> Truth:
    """Whether it does not hold."""
    if isinstance(truth, bool):
        return not truth
    return cast(z3.BoolRef, z3.Not(truth))


def follows(condition: Truth, consequence: Truth) -> Truth:
    """Whether the consequence holds wherever the condition does."""
    return either(opposite(condition), consequence)


def same(left: Truth, right: Truth) -> Truth:
    """Whether both hold, or neither."""
    if isinstance(left, bool):
        return right if left else opposite(right)
    if isinstance(right, bool):
        return left if right else opposite(left)
    return cast(z3.BoolRef, left == right)
