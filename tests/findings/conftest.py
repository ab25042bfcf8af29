"""What do the tests of findings share?  A folder into which snippets are put."""

from __future__ import annotations

import pytest
from findings.pages import Bench


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A folder with the small district."""
    return Bench(tmp_path_factory.mktemp("bench"))
