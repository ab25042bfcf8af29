"""Has this state of a matter been proved before?  What came of it is kept, so that nobody waits twice.

Kept under a digest of everything the outcome depends on: the matter with its shared parts, the calendar, and the code
that proves and that is reasoned about.  The solver is loaded only for what is new.  What could not be settled in time
is never kept: another time there may be more of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import banshi.definitions
import banshi_forms
import banshi_rules
from banshi.definitions.model import Matter
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.texts import Text

#: The code of the finding that something was not settled.
UNDECIDED = "P550"

_proven: dict[str, tuple[Finding, ...]] = {}


def proven(matter: Matter, calendar: WorkingCalendar, kept: Path | None = None) -> tuple[Finding, ...]:
    """What is proved to be wrong with a matter; read from the folder `kept`, or proved now and kept there."""
    key = hashlib.sha256(f"{_code()} {matter.digest} {calendar.digest}".encode()).hexdigest()
    if key not in _proven:
        found = _read(kept, key)
        if found is None:
            from banshi.definitions.proof import proof_findings  # noqa: PLC0415  it loads the solver

            found = proof_findings(matter, calendar)
            if any(finding.code == UNDECIDED for finding in found):
                return found
            _keep(kept, key, found)
        _proven[key] = found
    return _proven[key]


@cache
def _code() -> str:
    """A digest of the code that an outcome depends on."""
    digest = hashlib.sha256()
    for package in (banshi_rules, banshi_forms, banshi.definitions):
        for path in sorted(Path(folder) for folder in package.__path__):
            for file in sorted(path.rglob("*.py")):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _read(kept: Path | None, key: str) -> tuple[Finding, ...] | None:
    if kept is None:
        return None
    try:
        stored = json.loads((kept / f"{key}.json").read_text("utf-8"))
        return tuple(_finding(one) for one in stored)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not there, or not what was written: proved again


def _keep(kept: Path | None, key: str, found: tuple[Finding, ...]) -> None:
    """Written beside and moved into place, so that nobody reads half of it; a folder that cannot be written is none."""
    if kept is None:
        return
    text = json.dumps([_stored(finding) for finding in found], ensure_ascii=False)
    with contextlib.suppress(OSError):
        kept.mkdir(parents=True, exist_ok=True)
        half = kept / f"{key}.{os.getpid()}.half"
        half.write_text(text, "utf-8")
        half.replace(kept / f"{key}.json")


def _stored(finding: Finding) -> dict[str, Any]:
    at = finding.at
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "at": [at.file, at.line, at.column, at.end_line, at.end_column],
        "args": {name: _plain(value) for name, value in finding.args.items()},
    }


def _finding(stored: Mapping[str, Any]) -> Finding:
    args = {name: _told(value) for name, value in stored["args"].items()}
    return Finding(stored["code"], Span(*stored["at"]), args, Severity(stored["severity"]))


def _plain(value: object) -> Any:
    if isinstance(value, Text):
        return {"text": [value.zh, value.en]}
    if isinstance(value, (tuple, list)):
        return {"items": [_plain(item) for item in value]}
    return {"value": value}


def _told(stored: Mapping[str, Any]) -> object:
    if "text" in stored:
        return Text(*stored["text"])
    return tuple(_told(item) for item in stored["items"]) if "items" in stored else stored["value"]
