"""Whether to colour, and what each tone looks like: cyan is the only accent."""

from collections.abc import Mapping
from typing import Literal

from mtgrec.output.answer import Tone

Color = Literal["auto", "always", "never"]

STYLES: Mapping[Tone, str] = {
    "": "",
    "bad": "red",
    "good": "green",
    "accent": "cyan",
    "dim": "dim",
}


def wanted(color: Color, env: Mapping[str, str], *, terminal: bool) -> bool:
    """Decide by `--color`, then NO_COLOR, then FORCE_COLOR, then what the stream is."""
    if color != "auto":
        return color == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR"):
        return env["FORCE_COLOR"] != "0"
    return terminal and env.get("TERM") != "dumb"
