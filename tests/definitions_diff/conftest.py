"""What do the tests of differences share?  The shipped matters, and ways to change one text of the district."""

from collections.abc import Callable

import pytest

from banshi.assembly import content, plugin_host
from banshi.definitions.compile import compile_parsed, compile_shared, parse
from banshi.definitions.diff import Change, diff
from banshi.definitions.library import Library, compile_library
from banshi.definitions.model import Matter
from banshi.definitions.source.files import Sources, read_folder
from banshi.definitions.vocabulary import Vocabulary

CATERING = "market_supervision/catering-licence.yaml"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return plugin_host().vocabulary()


@pytest.fixture(scope="session")
def shipped() -> Sources:
    return read_folder(content("matter_definitions") / "shili")


@pytest.fixture(scope="session")
def library(shipped, vocabulary) -> Library:
    return compile_library(shipped, vocabulary)


@pytest.fixture(scope="session")
def catering(library) -> Matter:
    return library.matters["catering-licence"]


@pytest.fixture
def edited(shipped, vocabulary, catering) -> Callable[..., tuple[Change, ...]]:
    """The changes of the catering licence after replacing one place of one file, whatever lint says."""

    def editing(old: str, new: str, file: str = CATERING) -> tuple[Change, ...]:
        text = shipped.files[file]
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        files = {path: parse(path, text) for path, text in {**shipped.files, file: text.replace(old, new)}.items()}
        parts, _ = compile_shared(files.values())
        compiled = compile_parsed(files[CATERING], parts, vocabulary, judge=False).matter
        assert compiled is not None
        return diff(catering, compiled)

    return editing
