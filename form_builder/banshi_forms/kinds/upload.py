"""`upload`: a file as an answer.  Options: `accept`, the types that will do, and `max_mb`, the size in megabytes.

The bytes are stored before the page is taken; the answer is a record that the server makes (`answer`), never one that a
browser posts: whoever could name a digest could claim somebody else's file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, cast

from banshi_forms.kinds.kind import StandardKind, as_count, closed
from banshi_forms.model import BadOption, Field, JsonSchema, Options, Wrong
from banshi_forms.uploads import ACCEPTABLE, CheckedUpload, megabytes
from banshi_rules.texts import Language, Text
from banshi_rules.values import INTEGER, TEXT, Value, record

_COLUMNS = {"digest": TEXT, "media": TEXT, "name": TEXT, "size": INTEGER}


@dataclass(frozen=True, slots=True)
class UploadOptions(Options):
    """Types by their usual ending; the size in megabytes of 1024 × 1024 bytes."""

    accept: tuple[str, ...]
    max_mb: int

    @property
    def max_bytes(self) -> int:
        """The size cap in bytes."""
        return self.max_mb * 1024 * 1024


def answer(upload: CheckedUpload) -> Value:
    """The answer that a checked and stored file is."""
    return {"digest": upload.digest, "media": upload.media, "name": upload.name, "size": upload.size}


class UploadKind(StandardKind):
    """One file."""

    name = "upload"
    control = "file"
    missing = "missing-file"
    in_groups = False
    posted = False
    value_type = record(_COLUMNS)

    @property
    def options_schema(self) -> JsonSchema:
        """accept, max_mb."""
        return {
            "accept": {"type": "array", "items": {"enum": list(ACCEPTABLE)}, "minItems": 1},
            "max_mb": {"type": "integer", "minimum": 1, "maximum": 200},
        }

    def options(self, given: Mapping[str, Any]) -> Options:
        """Typed options."""
        closed(given, self.options_schema)
        accept = given.get("accept", list(ACCEPTABLE))
        if not isinstance(accept, (list, tuple)) or not accept:
            raise BadOption("accept", Text("要写文件类型，例如 [pdf, jpg]", "write the types, for example [pdf, jpg]"))
        for ending in accept:
            if ending not in ACCEPTABLE:
                known = "、".join(ACCEPTABLE)
                raise BadOption(
                    "accept",
                    Text(
                        f"不认识文件类型 {ending}；可用：{known}",
                        f"unknown type {ending}; known: {', '.join(ACCEPTABLE)}",
                    ),
                )
        return UploadOptions(tuple(accept), as_count("max_mb", given.get("max_mb", 20), 1))

    def attributes(self, field: Field) -> Mapping[str, str]:
        """The file chooser shows what will do."""
        return {"accept": ",".join("." + ending for ending in cast(UploadOptions, field.options).accept)}

    def read(self, field: Field, posted: Mapping[str, Sequence[str]]) -> Value | None:
        """Nothing that was posted as text is a file."""
        return None

    def accepts(self, value: object) -> bool:
        """A record that `answer` made."""
        return (
            isinstance(value, Mapping)
            and set(value) == set(_COLUMNS)
            and all(isinstance(value[column], str) for column in ("digest", "media", "name"))
            and isinstance(value["size"], int)
        )

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Type and size, for an edition may have changed since the file was stored."""
        options, file = cast(UploadOptions, field.options), cast(Mapping[str, Any], value)
        if file["media"] not in {ACCEPTABLE[ending] for ending in options.accept}:
            return Wrong("file-type", name=file["name"], accept=options.accept)
        if file["size"] > options.max_bytes:
            return Wrong("file-too-big", name=file["name"], size=megabytes(file["size"]), most=f"{options.max_mb} MB")
        return None

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented file of the first type that will do."""
        ending = cast(UploadOptions, field.options).accept[0]
        digest = sha256(str(seed).encode()).hexdigest()
        return {"digest": digest, "media": ACCEPTABLE[ending], "name": f"示例{seed + 1}.{ending}", "size": 1024}

    def typed(self, field: Field, value: Value) -> Mapping[str, list[str]]:
        """Its name."""
        return {"": [str(cast(Mapping[str, Any], value)["name"])]}

    def show(self, field: Field, value: Value, language: Language) -> str:
        """Name and size."""
        file = cast(Mapping[str, Any], value)
        size = megabytes(file["size"])
        return f"{file['name']}（{size}）" if language == "zh" else f"{file['name']} ({size})"

    def to_json(self, value: Value) -> Any:
        """An object."""
        return dict(cast(Mapping[str, Any], value))

    def from_json(self, field: Field, stored: Any) -> Value:
        """The object back."""
        if self.accepts(stored):
            return cast(Value, dict(stored))
        raise Wrong("not-a-file")


UPLOAD = UploadKind()
