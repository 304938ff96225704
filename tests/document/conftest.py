"""What the tests of the document floor share: either of PyYAML's parsers."""

import pytest

from mtgrec.document.yaml import events
from tests.document.samples import LOADERS


@pytest.fixture(params=[0, 1], ids=["C parser", "Python parser"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the test with PyYAML's C parser, and again as if there were none."""
    monkeypatch.setattr(events, "_LOADER", LOADERS[request.param])
