"""Hypothesis profiles, and the folder of real lists that some tests run over."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# On a build server the same examples every time: a failure there must be one that anybody can repeat.
settings.register_profile("default", max_examples=100, deadline=None, derandomize="CI" in os.environ)
settings.register_profile("fuzz", max_examples=10_000, deadline=None)
settings.load_profile(os.environ.get("AWESOMEGEN_HYPOTHESIS", "default"))

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder with real lists and their annotations, which is not part of the repository."""
    folder = os.environ.get("AWESOMEGEN_TEST_DATA")
    if not folder:
        pytest.skip("AWESOMEGEN_TEST_DATA is not set")
    return Path(folder)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-docs", action="store_true", help="write anew what the pages of docs/ show")
