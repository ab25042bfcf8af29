"""Kill web processes while people file, and count what is left.

The ledger of what clients wished and what they were told is kept by the clients, outside the system under test.
"""

import os
import random
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Ledger:
    """Draft -> the receipts its client was shown, and how often an answer was cut off."""

    receipts: dict[str, list[str]] = field(default_factory=dict)
    cut_off: int = 0
    killed: int = 0
    broken: list[BaseException] = field(default_factory=list)


def workers_of(master: int) -> list[int]:
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return [int(pid) for pid in children]


@contextmanager
def killer(
    master: subprocess.Popen, ledger: Ledger, over: threading.Event, pause: tuple[float, float]
) -> Iterator[None]:
    """SIGKILL a random worker again and again, until told that it is over."""

    def kill() -> None:
        while not over.wait(random.uniform(*pause)):
            try:
                pid = random.choice(workers_of(master.pid))
                os.kill(pid, signal.SIGKILL)
                ledger.killed += 1
            except (IndexError, ProcessLookupError, FileNotFoundError):
                continue

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def file_until_answered(
    drafts: list[str], file: Callable[[str], str], ledger: Ledger, kills: int, seconds: float, clients: int = 4
) -> None:
    """Each draft is filed, with the same key, until its client holds a receipt; and then once more.

    `file` returns the number of the receipt or raises OSError when the answer was cut off.  Clients go round until
    that many kills have happened; whatever is left then is filed in peace by the caller.
    """
    lock, todo, end = threading.Lock(), list(drafts), time.monotonic() + seconds

    def client() -> None:
        while ledger.killed < kills and time.monotonic() < end:
            with lock:
                draft = todo.pop() if todo else random.choice(drafts)
            for _ in range(200):
                try:
                    number = file(draft)
                except OSError:
                    ledger.cut_off += 1
                    time.sleep(0.02)
                    continue
                except BaseException as wrong:
                    ledger.broken.append(wrong)
                    return
                with lock:
                    ledger.receipts.setdefault(draft, []).append(number)
                break

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def check(ledger: Ledger, cases: Counter[str], filings: Counter[str], drafts_of_cases: dict[str, str]) -> str:
    """Each receipt one case, each case one receipt; the counts in a line."""
    assert ledger.broken == []
    shown = {draft: set(numbers) for draft, numbers in ledger.receipts.items()}
    assert all(len(numbers) == 1 for numbers in shown.values()), "one draft, one receipt, however often it was filed"
    told = Counter(number for numbers in shown.values() for number in numbers)
    doubled = [number for number, times in told.items() if times > 1]
    lost = [number for number in told if number not in cases]
    torn = [number for number in cases if filings[number] != 1]
    never_told = [number for number in cases if number not in told]
    answers = sum(len(numbers) for numbers in ledger.receipts.values())
    line = (
        f"killed {ledger.killed}, cut off {ledger.cut_off}, answers {answers}, receipts {len(told)}, "
        f"cases {len(cases)}, lost {len(lost)}, doubled {len(doubled)}, torn {len(torn)}, "
        f"cases without a receipt {len(never_told)}"
    )
    assert not (lost or doubled or torn or never_told), line
    assert set(cases.values()) <= {1}, line
    assert len(set(drafts_of_cases.values())) == len(drafts_of_cases) == len(cases), line
    return line
