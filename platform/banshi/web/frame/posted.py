"""Does a page post what it shows, and nothing else?  Names nobody asked for are refused, not ignored."""

from __future__ import annotations

import logging
from collections.abc import Collection

from flask import abort, request

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
