"""What tests of saving share: misfortune at the i-th call, and ways to save without the kernel."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mtgrec.store.writing import exchange
from tests.store.trap import Trap, death, failure


@pytest.fixture
def failing() -> Callable[..., Trap]:
    """Make a trap: `failing(3, errno.EIO)` lets the third call fail, or all from the third on."""

    def make(at: int, code: int, *, lasting: bool = False) -> Trap:
        return Trap(at, failure(code), lasting=lasting)

    return make


@pytest.fixture
def dying() -> Callable[..., Trap]:
    """Make a trap that kills the process, before or after it carries out the call."""

    def make(at: int, *, after: bool) -> Trap:
        return Trap(at, death(after=after), lasting=False)

    return make


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk: whether the bytes have reached it, no test can see."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture(params=["exchange", "links", "copies"])
def means(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Save with the kernel's exchange, and on file systems without it, or without hard links."""

    def no_links(*_arguments: Any, **_options: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    if request.param != "exchange":
        monkeypatch.setattr(exchange, "exchange", lambda _one, _other: False)
    if request.param == "copies":
        monkeypatch.setattr(os, "link", no_links)
    return str(request.param)


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """Return a workspace; beside it lies what must never be touched."""
    (tmp_path / "outside.md").write_bytes(b"not ours")
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.md").write_bytes(b"old")
    yield root
    assert (tmp_path / "outside.md").read_bytes() == b"not ours"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["outside.md", "root"]
