"""What would the treasury do?  A sandbox that takes no money: orders in files, a page marked a test, signed words."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from banshi.payments import Call, Order, Paid
from banshi.payments.signed_words import opened, signed

#: How receipts of the sandbox begin, so that nobody takes one for a receipt.
RECEIPT = "TEST-"


class Sandbox:
    """Keeps its orders in a folder of its own, as a treasury keeps them out of our database."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def begin(self, order: Order) -> None:
        """Keep the order."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._once(self._path(order.number, "order"), asdict(order))

    def page(self, order: Order, number: str, count: int) -> str:
        """The page of the sandbox; it is one of ours."""
        return f"/treasury-sandbox/{quote(number, safe='')}/{count}"

    def pay(self, number: str) -> Call:
        """Somebody presses the button: paid once, however often it is pressed.  KeyError for an unknown order."""
        order = self._read(self._path(number, "order"))
        if order is None:
            raise KeyError(number)
        receipt = f"{RECEIPT}{secrets.token_hex(6).upper()}"
        self._once(self._path(number, "paid"), asdict(Paid(number, order["case"], order["amount"], receipt)))
        paid = self.look_up(number)
        assert paid is not None  # it was written a line above, by us or by somebody faster
        return signed(self._key, paid)

    def read(self, call: Call) -> Paid:
        """What the call says.  Raises BadCall."""
        return opened(self._key, call)

    def look_up(self, order: str) -> Paid | None:
        """Whether that order was paid."""
        said = self._read(self._path(order, "paid"))
        return Paid(**said) if said else None

    def _path(self, order: str, what: str) -> Path:
        return self._folder / f"{hashlib.sha256(order.encode()).hexdigest()}.{what}.json"

    def _once(self, path: Path, said: dict[str, str]) -> None:
        """Write the file unless it is there; whole or not at all, the first one wins."""
        partial = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        partial.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        try:
            os.link(partial, path)
        except FileExistsError:
            pass
        finally:
            partial.unlink()

    def _read(self, path: Path) -> dict[str, str] | None:
        try:
            said: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return said
