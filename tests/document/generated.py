"""Records drawn at random, laid out in every way that people lay out YAML by hand."""

from random import Random

ZH = {
    "type": "类型", "date": "日期", "title": "主题", "campaign": "项目", "place": "地点",
    "attendees": "参会人", "tags": "标签", "id": "编号", "what": "内容", "owner": "负责人",
    "department": "部门", "due": "截止", "status": "状态", "note": "备注", "major": "重大",
    "deliverable": "交付标准", "progress": "进度", "finished": "实际完成", "log": "日志",
    "actions": "行动", "decisions": "决策", "risks": "风险", "why": "理由", "level": "级别",
    "response": "预案", "budget": "预算", "total": "总额", "lines": "明细", "planned": "计划",
}  # fmt: skip
TRADITIONAL = ZH | {
    "type": "類型", "title": "主題", "campaign": "項目", "place": "地點", "attendees": "參會人",
    "tags": "標籤", "id": "編號", "what": "內容", "owner": "負責人", "status": "狀態",
    "note": "備註", "deliverable": "交付標準", "progress": "進度", "finished": "實際完成",
    "log": "日誌", "actions": "行動", "decisions": "決策", "risks": "風險", "level": "級別",
    "response": "預案", "budget": "預算", "total": "總額", "lines": "明細", "planned": "計劃",
}  # fmt: skip
EN = {name: name for name in ZH}
TYPES = {"zh": "执行例会", "tw": "執行例會", "en": "weekly"}
WORDS = {
    "status": {"zh": ("未完成", "进行中", "已完成", "异常", "□未完成 □已完成 □异常", "☐", "延期", "[x]", "[ ]"),
               "tw": ("未完成", "進行中", "異常"),
               "en": ("open", "doing", "done", "off-track", "todo")},
    "level": {"zh": ("高", "中", "低"), "tw": ("高", "低"), "en": ("high", "low")},
    "major": {"zh": ("是", "否"), "tw": ("是",), "en": ("yes", "no")},
}  # fmt: skip
TEXTS = (
    "完成朋友圈广告素材", "Ship the landing page", "跟进: 小红书 #种草", "5 套素材，法务审核通过",
    "it's \"ready\"", "☑ 素材 / 文案", "https://example.com/a?b=c#d", "12:30 前交付", "100%", "007",
    "- 不是列表", "null", "[括号]", "emoji 👩‍👩‍👧 完", "結尾有空格", "a, b; c", "~", "yes", "1.2万",
)  # fmt: skip
NAMES = ("李雷", "韩梅梅", "市场部/王敏", "Anna Li", "[[赵倩]]", "Marketing Team/Bob")
DATES = ("2026-06-05", "2026/6/5", "2026年6月5日", "6月5日", "2026.6.12")
NOTES = (
    "初稿完成",
    "waiting for legal",
    "进展: 一半",
    "客户说 “好”",
    ": 还没回",
    "，再等",
    "：：x",
)


