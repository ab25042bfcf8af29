"""May this file be taken?  Judged by its bytes against a closed list of types, never by what it calls itself.

A file is refused when it is empty, too big, encrypted, not what its name says, or more than one thing at a time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from banshi_forms.file_contents import ENCRYPTED, Content, content_of
from banshi_forms.file_names import display_name, ending_of
from banshi_forms.model import Problem

#: Everything that may be accepted at all: usual ending -> media type.
ACCEPTABLE: Mapping[str, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ofd": "application/ofd",
}


@dataclass(frozen=True, slots=True)
class CheckedUpload:
    """A file that may be stored: media type, a name that is safe to show, size in bytes, SHA-256 in hex."""

    media: str
    name: str
    size: int
    digest: str


def check_upload(
    name: str, content: bytes, accept: Sequence[str], *, max_bytes: int | None = None, at: str = ""
) -> CheckedUpload | Problem:
    """Judges a file against the types (`pdf`, `jpg` …) and the size in bytes that will do here.

    The problem, if there is one, names the file and stands at `at`.
    """
    shown = display_name(name)
    ending = ending_of(name)

    def refused(code: str, **args: object) -> Problem:
        return Problem(at, code, {"name": shown, **args})

    if not content:
        return refused("file-empty")
    if max_bytes is not None and len(content) > max_bytes:
        return refused("file-too-big", size=megabytes(len(content)), most=megabytes(max_bytes))
    wanted = tuple(dict.fromkeys("jpg" if one == "jpeg" else one for one in accept))
    found = content_of(content)
    if found.problem is not None:
        if found.problem == ENCRYPTED or (found.type or ending) in (*wanted, "jpeg"):
            return refused(found.problem, **found.words)
        return refused("file-type", accept=wanted)
    if found.type is None or found.type not in wanted:
        return _not_accepted(refused("file-type", accept=wanted), found, ending, wanted)
    known = "jpg" if ending == "jpeg" else ending
    if known and known != found.type:
        return refused("file-mismatch", ending=ending, found=found.type)
    if not known:
        shown = f"{shown}.{found.type}"
    return CheckedUpload(ACCEPTABLE[found.type], shown, len(content), hashlib.sha256(content).hexdigest())


def _not_accepted(plain: Problem, found: Content, ending: str, wanted: Sequence[str]) -> Problem:
    """A name that promises an accepted type is answered with what the file really is."""
    promised = "jpg" if ending == "jpeg" else ending
    if promised not in wanted:
        return plain
    if found.type is not None:
        return Problem(plain.at, "file-mismatch", {"name": plain.args["name"], "ending": ending, "found": found.type})
    return Problem(plain.at, "file-damaged", {"name": plain.args["name"], "ending": ending})


def megabytes(size: int) -> str:
    """A size for people: 1 MB is 1024 × 1024 bytes."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f}".removesuffix(".0") + " MB"
