"""What do the tests of guides share?  The whole matter of the language page, and everything that is shipped."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from banshi.assembly import content, plugin_host
from banshi.definitions.library import compile_library, load_library
from banshi.definitions.model import Matter
from banshi.definitions.source.files import Sources, read_folder

sys.path.insert(0, str(Path(__file__).parent))

from golden_texts import WHOLE, Changed


@pytest.fixture(scope="session")
def changed() -> Changed:
    """The whole matter after replacing what stands just once in its file."""
    vocabulary, files = plugin_host().vocabulary(), read_folder(WHOLE).files

    def change(*changes: tuple[str, str], file: str = "catering-licence.yaml") -> Matter:
        text = files[file]
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
            text = text.replace(old, new)
        return compile_library(Sources({**files, file: text}), vocabulary).matters["catering-licence"]

    return change


@pytest.fixture(scope="session")
def whole(changed: Changed) -> Matter:
    """The whole matter."""
    return changed()


@pytest.fixture(scope="session")
def shipped() -> Mapping[str, Matter]:
    """Every matter that is shipped, by its code."""
    vocabulary = plugin_host().vocabulary()
    districts = sorted(path.parent for path in content("matter_definitions").glob("*/district.yaml"))
    return {code: matter for one in districts for code, matter in load_library(one, vocabulary).matters.items()}
