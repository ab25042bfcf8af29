"""What do the tests of findings share?  A folder into which snippets are put."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from findings.pages import Bench


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A folder with the small district."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BANSHI_DATA", str(tmp_path_factory.mktemp("data")))  # where proofs are kept
        yield Bench(tmp_path_factory.mktemp("bench"))
