"""Adds `--accept`, which writes what is shown today as what is expected."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write the golden problems anew; then read the diff"
    )
