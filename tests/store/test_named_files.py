"""Paths in options: a user's own links are followed, a repository's only inside of the workspace."""

import os
import sys
from pathlib import Path

import pytest

from mtgrec.model.errors import UsageError
from mtgrec.store.reading.named_files import followed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX links")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a workspace with links, and one link to it from outside; the current folder is in it."""
    top = Path(os.path.realpath(tmp_path))
    root, outside = top / "root", top / "outside"
    (root / "reports").mkdir(parents=True)
    (outside / "deep").mkdir(parents=True)
    for name, target in {
        "root/out.html": "../outside/a.html",
        "root/out": "../outside",
        "root/absolute": str(outside / "deep"),
        "root/dangling.html": "../nowhere/a.html",
        "root/twice.html": "reports/out.html",
        "root/reports/out.html": "../../outside/a.html",
        "root/in.html": "reports/in.html",
        "root/reports/here": ".",
        "alias": "root",
        "outside/back": "../root/reports",
        "outside/own.html": "deep/own.html",
    }.items():
        (top / name).symlink_to(target)
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    "path",
    [
        "out.html",
        "./reports/../out.html",
        "out/new.html",
        "absolute/new.html",
        "out/deep/../new.html",
        "dangling.html",
        "twice.html",
        "reports/here/out.html",
        "../alias/out.html",
        "../outside/back/out.html",
    ],
)
def test_a_link_of_the_workspace_does_not_lead_out(root: Path, path: str):
    for given in (path, root / path):
        with pytest.raises(UsageError) as caught:
            followed(root, given, "shown")
        assert (str(caught.value.message), caught.value.place) == (
            "a link in the workspace leads this path out of it",
            "shown",
        )


@pytest.mark.parametrize(
    ("path", "real"),
    [
        ("new.html", "root/new.html"),
        ("in.html", "root/reports/in.html"),
        ("reports/here/new.html", "root/reports/new.html"),
        ("../outside/new.html", "outside/new.html"),
        ("../outside/own.html", "outside/deep/own.html"),
        ("../alias/in.html", "root/reports/in.html"),
        ("../outside/back/new.html", "root/reports/new.html"),
        ("reports/../../outside/a.html", "outside/a.html"),
    ],
)
def test_every_other_path_is_the_users(root: Path, path: str, real: str):
    assert followed(root, path, "shown") == str(root.parent / real)
    assert followed(root.parent / "alias", root / path, "shown") == str(root.parent / real)
