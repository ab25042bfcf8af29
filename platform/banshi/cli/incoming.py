"""What would an import do?  Files with their new texts, what changes in them, and what is wrong with what came in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from banshi.cli.check import Found
    from banshi.definitions.exchange.changes import Change


@dataclass(slots=True)
class Incoming:
    """What an import would do: files with their new texts, what changes in them, what is wrong."""

    files: dict[Path, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    used: tuple[str, ...] = ()
    refused: list[Found] = field(default_factory=list)  # findings of what came in
    checked: list[Found] = field(default_factory=list)  # findings that the result would get from `banshi check`


def is_error(found: Found) -> bool:
    """Whether it forbids the import."""
    return str(found.finding.severity) == "error"
