"""What must be kept so that a matter can be compiled again in ten years?  Its file and the parts it used."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from threading import Lock

from banshi.definitions.compile import compile_parsed, compile_shared, parse
from banshi.definitions.model import Digest, Matter, MatterCode
from banshi.definitions.vocabulary import Vocabulary

#: How many thawed matters a process keeps.
KEPT = 512


class NotCompilable(Exception):
    """Frozen texts that do not compile: they were written by a newer Banshi, or altered."""


def digest_of(frozen: Mapping[str, str]) -> Digest:
    """SHA-256 over paths and texts; line ends count as they stand."""
    canonical = json.dumps(sorted(frozen.items()), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def freeze(
    path: str, files: Mapping[str, str], used: Iterable[str], paths: Mapping[str, str]
) -> tuple[Digest, Mapping[str, str]]:
    """The edition of the matter file at that path: its digest and the texts that are needed to compile it again.

    `used` are the shared parts the compilation used, `paths` where each stands.
    """
    wanted = {path, *(paths[mark] for mark in used if mark in paths)}
    frozen = {name: files[name] for name in sorted(wanted)}
    return digest_of(frozen), frozen


_kept: OrderedDict[tuple[MatterCode, Digest, int], tuple[Vocabulary, Matter]] = OrderedDict()
_lock = Lock()


def thaw(code: MatterCode, frozen: Mapping[str, str], vocabulary: Vocabulary) -> Matter:
    """The matter of a frozen edition; compiled once in a process.  Raises NotCompilable."""
    digest = digest_of(frozen)
    key = (code, digest, id(vocabulary))
    with _lock:
        if key in _kept and _kept[key][0] is vocabulary:
            _kept.move_to_end(key)
            return _kept[key][1]
    matter = _compile(code, frozen, vocabulary, digest)
    with _lock:
        _kept[key] = (vocabulary, matter)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return matter


def _compile(code: MatterCode, frozen: Mapping[str, str], vocabulary: Vocabulary, digest: Digest) -> Matter:
    files = [parse(path, text) for path, text in frozen.items()]
    parts, _ = compile_shared(files)
    for file in files:
        if file.kind == "matter":
            compiled = compile_parsed(file, parts, vocabulary, judge=False)
            if compiled.matter is not None and compiled.matter.code == code:
                return with_digest(compiled.matter, digest)
    raise NotCompilable(code)


def with_digest(matter: Matter, digest: Digest) -> Matter:
    """The matter under the digest of its edition, shared parts included."""
    return replace(matter, digest=digest)
