"""Where may a redirect lead?  Only to a path of ours."""

from __future__ import annotations

from urllib.parse import urlsplit


def safe_path(wanted: str | None, otherwise: str = "/") -> str:
    """The wanted path with its query when it stays here, else the other one."""
    if not wanted or not wanted.startswith("/") or wanted.startswith("//"):
        return otherwise
    if any(sign in wanted for sign in "\\\r\n\t\0") or any(ord(sign) < 32 for sign in wanted):
        return otherwise
    parts = urlsplit(wanted)
    return wanted if not parts.scheme and not parts.netloc else otherwise
