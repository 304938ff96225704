"""Records as accidents and attackers leave them: made from good ones by a few wild edits."""

from random import Random

NASTY = [
    *" \t\n\r-:#,[]{}&*!|>'\"%@`?.~<=\\/^_0aZ\0\a\x1b\x7f\x85\u2028\u2029\ufeff\u200b\u202e\ufffe",
    *"：，、　\xa0“”％＃—☑□👍é会\ue000",
    "\r\n", "\n\n", "\n ", "\n\t", "  ", "- ", "? ", ": ", " #", " #x", "---", "...", "----", "\n---\n",
    "<<: ", "!!str ", "&a ", "*a", "%YAML 1.2\n", "| \n", ">-\n", "|2\n", '"\\ud800"', "\\x00", "\\",
    "[[", "{{", "}}", "]]", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n",
    "类型: ", "type: weekly", "状态: ", "2026-02-30",
]  # fmt: skip
INDENTS = ["  ", " ", "\t", "    ", "- ", "　", "#"]
COLONS = ["：", ":  ", "", "::", " :", ":\t", ":"]


def mutated(text: str, seed: int) -> str:
    """Return `text` after one to eight edits, most of them in the front matter."""
    random = Random(seed)
    for _ in range(random.choice([1, 1, 1, 1, 2, 2, 3, 5, 8])):
        head = len(text) if random.random() < 0.2 else max(text.find("\n---", 4) + 5, 10)
        edit = _characters if random.random() < 0.75 else _lines
        text = edit(random, text, min(head, len(text)))
    return text


def _characters(random: Random, text: str, head: int) -> str:
    place = random.randrange(head + 1)
    length = random.choice([1, 1, 1, 2, 5, 20])
    before, cut, after = text[:place], text[place : place + length], text[place + length :]
    sign = random.choice(NASTY)
    return random.choice(
        [
            f"{before}{sign}{cut}{after}",
            f"{before}{sign}{cut}{after}",
            f"{before}{after}",
            f"{before}{sign}{after}",
            f"{before}{cut}{cut}{after}",
        ]
    )


def _lines(random: Random, text: str, head: int) -> str:
    lines = text.split("\n")
    one, other = (random.randrange(max(1, min(len(lines), head // 12))) for _ in range(2))
    match random.randrange(6):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(one, lines[other])
        case 2:
            lines[one] = random.choice(INDENTS) + lines[one]
        case 3:
            lines[one] = lines[one].replace(": ", random.choice(COLONS), 1)
        case 4:
            lines[one] = lines[one].lstrip()
        case _:
            return text.replace(
                "\n", random.choice(["\r\n", "\r", "\n\n"]), random.choice([1, 3, -1])
            )
    return "\n".join(lines)


def recoded(text: str, seed: int) -> bytes:
    """Return the bytes of `text`, now and then in another encoding or with one byte damaged."""
    random = Random(seed)
    data = text.encode("utf-8", "surrogatepass")
    if random.random() < 0.03:
        encoding = random.choice(["gbk", "big5", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
        data = text.encode(encoding, "replace")
    if random.random() < 0.03 and data:
        place = random.randrange(len(data))
        data = data[:place] + random.randbytes(1) + data[place + 1 :]
    return data