class Writer:
    """Writes one record, its layout drawn once, the details again for every field."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        pick = self.random.choice
        self.language = pick(("zh", "zh", "en", "tw"))
        self.names = {"zh": ZH, "en": EN, "tw": TRADITIONAL}[self.language]
        self.newline = pick(("\n", "\n", "\r\n", "\r\n", "mixed"))
        self.bom = self.random.random() < 0.2
        self.dent = pick((0, 2, 2, 4))
        self.gap = pick((1, 1, 1, 3))
        self.aligned = self.random.random() < 0.2
        self.comments = self.random.random() < 0.5
        self.blank_lines = self.random.random() < 0.2
        self.flow = self.random.random() < 0.15
        self.lines: list[str] = []

    def text(self) -> str:
        self.head()
        self.items("actions", "A", self.random.randint(1, 4))
        if self.random.random() < 0.5:
            self.items("decisions", "D", self.random.randint(1, 2))
        if self.random.random() < 0.5:
            self.items("risks", "R", 1)
        if self.random.random() < 0.3:
            self.budget()
        body = self.random.choice(
            ("", "# 正文\n\n- [ ] 不算\n\n---\n\n尾巴", "text\n", "\n\n| a | b |\n")
        )
        closing = self.random.choice(("---", "---", "..."))
        text = "\n".join(("---", *self.lines, closing, body))
        return ("\ufeff" if self.bom else "") + self.with_breaks(text)

    def with_breaks(self, text: str) -> str:
        if self.newline == "mixed":
            pieces = text.split("\n")
            return "".join(p + self.random.choice(("\n", "\r\n")) for p in pieces[:-1]) + pieces[-1]
        return text.replace("\n", self.newline)

    # -- parts

    def head(self) -> None:
        self.field(0, "type", TYPES[self.language])
        self.field(0, "date", "2026-05-25")
        self.field(0, "campaign", "618-2026")
        self.field(0, "title", self.scalar(self.random.choice(TEXTS)))
        if self.random.random() < 0.8:
            self.texts(0, "attendees", ("王敏", "李雷", "Anna Li"))
        if self.random.random() < 0.4:
            self.texts(0, "tags", ("小红书", "618"))

    def items(self, name: str, letter: str, count: int) -> None:
        self.lines.append(f"{self.names[name]}:{self.comment()}")
        for number in range(count):
            self.item(name, f"{letter}{number + 1}")
            if self.blank_lines:
                self.lines.append("")

    def item(self, name: str, id: str) -> None:
        fields = self.fields(name, id)
        pad = " " * self.dent
        if self.flow:
            inside = ", ".join(f"{self.names[key]}: {self.flowing(value)}" for key, value in fields)
            self.lines.append(f"{pad}- {{{inside}}}{self.comment()}")
            return
        if self.random.random() < 0.06:
            self.lines.append(f"{pad}- 只有一句话")
            return
        if name == "actions" and id != "A1" and self.random.random() < 0.06:
            self.form()
            return
        column = self.dent + 1 + self.gap
        start = len(self.lines)
        for key, value in fields:
            self.written(column, key, value)
        first = self.lines[start]
        self.lines[start] = f"{pad}-{' ' * self.gap}{first[column:]}"

    def form(self) -> None:
        """Write the blank entry of a form, with an id or without, in lines or in brackets."""
        keys = ["what", "owner", "due"]
        pad, gap = " " * self.dent, " " * self.gap
        if self.random.random() < 0.3:
            inside = ", ".join(f"{self.names[key]}: " for key in keys)
            self.lines.append(f"{pad}- {{{inside}}}")
            return
        first = self.random.choice((f"{self.names['id']}:", f"{self.names['id']}: A2XY", ""))
        lines = [line for line in (first, *(f"{self.names[key]}:" for key in keys)) if line]
        self.lines.append(f"{pad}-{gap}{lines[0]}")
        self.lines += [f"{pad} {gap}{line}" for line in lines[1:]]

    def fields(self, name: str, id: str) -> list[tuple[str, str]]:
        chosen = [("id", id), ("what", self.random.choice(TEXTS))]
        optional = {
            "owner": NAMES, "department": ("市场部",), "due": DATES, "major": WORDS["major"][self.language],
            "status": WORDS["status"][self.language], "note": ("|", *TEXTS), "tags": ("tags",),
        }  # fmt: skip
        if name == "actions":
            optional |= {"deliverable": TEXTS, "progress": ("80%", "0.5"), "log": ("log",)}
        if name == "risks":
            optional |= {"level": WORDS["level"][self.language], "response": TEXTS}
        if name == "decisions":
            optional |= {"why": TEXTS}
        keys = [key for key in optional if self.random.random() < 0.55]
        self.random.shuffle(keys)
        return [*chosen, *((key, self.random.choice(optional[key])) for key in keys)]

    def written(self, column: int, key: str, value: str) -> None:
        if self.comments and self.random.random() < 0.1:
            self.lines.append(f"{' ' * column}# 备注 of its own: here")
        if value == "log":
            self.log(column)
        elif value == "tags":
            self.texts(column, "tags", ("重点", "q3"))
        elif value == "|":
            self.block(column, key)
        elif key in ("due", "status", "level", "major", "progress"):
            boxed = value.startswith("[")  # as people write it, without quotes
            quote = "" if boxed else self.random.choice(("", "", "", "'", '"'))
            self.field(column, key, f"{quote}{value}{quote}")
        else:
            self.field(column, key, self.scalar(value))

    def log(self, column: int) -> None:
        self.lines.append(f"{' ' * column}{self.names['log']}:")
        pad = " " * (column + self.dent)
        form = self.random.choice(("- {}: {}", '- "{} {}"', "- date: {}\n" + pad + "  note: {}"))
        note = self.random.choice(("开始", "first draft"))
        self.lines += (pad + form.format("2026-06-01", note)).split("\n")

    def block(self, column: int, key: str) -> None:
        sign = self.random.choice(("|", "|-", ">", "|  # why"))
        self.lines.append(f"{' ' * column}{self.names[key]}: {sign}")
        self.lines += [f"{' ' * (column + 2)}第一行 # 不是注释", f"{' ' * (column + 2)}second line"]

    def budget(self) -> None:
        self.lines.append(f"{self.names['budget']}:")
        self.field(2, "total", "100000")
        self.lines.append(f"  {self.names['lines']}:")
        pad = " " * (2 + self.dent)
        self.lines += [
            f"{pad}- {self.names['what']}: 投放",
            f"{pad}  {self.names['planned']}: 50000",
        ]

    def texts(self, column: int, key: str, values: tuple[str, ...]) -> None:
        form = self.random.choice(("flow", "block", "string"))
        if form == "flow":
            self.field(column, key, "[" + ", ".join(values) + "]")
        elif form == "string":
            self.field(column, key, "、".join(values))
        else:
            self.lines.append(f"{' ' * column}{self.names[key]}:")
            self.lines += [f"{' ' * (column + self.dent)}- {value}" for value in values]

    def field(self, column: int, key: str, raw: str) -> None:
        name = self.names[key]
        blanks = max(1, 14 - 2 * len(name)) if self.aligned else 1
        self.lines.append(f"{' ' * column}{name}:{' ' * blanks}{raw}{self.comment()}")

    def comment(self) -> str:
        return "  # 说明 note" if self.comments and self.random.random() < 0.15 else ""

    # -- scalars

    def scalar(self, text: str) -> str:
        style = self.random.choice(("plain", "plain", "'", '"'))
        if (
            style == "plain"
            and not any(sign in text for sign in ": #[]{},'\"&*~-|>%")
            and text not in ("null", "yes")
        ):
            return text
        if style == "'":
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def flowing(self, value: str) -> str:
        return {"log": "[{2026-06-01: 开始}]", "tags": "[重点, q3]", "|": '"多行"'}.get(value) or (
            '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        )


def record(seed: int) -> str:
    """Return the text of the record number `seed`."""
    return Writer(seed).text()
