"""Where are the bytes that people hand in?  Under their own SHA-256, written once, synced before anybody is told."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from pathlib import Path
from typing import Protocol

_DIGEST = re.compile(r"[0-9a-f]{64}")


class FileStore(Protocol):
    """Keeps bytes by what they are."""

    def put(self, content: bytes) -> str:
        """Keep them; the SHA-256 (hex) is the name.  The same bytes are kept once."""

    def get(self, digest: str) -> bytes:
        """The bytes, checked against their name.  Raises KeyError when they are not there or not whole."""


class DiskFiles:
    """Files in folders of two hex digits under one root."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir(parents=True, exist_ok=True)

    def put(self, content: bytes) -> str:
        """Keep them; durable when this returns."""
        digest = hashlib.sha256(content).hexdigest()
        place = self._place(digest)
        if place.exists():
            _sync_folder(place.parent)  # whoever wrote it may not have come so far
            return digest
        if not place.parent.exists():
            place.parent.mkdir(exist_ok=True)
            _sync_folder(self._root)
        partial = place.with_name(f"{digest}.{secrets.token_hex(8)}.partial")
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            with contextlib.suppress(FileExistsError):  # somebody else kept the same bytes just now
                os.link(partial, place)  # never replaces what is there
        finally:
            partial.unlink()
        _sync_folder(place.parent)
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes, checked against their name."""
        try:
            content = self._place(digest).read_bytes()
        except FileNotFoundError:
            raise KeyError(digest) from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise KeyError(digest)
        return content

    def _place(self, digest: str) -> Path:
        if not _DIGEST.fullmatch(digest):
            raise KeyError(digest)
        return self._root / digest[:2] / digest


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
