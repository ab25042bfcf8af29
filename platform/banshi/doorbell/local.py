"""How does the web process wake a worker on the same machine?  One datagram to a socket in the data folder."""

from __future__ import annotations

import contextlib
import hashlib
import select
import socket
import tempfile
from pathlib import Path

#: The longest path a UNIX socket may have, with room to spare.
_LONGEST = 100


def socket_path(data: Path) -> Path:
    """Where the bell of that data folder hangs; in the temporary folder when the path is too long for a socket."""
    path = data.resolve() / "doorbell.sock"
    if len(str(path).encode()) <= _LONGEST:
        return path
    name = hashlib.sha256(str(path).encode()).hexdigest()[:24]
    return Path(tempfile.gettempdir()) / f"banshi-{name}.sock"


class LocalBell:
    """Rings without waiting; when nobody listens, nothing happens."""

    def __init__(self, data: Path) -> None:
        self._path = str(socket_path(data))

    def ring(self) -> None:
        """One byte to whoever listens."""
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell:
            bell.setblocking(False)
            bell.sendto(b"!", self._path)


class LocalListener:
    """The ear of a worker.  The newest worker of a data folder has it; others look every few seconds."""

    def __init__(self, data: Path) -> None:
        self._path = socket_path(data)
        self._ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._ear.setblocking(False)
        self._path.unlink(missing_ok=True)
        self._ear.bind(str(self._path))

    def wait(self, seconds: float) -> bool:
        """Wait for a ring, at most that long; all rings since the last wait are one."""
        ready, _, _ = select.select([self._ear], [], [], seconds)
        rung = bool(ready)
        with contextlib.suppress(BlockingIOError):
            while True:
                self._ear.recv(16)
        return rung

    def close(self) -> None:
        """Listen no more."""
        self._ear.close()
        self._path.unlink(missing_ok=True)
