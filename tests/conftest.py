"""What can be asked of the suites on the command line?"""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots",
        type=Path,
        help="Folder for the pictures of the documentation; without it journeys keep them in tests/artefacts.",
    )
