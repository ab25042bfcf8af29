"""How does a file change?  Whole or not at all: written beside it, then put in its place."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from banshi.cli.speech import Speech


def write_whole(path: Path, content: bytes, say: Speech) -> None:
    """Puts the content in the place of that file (of the one a link leads to); a failure leaves the old one there."""
    target = path.resolve()
    try:
        _replace(target, content)
    except OSError as error:
        say.stop(f"{path} 写不进去：{error.strerror}", f"{path} cannot be written: {error.strerror}")


def _replace(target: Path, content: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
