"""Large workspaces: files, people, types, settings, readings, templates."""

from collections.abc import Callable

from tests.benchmarks.shapes import HEAD, PLAN, RECORD, TOML, Files, Shape, workspace

_PLAIN = HEAD + "actions:\n  - {id: A1, what: x, owner: Ann, due: 2026-06-20}\n---\n"
_DAYS = [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)]


def _settings(name: str, line: str, most: int, head: str = "") -> Shape:
    def files(count: int) -> Files:
        lines = "".join(line.replace("{n}", str(number)) for number in range(count))
        return {**workspace(_PLAIN), "mtgrec.toml": f"{TOML}{head}{lines}"}

    return Shape(name, files, most)


def _listed(name: str, setting: str, value: str, most: int) -> Shape:
    def files(count: int) -> Files:
        values = ", ".join(f'"{value.replace("{n}", str(number))}"' for number in range(count))
        return {**workspace(_PLAIN), "mtgrec.toml": f"{TOML}{setting} = [{values}]\n"}

    return Shape(name, files, most)


def _one_file(name: str, path: str, line: str, most: int, head: str = "", end: str = "") -> Shape:
    def files(count: int) -> Files:
        lines = "".join(
            line.replace("{n}", str(number)).replace("{day}", _DAYS[number % len(_DAYS)])
            for number in range(count)
        )
        return {**workspace(_PLAIN), path: f"{head}{lines}{end}"}

    return Shape(name, files, most)


def _many(name: str, path: str, text: Callable[[int], str], most: int) -> Shape:
    def files(count: int) -> Files:
        return {
            **workspace(_PLAIN),
            **{path.replace("{n}", str(number)): text(number) for number in range(count)},
        }

    return Shape(name, files, most)


def _record(number: int, *, campaign: str = "618", items: str = "") -> str:
    day = _DAYS[number % len(_DAYS)]
    return (
        f"---\ntype: weekly\nid: W{number}\ncampaign: '{campaign}'\ndate: {day}\nchair: Ann\n"
        f"actions:\n  - {{id: A1, what: x{number}, owner: P{number % 50}, due: {day}}}\n{items}---\n"
    )


def _copy(number: int) -> str:
    return _record(number).replace(f"x{number}", "the same").replace("A1", "A7KQ")


def _reference(number: int) -> str:
    items = f"  - {{id: A2, what: y, decision: W{number - 1}.A1, owner: Ann}}\n"
    return _record(number, items=items)


def _follow_up(number: int) -> str:
    return _record(number, items=f"follow_ups:\n  - {{item: W{number // 2}.A1, note: x}}\n")


def _both(name: str, paths: tuple[str, str], text: Callable[[int], str], lines: str) -> Shape:
    """Return the shape of many records beside a file of as many lines."""

    def files(count: int) -> Files:
        numbers = range(count)
        return {
            **workspace(_PLAIN),
            **{paths[0].replace("{n}", str(number)): text(number) for number in numbers},
            paths[1]: "".join(lines.replace("{n}", str(number)) for number in numbers),
        }

    return Shape(name, files, 1_000)


