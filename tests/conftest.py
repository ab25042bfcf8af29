"""What holds for all suites: one command-line option, and examples drawn the same way on every run."""

from pathlib import Path

import pytest
from hypothesis import settings

# A suite that passed must pass again: no random seed, no time limit that a busy machine could miss.
settings.register_profile("suite", derandomize=True, deadline=None, database=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots",
        type=Path,
        help="Folder for the pictures of the documentation; without it journeys keep them in tests/artefacts.",
    )
