"""How does a definition travel?  As a zip file of numbered texts and a list with their digests; opened with suspicion.

No name inside the archive becomes a path here: what a text is, and so where it goes, is read from the text.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import stat
import zipfile
from collections.abc import Mapping
from typing import Any

from banshi.definitions.compile import parse
from banshi.definitions.exchange.moving import CARRIED, Bundle, Carried
from banshi.definitions.model import Matter
from banshi.definitions.source.tree import decode, whole
from banshi_rules.findings import Finding
from banshi_rules.texts import Text

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024
MOST_ENTRIES = 200
MOST_RATIO = 200
LIST = "bundle.json"
VERSION = 1
_ENTRY = re.compile(r"[1-9][0-9]{0,3}")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same matter makes the same bytes
_BYTES, _ENTRIES = Text("字节", "bytes"), Text("个文件", "files")


def write_bundle(matter: Matter, frozen: Mapping[str, str]) -> bytes:
    """The zip file of a matter; `frozen` are the texts its edition consists of, by path."""
    files = [(parse(path, text), text) for path, text in sorted(frozen.items())]
    carried = [(file, text) for file, text in files if file.kind == "matter" or file.kind in CARRIED]
    listed = []
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (file, text) in enumerate(carried, 1):
            listed.append(
                {
                    "entry": str(number),
                    "form": "json" if file.path.endswith(".json") else "yaml",
                    "sha256": hashlib.sha256(text.encode()).hexdigest(),
                }
            )
            _add(archive, str(number), text)
        content = {
            "banshi_bundle": VERSION,
            "matter": matter.code,
            "title": matter.title.zh,
            "from": {"district": matter.district.name.zh, "division": matter.district.division},
            "department": {"id": matter.department.id, "name": matter.department.name.zh},
            "digest": matter.digest,
            "files": listed,
        }
        _add(archive, LIST, json.dumps(content, ensure_ascii=False, indent=2))
    return made.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), text.encode(), zipfile.ZIP_DEFLATED)


def read_bundle(path: str, content: bytes) -> tuple[Bundle | None, tuple[Finding, ...]]:
    """What a bundle holds, or why it is not opened.  Never raises, whatever the bytes are."""
    if len(content) > MOST_BYTES:
        return None, (Finding("K751", whole(path), {"what": _BYTES, "most": MOST_BYTES}),)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refused = _unsafe(path, archive.infolist())
            if refused is not None:
                return None, (refused,)
            texts = {one.filename: archive.read(one) for one in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return None, (Finding("K750", whole(path)),)
    except Exception:  # a decompressor that stumbles over what somebody made
        return None, (Finding("K750", whole(path)),)
    try:
        listed = json.loads(texts[LIST])
        return _listed(path, listed, texts)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None, (Finding("K750", whole(path)),)


def _unsafe(path: str, entries: list[zipfile.ZipInfo]) -> Finding | None:
    """Why nothing is unpacked: too many, too large, links, folders, names that are none of ours."""
    if len(entries) > MOST_ENTRIES:
        return Finding("K751", whole(path), {"what": _ENTRIES, "most": MOST_ENTRIES})
    swollen = any(one.file_size > MOST_RATIO * max(one.compress_size, 1) and one.file_size > 1 << 20 for one in entries)
    if swollen or sum(one.file_size for one in entries) > MOST_UNPACKED:
        return Finding("K751", whole(path), {"what": _BYTES, "most": MOST_UNPACKED})
    seen: set[str] = set()
    for one in entries:
        kind = stat.S_IFMT(one.external_attr >> 16)
        ours = one.filename == LIST or _ENTRY.fullmatch(one.filename) is not None
        if not ours or one.filename in seen or kind not in (0, stat.S_IFREG) or one.flag_bits & 1:
            return Finding("K753", whole(path), {"name": _shown(one.filename)})
        seen.add(one.filename)
    return None


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in name[:80])


def _listed(path: str, listed: Any, texts: Mapping[str, bytes]) -> tuple[Bundle | None, tuple[Finding, ...]]:
    if not isinstance(listed, dict) or listed.get("banshi_bundle") != VERSION:
        return None, (Finding("K750", whole(path)),)
    carried = []
    for one in listed["files"]:
        entry, form = str(one["entry"]), str(one["form"])
        content = texts[entry]
        if hashlib.sha256(content).hexdigest() != one["sha256"]:
            return None, (Finding("K752", whole(path), {"name": _shown(entry)}),)
        text, wrong = decode(entry, content)
        if text is None or wrong or form not in ("yaml", "json"):
            return None, (Finding("K753", whole(path), {"name": _shown(entry)}),)
        carried.append(Carried(entry, form, text))
    left_over = sorted(texts.keys() - {LIST} - {one.entry for one in carried})
    if left_over:
        return None, (Finding("K753", whole(path), {"name": _shown(left_over[0])}),)
    origin = str(listed.get("from", {}).get("district", ""))[:200]
    return Bundle(path, origin, tuple(carried)), ()
