"""What do the golden histories hold?  Event streams as they stand in the log, and the case each of them makes.

A history is a few JSON lines: one per event, with the columns of the table `events`, then one line `{"case": …}` with
the folded case.  A file holds one history or many; it is written once and never again (`SHA256SUMS` tells).  A case is
told without the attributes that have their default, so that a new attribute with a default changes no old history.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from banshi.cases.case import Case
from banshi.cases.events import Event, Recorded
from banshi.cases.folding import replay
from banshi.store import codec

FOLDER = Path(__file__).parent / "golden_histories"
SUMS = FOLDER / "SHA256SUMS"


@dataclass(frozen=True)
class History:
    """Rows of the log and the case they make, both as JSON."""

    file: str
    line: int  # of its first event
    rows: tuple[Mapping[str, Any], ...]
    case: Mapping[str, Any]

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"

    def recorded(self) -> tuple[Recorded[Event], ...]:
        return tuple(
            Recorded(
                row["sequence"],
                row["stream"],
                row["version"],
                datetime.fromisoformat(row["at"]),
                row["actor"],
                row["actor_name"],
                codec.read(row["kind"], row["body"]),
                row.get("behalf"),
                row.get("behalf_name"),
            )
            for row in self.rows
        )


def files() -> list[Path]:
    return sorted(path for path in FOLDER.iterdir() if ".jsonl" in path.suffixes)


def histories(path: Path) -> Iterator[History]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    rows: list[Mapping[str, Any]] = []
    first = 1
    for number, line in enumerate(text.splitlines(), start=1):
        read = json.loads(line)
        if "case" in read:
            yield History(path.name, first, tuple(rows), read["case"])
            rows, first = [], number + 1
        else:
            rows.append(read)
    assert not rows, f"{path.name} ends without a case"


def written(log: tuple[Recorded[Event], ...]) -> str:
    """The lines of one history, as this release tells it."""
    lines = []
    for record in log:
        kind, body = codec.write(record.event)
        head = {"sequence": record.sequence, "stream": record.stream, "version": record.version}
        who = {"at": record.at.astimezone(UTC).isoformat(), "actor": record.actor, "actor_name": record.actor_name}
        if record.behalf:
            who |= {"behalf": record.behalf, "behalf_name": record.behalf_name}
        lines.append({**head, **who, "kind": kind, "body": body})
    lines.append({"case": told(replay(log))})
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)


def told(case: Case) -> Mapping[str, Any]:
    """The case as JSON, without what has its default."""
    return _json(case)


def _json(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _json(getattr(value, f.name)) for f in fields(value) if not _is_default(value, f)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {" > ".join(key) if isinstance(key, tuple) else str(key): _json(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted((_json(item) for item in value), key=json.dumps)
    if isinstance(value, tuple | list):
        return [_json(item) for item in value]
    assert value is None or isinstance(value, str | int | bool), f"no JSON for {value!r}"
    return value


def _is_default(value: Any, field: Any) -> bool:
    if field.default is not MISSING:
        return bool(getattr(value, field.name) == field.default)
    return field.default_factory is not MISSING and bool(getattr(value, field.name) == field.default_factory())


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
