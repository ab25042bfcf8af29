"""Does a page post what it shows, and nothing else?  Names nobody asked for are refused, not ignored."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping

from flask import abort, request

from banshi.use_cases.refusals import Incomplete

log = logging.getLogger("banshi.web")


def only(*names: str, many: Collection[str] = (), prefix: str | None = None) -> None:
    """Refuse (400) a post with other names than these, or with one of them twice unless it stands in `many`.

    Names with the prefix are answers; the form they belong to judges them.
    """
    posted: list[tuple[str, int]] = [(name, len(texts)) for name, texts in request.form.lists()]
    posted += [(name, len(files)) for name, files in request.files.lists()]
    for name, times in posted:
        if name == "csrf_token" or name in many or (prefix is not None and name.startswith(prefix)):
            continue
        if name not in names or times != 1:
            log.warning("refused the posted name %.60r at %r", name, request.path)
            abort(400)


def short_enough(typed: Mapping[str, str], most: int) -> None:
    """Raise Incomplete at the first text of more signs than are kept: nothing that was typed is cut in silence."""
    for name, text in typed.items():
        if len(text) > most:
            raise Incomplete(name, "too-long", {"most": most, "count": len(text)})
