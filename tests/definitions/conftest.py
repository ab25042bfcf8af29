"""What do the tests of definitions share?  A small district whose one matter is without any finding."""

from pathlib import Path

import pytest

from banshi.definitions.compile import Compiled, Parsed, SharedParts, compile_matter, compile_shared, parse
from banshi.definitions.source.files import read_folder
from banshi.definitions.vocabulary import PluginCheck, Vocabulary
from banshi_rules.findings import Finding
from banshi_rules.values import TEXT

DISTRICT = Path(__file__).parent / "district"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The standard kinds, one plugin check and one register."""
    check = PluginCheck("parks.tree_status", {"place": TEXT})
    return Vocabulary(plugin_checks={check.id: check}, registers=frozenset({"tree_register"}))


@pytest.fixture(scope="session")
def files() -> list[Parsed]:
    """The files of the small district, read."""
    return [parse(path, text) for path, text in read_folder(DISTRICT).files.items()]


@pytest.fixture(scope="session")
def parts(files: list[Parsed]) -> SharedParts:
    """The shared parts of the small district."""
    made, findings = compile_shared(files)
    assert findings == ()
    return made


@pytest.fixture(scope="session")
def felling() -> str:
    """The text of a matter without findings; tests break it at one place."""
    return (DISTRICT / "felling.yaml").read_text("utf-8")


class Checker:
    """Compiles variations of the matter and tells what was found."""

    def __init__(self, text: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
        self.text, self.parts, self.vocabulary = text, parts, vocabulary

    def compile(self, text: str, path: str = "felling.yaml") -> Compiled:
        return compile_matter(path, text, self.parts, self.vocabulary)

    def broken(self, old: str, new: str) -> tuple[Finding, ...]:
        """What is found after replacing the one place that reads `old`."""
        assert self.text.count(old) == 1, f"{old!r} stands {self.text.count(old)} times in the matter"
        return self.compile(self.text.replace(old, new)).findings

    def codes(self, old: str, new: str) -> list[str]:
        return [finding.code for finding in self.broken(old, new)]


@pytest.fixture(scope="session")
def checker(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> Checker:
    """Breaks the matter at one place and says what is found."""
    return Checker(felling, parts, vocabulary)
