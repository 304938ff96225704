"""Rewrite files under the workspace's lock; plan again if another program saves meanwhile."""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.workspace import Workspace
from mtgrec.store.writing import saving
from mtgrec.store.writing.locking import locked

# Seconds before each new attempt: the first time another command was faster, then an editor saves.
_PAUSES = (0, 0.02, 0.02, 0.02, 0.02)

Result = TypeVar("Result")


def rewrite(
    workspace: Workspace, plan: Callable[[], tuple[Result, Sequence[saving.Save]]]
) -> Result:
    """Save the files that `plan` returns, and return its result.

    `plan` reads the files itself; it is called again if one has changed meanwhile. Raises
    RefusedError after five attempts. Then, and after any error of `plan`, nothing has changed.
    """
    result, saves = plan()  # before the lock: others may write meanwhile, which shows when saving
    if not saves:
        return result
    with locked(workspace.root, workspace.announce):
        for pause in _PAUSES:
            if saving.save_all(workspace.root, saves):
                return result
            time.sleep(pause)
            result, saves = plan()
    raise RefusedError(
        Message(N_("another program keeps saving this file; nothing was changed")),
        Message(N_("close it there, then try again")),
        saves[0].path,
    )
