"""Rewrite files under the workspace's lock; plan again if another program saves meanwhile."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from mtgrec.model.errors import RefusedError
from mtgrec.model.message import N_, Message
from mtgrec.store.workspace import Workspace
from mtgrec.store.writing import saving
from mtgrec.store.writing.locking import locked

_ATTEMPTS = 5

Result = TypeVar("Result")


def rewrite(
    workspace: Workspace, plan: Callable[[], tuple[Result, Sequence[saving.Save]]]
) -> Result:
    """Save the files that `plan` returns, and return its result.

    `plan` reads the files itself; it is called again if one has changed meanwhile. Raises
    RefusedError after five attempts. Then, and after any error of `plan`, nothing has changed.
    """
    saves: Sequence[saving.Save] = ()
    with locked(workspace.root, workspace.announce):
        for _ in range(_ATTEMPTS):
            result, saves = plan()
            if saving.save_all(workspace.root, saves):
                return result
    raise RefusedError(
        Message(N_("another program keeps saving this file; nothing was changed")),
        Message(N_("close it there, then try again")),
        saves[0].path,
    )
