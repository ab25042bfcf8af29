"""Is this word really from whom it says?  HMAC-SHA256 over the very bytes, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import json

from banshi.payments import BadCall, Call, Paid

_FIELDS = ("amount", "case", "order", "receipt")
#: A call is a few short words.
_LONGEST = 4096


def key_from(secret: str) -> bytes:
    """The key of payments, derived from the secret of the installation, so that neither tells the other."""
    return hmac.new(secret.encode(), b"banshi payments", hashlib.sha256).digest()


def signed(key: bytes, paid: Paid) -> Call:
    """The call that says so."""
    body = json.dumps({name: getattr(paid, name) for name in _FIELDS}, ensure_ascii=False, sort_keys=True).encode()
    return Call(body, _signature(key, body))


def opened(key: bytes, call: Call) -> Paid:
    """What the call says.  Raises BadCall; nothing of the body is looked at before the signature is right."""
    if len(call.body) > _LONGEST:
        raise BadCall("too long")
    if not hmac.compare_digest(_signature(key, call.body).encode(), call.signature.encode("utf-8", "replace")):
        raise BadCall("wrong signature")
    try:
        said = json.loads(call.body)
    except ValueError as broken:
        raise BadCall("no JSON") from broken
    if not isinstance(said, dict) or set(said) != set(_FIELDS) or not all(isinstance(v, str) for v in said.values()):
        raise BadCall("other fields than those of a payment")
    return Paid(**said)


def _signature(key: bytes, body: bytes) -> str:
    return hmac.new(key, body, hashlib.sha256).hexdigest()
