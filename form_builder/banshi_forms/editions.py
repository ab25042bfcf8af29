"""What is made once for a form and kept?  A small cache by digest that never serves another form of the same name."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Generic, TypeVar

from banshi_forms.model import Form

Made = TypeVar("Made")


class PerEdition(Generic[Made]):
    """`get(form, *parts)` makes a thing once per form and parts (section, language) and keeps the last `most` of
    them."""

    def __init__(self, make: Callable[..., Made], most: int = 512) -> None:
        self._make = make
        self._most = most
        self._kept: OrderedDict[tuple[str, ...], tuple[Form, Made]] = OrderedDict()
        self._lock = Lock()

    def get(self, form: Form, *parts: str) -> Made:
        """The thing for this form; two forms that carry one digest but differ are told apart."""
        key = (form.digest, *parts)
        kept = self._kept.get(key)
        if kept is not None and (kept[0] is form or kept[0] == form):
            with suppress(KeyError):  # another thread may just have made room
                self._kept.move_to_end(key)
            return kept[1]
        made = self._make(form, *parts)
        with self._lock:
            self._kept[key] = (form, made)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._kept)
