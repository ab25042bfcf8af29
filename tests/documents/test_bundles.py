"""A bundle is opened with suspicion (attack row 16): caps before anything is unpacked, no name becomes a path."""

from __future__ import annotations

import hashlib
import io
import json
import random
import time
import warnings
import zipfile

import pytest

from banshi.assembly import plugin_host
from banshi.definitions.data_root import data_root
from banshi.definitions.library import load_library
from banshi.definitions.words import format_finding
from banshi.documents.bundles import LIST, read_bundle, write_bundle

LIBRARY = load_library(data_root() / "matter_definitions/shili", plugin_host().vocabulary())
CODE = "catering-licence"
GOOD = write_bundle(LIBRARY.matters[CODE], LIBRARY.frozen[CODE])


def archive(entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return made.getvalue()


def good_entries() -> list[tuple[str | zipfile.ZipInfo, bytes]]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as file:
        return [(one.filename, file.read(one)) for one in file.infolist()]


def listed(*files: tuple[str, str, bytes]) -> bytes:
    content = [{"entry": e, "form": f, "sha256": hashlib.sha256(c).hexdigest()} for e, f, c in files]
    return json.dumps({"banshi_bundle": 1, "from": {}, "files": content}).encode()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


def test_a_matter_travels_whole() -> None:
    bundle, findings = read_bundle("c.zip", GOOD)
    assert findings == ()
    assert bundle is not None
    assert bundle.origin == "示例区"
    texts = {one.text for one in bundle.carried}
    assert texts == {t for p, t in LIBRARY.frozen[CODE].items() if not p.startswith(("district", "departments/"))}
    assert write_bundle(LIBRARY.matters[CODE], LIBRARY.frozen[CODE]) == GOOD  # the same bytes


warnings.filterwarnings("ignore", "Duplicate name", UserWarning)  # which some of these archives hold on purpose
ATTACKS = {
    "a path upwards": (archive([*good_entries(), ("../../etc/passwd", b"x")]), "K753"),
    "a path from the root": (archive([*good_entries(), ("/tmp/x", b"x")]), "K753"),
    "a path of Windows": (archive([*good_entries(), ("..\\x.yaml", b"x")]), "K753"),
    "a link": (archive([*good_entries(), (link("9"), b"/etc/passwd")]), "K753"),
    "a folder": (archive([*good_entries(), ("flows/", b"")]), "K753"),
    "a zip inside": (archive([(LIST, listed(("1", "yaml", GOOD))), ("1", GOOD)]), "K753"),
    "an entry nobody lists": (archive([*good_entries(), ("77", b"x")]), "K753"),
    "an entry changed": (archive([(n, c + b" " if n == "4" else c) for n, c in good_entries()]), "K752"),
    "an entry missing": (archive([(n, c) for n, c in good_entries() if n != "4"]), "K750"),
    "no list": (archive([(n, c) for n, c in good_entries() if n != LIST]), "K750"),
    "a list that is none": (archive([(LIST, b"[" * 5000)]), "K750"),
    "another list": (archive([(LIST, b'{"banshi_bundle": 2, "files": []}')]), "K750"),
    "a bomb": (archive([*good_entries(), ("9", b"0" * 30_000_000)]), "K751"),
    "a hundred thousand entries": (archive([(str(n), b"") for n in range(1, 100_001)]), "K751"),
    "a thousand entries": (archive([(str(n), b"") for n in range(1, 1001)]), "K751"),
    "twice the same": (archive([*good_entries(), ("1", b"x")]), "K753"),
    "no text": (archive([(LIST, listed(("1", "yaml", b"\xff\xfe"))), ("1", b"\xff\xfe")]), "K753"),
    "another form": (archive([(LIST, listed(("1", "exe", b"x"))), ("1", b"x")]), "K753"),
    "no zip": (b"banshi: 1\n", "K750"),
    "nothing": (b"", "K750"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_quickly(name: str) -> None:
    content, code = ATTACKS[name]
    began = time.perf_counter()
    bundle, findings = read_bundle("x.zip", content)
    assert time.perf_counter() - began < 3
    assert bundle is None
    assert [one.code for one in findings] == [code]
    assert format_finding(findings[0], "zh") != format_finding(findings[0], "en")


def test_damage_anywhere_never_raises() -> None:
    dice = random.Random(11)
    for _ in range(300):
        damaged = bytearray(GOOD)
        for _ in range(dice.randint(1, 12)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        read_bundle("x.zip", bytes(damaged[: dice.randint(1, len(damaged))]))
