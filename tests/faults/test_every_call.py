"""One call to the system fails, or the process is killed there: old or new, and nothing is hidden.

What `tests/benchmarks/every_call.py` does at every call, here at some of each command.
"""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.strikes import COMMANDS, KINDS, WRITING, import_strikes, prepare, strikes

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
STRIDE = 19
STRIDE_OF_KILLS = 41
STRIDE_OF_MODULES = 97


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    names = ("MTGREC_TODAY", "MTGREC_LANG", "MTGREC_SEED", "MTGREC_NO_INDEX")
    kept, here = {name: os.environ.get(name) for name in names}, Path.cwd()
    root = tmp_path_factory.mktemp("faults") / "root"
    prepare(root)
    yield root
    os.chdir(here)
    for name, value in kept.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value


def first(name: str) -> int:
    """Return at which call to begin: another one for each command, so that all places are met."""
    return [*COMMANDS].index(name) % STRIDE + 1


@pytest.mark.parametrize("name", COMMANDS)
def test_a_failing_call_leaves_all_old_or_all_new_and_is_told(name: str, root: Path):
    verdicts = {
        f"{struck.call}: {verdict}"
        for struck, verdict in strikes(root, COMMANDS[name], KINDS["EIO"], first(name), STRIDE)
    }
    assert {each for each in verdicts if not each.endswith(": ")} == set()
    assert len(verdicts) > 2 or name == "completion script"


@pytest.mark.parametrize("kind", ["killed before", "killed after"])
@pytest.mark.parametrize("name", WRITING)
def test_a_kill_leaves_each_file_old_or_new(name: str, kind: str, root: Path):
    found = strikes(root, COMMANDS[name], KINDS[kind], first(name), STRIDE_OF_KILLS)
    assert {verdict for _, verdict in found} == {""}


@pytest.mark.parametrize("name", ["log", "status"])
def test_a_module_that_cannot_be_read_is_no_bug_and_changes_nothing(name: str, root: Path):
    found = import_strikes(root, COMMANDS[name], errno.EIO, first(name), STRIDE_OF_MODULES)
    assert len(found) > 3
    assert {f"{struck.call}: {verdict}" for struck, verdict in found if verdict} == set()
    assert {struck.code for struck, _ in found} <= {0, 4}
