"""What this call has written so far, so that an error after it never looks as if nothing had changed."""

_paths: list[str] = []


def note(path: str) -> None:
    """Remember that a file, shown as `path`, now has its new content."""
    if path not in _paths:
        _paths.append(path)


def paths() -> list[str]:
    """Return the files that were written, in order."""
    return [*_paths]


def forget() -> None:
    """Begin a new call."""
    _paths.clear()
