"""Whether output is coloured, and the colour of each tone."""

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


def use_color(color: Color, env: Mapping[str, str], *, terminal: bool) -> bool:
    """Return whether to colour: by `--color`, NO_COLOR, FORCE_COLOR, then the kind of stream."""
    if color != "auto":
        return color == "always"
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR"):
        return env["FORCE_COLOR"] != "0"
    return terminal and env.get("TERM") != "dumb"