_FILES = [
    _many("many records", "618/w{n}.md", _record, 1_000),
    _many("many records that are broken", "618/w{n}.md", lambda n: _record(n)[:-4], 1_000),
    _many("many campaigns", "618/w{n}.md", lambda n: _record(n, campaign=f"c{n}"), 1_000),
    _many(
        "spellings of a campaign",
        "618/w{n}.md",
        lambda n: _record(n, campaign="ab" if n % 2 else " A b"),
        1_000,
    ),
    _many("copied items", "618/w{n}.md", _copy, 1_000),
    _many("records with one id", "618/w{n}.md", lambda n: _record(1), 1_000),
    _many("references between records", "618/w{n}.md", _reference, 1_000),
    _many("follow-ups between records", "618/w{n}.md", _follow_up, 1_000),
    _many("meetings on one day", "618/w{n}.md", lambda n: _record(n * len(_DAYS)), 1_000),
    _many(
        "plans of a campaign", "618/w{n}.md", lambda n: PLAN.replace("id: P", f"id: P{n}"), 1_000
    ),
    _many("files that are no records", "618/w{n}.md", lambda _: "text\n", 4_000),
    _many("folders", "618/d{n}/w.md", _record, 1_000),
    _many("deep folders", "618/" + "d/" * 40 + "w{n}.md", _record, 500),
    _many("checklists", "618/w{n}.md", lambda n: _record(n).replace("weekly", "checklist"), 1_000),
    _many(
        "evaluations", "618/w{n}.md", lambda n: _record(n).replace("weekly", "evaluation"), 1_000
    ),
    _many("retros", "618/w{n}.md", lambda n: _record(n).replace("weekly", "retro"), 1_000),
    _many("kickoffs", "618/w{n}.md", lambda n: _record(n).replace("weekly", "kickoff"), 1_000),
    _many("own templates", "templates/en/t{n}.md", _record, 1_000),
    _many(
        "metrics files", "c{n}/metrics.csv", lambda n: "date,metric,value\n2026-06-01,r,1\n", 500
    ),
]
_PEOPLE = [
    _one_file("people", "people.yaml", "- {name: Person {n}, department: Sales}\n", 4_000),
    _one_file("people in blocks", "people.yaml", "- name: P{n}\n  email: a@b.c\n", 4_000),
    _one_file("people of one name", "people.yaml", "- {name: Ann, department: D{n}}\n", 4_000),
    _one_file("people with aliases", "people.yaml", "- {name: P{n}, aliases: [Q{n}, R]}\n", 3_000),
    _one_file("people reporting", "people.yaml", "- {name: P{n}, manager: Q{n}}\n", 4_000),
    _one_file("aliases of one", "people.yaml", "    - Q{n}\n", 12_000, "- name: A\n  aliases:\n"),
    _one_file("people, broken", "people.yaml", "- name： P{n}\n", 12_000),
    _one_file("people, 7 MB", "people.yaml", "- name: P{n}\n", 450_000),
    _one_file("holidays", "holidays.yaml", "  - {day}\n", 12_000, "off:\n"),
    _one_file(
        "holidays, ranges", "holidays.yaml", "  - 2026-01-01 - 2026-12-31\n", 5_000, "off:\n"
    ),
    _one_file("holidays, 7 MB", "holidays.yaml", "  - 2026-01-{n}\n", 350_000, "off:\n"),
    _both("records and people", ("618/w{n}.md", "people.yaml"), _record, "- name: P{n}\n"),
]
_SETTINGS = [
    _settings("own types", "[types.t{n}]\nnames = ['类{n}']\n", 3_000),
    _settings("own types like weekly", "[types.t{n}]\nlike = 'weekly'\n", 3_000),
    _settings("own metrics", "m{n} = {formula = 'clicks / cost'}\n", 3_000, "[metrics]\n"),
    _settings(
        "own metrics in a chain",
        "[metrics.m{n}a]\nformula = 'm{n}b / cost'\n[metrics.m{n}b]\nformula = 'clicks / 2'\n",
        1_500,
    ),
    _settings("a long formula", " + clicks", 20_000, "[metrics.m]\nformula = 'cost"),
    _settings("brackets in a formula", "(", 20_000, "[metrics.m]\nformula = '"),
    _settings("comments", "# comment {n}\n", 300_000),
    _settings("unknown settings", "x{n} = 1\n", 100_000),
    _settings("digits", "1", 3_000_000, "x = "),
    _settings("depth", "[", 200_000, "x = "),
    _settings("per-path ignores", '"d{n}/**" = ["A001"]\n', 2_000, "[check.per_path_ignores]\n"),
    _listed("excludes", "exclude", "x{n}/**", 2_000),
    _listed("extra keys", "extra_keys", "x{n}", 50_000),
    _listed("extra keys of stars", "exclude", "*" * 20 + "{n}x", 200),
    _one_file(
        "names of a type", "mtgrec.toml", "'n{n}', ", 20_000, f"{TOML}[types.t]\nnames = [", "]\n"
    ),
]
_KPIS = "kpis:\n  - {id: K1, what: revenue, target: 1000, owner: Ann}\n"
_CSV = "date,channel,metric,value,expected,campaign\n"
_METRICS = "618/metrics.csv"
_READINGS = [
    _one_file("readings", _METRICS, "{day},web,revenue,{n},900,618\n", 20_000, _CSV),
    _one_file("series", _METRICS, "{day},web{n},revenue,{n},900,618\n", 4_000, _CSV),
    _one_file("metrics", _METRICS, "{day},web,m{n},{n},900,618\n", 4_000, _CSV),
    _one_file(
        "channels of parts", _METRICS, "{day},c{n},clicks,{n},,\n{day},c{n},cost,3,,\n", 2_000, _CSV
    ),
    _one_file("campaigns in readings", _METRICS, "{day},web,revenue,{n},900,c{n}\n", 4_000, _CSV),
    _one_file("the same row", _METRICS, "2026-06-01,web,revenue,1,900,618\n", 20_000, _CSV),
    _one_file("rows that are wrong", _METRICS, "x{n},web,revenue,y,900,618\n", 20_000, _CSV),
    _one_file("columns", _METRICS, ",c{n}", 20_000, _CSV.strip(), "\n2026-06-01,web,revenue,1\n"),
    _one_file("a long cell", _METRICS, "a", 7_000_000, _CSV),
    _one_file("a quote never closed", _METRICS, "{day},web,r,1\n", 100_000, _CSV + '"'),
    _one_file("blank rows", _METRICS, ",,,,,\n", 200_000, _CSV),
    _one_file("blank lines of readings", _METRICS, "\n", 2_000_000, _CSV),
    _one_file("NUL in readings", _METRICS, "\0", 2_000_000, _CSV),
    _one_file(
        "readings below expectation", _METRICS, "{day} 09:{n},web,revenue,1,900,618\n", 3_000, _CSV
    ),
]


def _deviations(count: int) -> Files:
    days = [
        f"2026-06-{day:02} {hour:02}:{minute:02}"
        for day in range(1, 29)
        for hour in range(24)
        for minute in range(0, 60, 8)
    ][:count]
    rows = "".join(
        f"{day},,revenue,{1 if number % 2 else 5000},900,618\n" for number, day in enumerate(days)
    )
    entries = "".join(f"      - {{at: {day}, cause: x}}\n" for day in days)
    record = f"{HEAD}{_KPIS.replace('{', '').replace('}', '').replace(', ', chr(10) + '    ')}    deviations:\n{entries}---\n"
    return {**workspace(record), _METRICS: _CSV + rows}


SHAPES = [
    *_FILES,
    *_PEOPLE,
    *_SETTINGS,
    *_READINGS,
    Shape("deviations with their readings", _deviations, 3_000),
    Shape(
        "a large template",
        lambda count: {**workspace(_PLAIN), "templates/en/weekly.md": "{{ date }} x\n" * count},
        50_000,
    ),
    Shape(
        "a loop in a template",
        lambda count: {
            **workspace(_PLAIN),
            "templates/en/weekly.md": f"{{% for i in range({count}) %}}x{{% endfor %}}",
        },
        10_000_000,
    ),
]
assert RECORD in workspace("")
