"""What would a bundle bring into a district, and what of it does not resolve there?"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from banshi.cli.incoming import Incoming
from banshi.cli.speech import Speech


def from_bundle(source: Path, target: Path, department: str | None, say: Speech) -> Incoming:
    """The files of the bundle in the folder of the district `target`."""
    from banshi.cli.check import Found
    from banshi.cli.matters import known_words
    from banshi.cli.places import as_typed
    from banshi.definitions.exchange.changes import changes
    from banshi.definitions.exchange.moving import arrive
    from banshi.definitions.library import load_library
    from banshi.definitions.source import read
    from banshi.definitions.source.files import DISTRICT_FILES
    from banshi.documents.bundles import MOST_BYTES, read_bundle

    if not any((target / name).is_file() for name in DISTRICT_FILES):
        _no_district(target, say)
    shown = as_typed(source)
    with source.open("rb") as file:
        bundle, findings = read_bundle(shown, file.read(MOST_BYTES + 1))
    if bundle is None:
        return Incoming(refused=[Found(shown, one) for one in findings])
    words = known_words(say)
    library = load_library(target, words)
    arrival = arrive(bundle, library, words, department)
    incoming = Incoming(used=tuple(as_typed(target / one) for one in arrival.used))
    for one in arrival.findings:
        if one.code in ("K750", "K753"):
            incoming.refused.append(Found(shown, one))
        else:
            incoming.checked.append(Found(as_typed(target / one.at.file), one))
    for path, text in arrival.files.items():
        old = library.sources.get(path)
        if old is None or old != text:
            incoming.files[target / path] = text
        before = read(path, old)[0] if old is not None else None
        after = read(path, text)[0]
        if before is not None and after is not None:
            incoming.changes += changes(before.plain(), after.plain())
    return incoming


def _no_district(target: Path, say: Speech) -> NoReturn:
    say.stop(
        f"{target} 里没有 district.yaml，不是区县的文件夹", f"There is no district.yaml in {target}: it is no district"
    )
