"""Where do the definitions that come with Banshi lie?  In the installed package, or in the source tree around it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def data_root() -> Path:
    """The folder that holds `matter_definitions/` and `plugins/`."""
    installed = _PACKAGE / "_data"
    return installed if installed.is_dir() else _PACKAGE.parents[1]


def shipped_folder(name: str) -> Path:
    """A folder of what no single district owns, as it comes with Banshi: `calendars`, `laws` or `exchange`."""
    return data_root() / "matter_definitions" / name
