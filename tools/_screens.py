"""Look at pages as people will: pictures in two widths, and what is cut, covered or too wide.

    python tools/_screens.py FOLDER PAGE.html...

Needs Chromium. For each page it puts `PAGE.1200.png` and `PAGE.400.png` into FOLDER and prints what
is wrong; the exit code is 1 then. A page allows no scripts, so what measures it is a copy that does.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WIDTHS = (1200, 400)
_HEIGHTS = {1200: 2600, 400: 6000}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_FOUND = re.compile(r'<pre id="found">(.*?)</pre>', re.DOTALL)
_MEASURE = """<script>
addEventListener("load", () => {
  const found = [], page = document.documentElement;
  const say = (what, node) => found.push(what + ": " + node.textContent.trim().slice(0, 60));
  const seen = node => node.getClientRects().length && node.checkVisibility();
  if (page.scrollWidth > page.clientWidth)
    found.push("the page is " + page.scrollWidth + " wide in " + page.clientWidth);
  for (const node of document.querySelectorAll("body *:not(svg *)")) {
    if (!seen(node) || node.closest("thead")) continue;
    const box = node.getBoundingClientRect();
    if (box.right > page.clientWidth + 1) say("beyond the edge", node);
    if (node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX != "visible")
      say("cut", node);
  }
  for (const picture of document.querySelectorAll("svg")) {
    if (!seen(picture)) continue;
    const edge = picture.getBoundingClientRect(), done = [];
    for (const text of picture.querySelectorAll("text")) {
      const box = text.getBoundingClientRect(), size = parseFloat(getComputedStyle(text).fontSize);
      const scale = edge.width / picture.viewBox.baseVal.width;
      if (box.left < edge.left - 1 || box.right > edge.right + 1) say("beyond the picture", text);
      if (size * scale < 9.5) say("small print of " + (size * scale).toFixed(1), text);
      for (const other of done)
        if (box.left < other.right - 1 && other.left < box.right - 1 &&
            box.top < other.bottom - 4 && other.top < box.bottom - 4) say("covers another", text);
      done.push(box);
    }
  }
  const answer = document.createElement("pre");
  answer.id = "found";
  answer.textContent = JSON.stringify(found);
  document.body.append(answer);
});
</script></head>"""


def main(folder: str, pages: list[str]) -> int:
    """Take the pictures, print what is wrong; return the exit code."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        sys.exit("there is no Chromium to look with")
    wrong = 0
    for page in map(Path, pages):
        for width in WIDTHS:
            picture = Path(folder, f"{page.stem}.{width}.png")
            _run(browser, width, page, f"--screenshot={picture.resolve()}")
            for fault in _measured(browser, width, page):
                print(f"{page.name} at {width}: {fault}")
                wrong += 1
    return 1 if wrong else 0


def _measured(browser: str, width: int, page: Path) -> list[str]:
    text = _POLICY.sub("", page.read_text("utf-8")).replace("</head>", _MEASURE, 1)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.html")
        copy.write_text(text, "utf-8")
        found = _FOUND.search(_run(browser, width, copy, "--dump-dom"))
    if found is None:
        return ["it could not be measured"]
    import html

    faults: list[str] = json.loads(html.unescape(found[1]))
    return faults


def _run(browser: str, width: int, page: Path, *options: str) -> str:
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    size = f"--window-size={width},{_HEIGHTS[width]}"
    done = subprocess.run(
        [*command, size, "--virtual-time-budget=2000", *options, page.resolve().as_uri()],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
