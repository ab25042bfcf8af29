"""What is in these bytes?  The type they have, or what is wrong with them; nothing is unpacked to find out.

Polyglots (one file that is a PDF to one program and a ZIP or a page to another) are refused: an officer must see
what the applicant saw.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

ENCRYPTED = "file-encrypted"
#: A file that unpacks to more than this is no document: entries, times its size, bytes.
MOST_ENTRIES = 2_000
MOST_RATIO = 10
MOST_UNPACKED = 200 * 1024 * 1024
#: Text packs better than tenfold; below this size in bytes the ratio says nothing.
_RATIO_FROM = 10 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPT = re.compile(rb"/Encrypt(\s+\d+\s+\d+\s+R|\s*<<)")
_MARKUP = re.compile(rb"<(!doctype\s+html|html|script|svg|iframe|body)[\s>]", re.IGNORECASE)
_MACROS = ("vbaproject.bin", "/vbadata.xml", "/activex/", "/embeddings/oleobject")


@dataclass(frozen=True, slots=True)
class Content:
    """The type of some bytes (None: not one of ours), or the code of what is wrong with them."""

    type: str | None
    problem: str | None = None
    words: Mapping[str, object] = field(default_factory=dict)


def content_of(content: bytes) -> Content:
    """What these bytes are."""
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return Content(None, ENCRYPTED)
        return Content(None, "file-old-office")
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _image("png", content, _png_length(content))
    if content.startswith(b"\xff\xd8\xff"):
        return _image("jpg", content, len(content) if b"\xff\xd9" in content[-65536:] else None)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        size = struct.unpack("<I", content[4:8])[0] + 8
        return _image("webp", content, size + size % 2)
    return Content(None)


def _pdf(content: bytes) -> Content:
    end = content.rfind(b"%%EOF")
    if end < 0:
        return Content("pdf", "file-cut-off")
    beyond = len(content.rstrip(b"\0\t\n\r ")) - end  # some programs fill up the last block
    if beyond > 1024 + 5 or _is_zip(content) or _MARKUP.search(content[:1024]):
        return Content("pdf", "file-two-things")
    if _ENCRYPT.search(content):
        return Content("pdf", ENCRYPTED)
    return Content("pdf")


def _image(kind: str, content: bytes, length: int | None) -> Content:
    if length is None or len(content) < length:
        return Content(kind, "file-cut-off")
    beyond = length < len(content) - 1
    if beyond or _is_zip(content) or b"%PDF-" in content[:1024] or _MARKUP.search(content[:1024]):
        return Content(kind, "file-two-things")
    return Content(kind)


def _png_length(content: bytes) -> int | None:
    """Where the last chunk of a PNG ends; None when it does not."""
    at = 8
    while at + 12 <= len(content):
        size, name = struct.unpack(">I", content[at : at + 4])[0], content[at + 4 : at + 8]
        at += 12 + size
        if name == b"IEND":
            return at if at <= len(content) else None
    return None


def _package(content: bytes) -> Content:
    """docx, xlsx and ofd are ZIP files; their members say which."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, UnicodeDecodeError):
        return Content(None, "file-cut-off")
    kind = _package_type({member.filename for member in members})
    if len(members) > MOST_ENTRIES:
        return Content(kind, "file-too-many-parts", {"most": MOST_ENTRIES})
    unpacked = sum(member.file_size for member in members)
    packed = max(sum(member.compress_size for member in members), 1)
    if unpacked > MOST_UNPACKED or (unpacked > _RATIO_FROM and unpacked > MOST_RATIO * packed):
        return Content(kind, "file-bomb")
    if kind is None:
        return Content(None)
    if any(member.flag_bits & 1 for member in members):
        return Content(kind, ENCRYPTED)
    names = [member.filename.lower() for member in members]
    if any(mark in name for name in names for mark in _MACROS):
        return Content(kind, "file-macros")
    first = min((member.header_offset for member in members), default=0)
    doubled = len(names) != len(set(names))
    outside = any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names)
    if first != 0 or doubled or outside or b"%PDF-" in content[:1024]:
        return Content(kind, "file-two-things")
    return Content(kind)


def _package_type(names: set[str]) -> str | None:
    if "OFD.xml" in names:
        return "ofd"
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return "docx"
        if any(name.startswith("xl/") for name in names):
            return "xlsx"
    return None


def _is_zip(content: bytes) -> bool:
    """Whether a ZIP program would open it: the directory of a ZIP stands at the end of a file."""
    return b"PK\x05\x06" in content[-(65535 + 22) :] and zipfile.is_zipfile(io.BytesIO(content))
