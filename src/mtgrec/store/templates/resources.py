"""The one place that knows where mtgrec's own templates and examples lie."""

from pathlib import Path
from typing import Literal

from mtgrec import __file__ as package

_PACKAGE = Path(package).resolve().parent


def bundled(name: Literal["templates", "examples"]) -> Path:
    """Return the folder `name` that came with mtgrec: inside the package, else in the checkout."""
    installed = _PACKAGE / "_bundled" / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name
