"""`mtgrec.toml`: every setting, and what is said about one that is wrong."""

from decimal import Decimal
from pathlib import Path

import pytest

from mtgrec.model.errors import UsageError
from mtgrec.model.settings import Settings
from mtgrec.model.thresholds import Thresholds
from mtgrec.store.config import read_settings
from mtgrec.store.workspace import read_config

FULL = """
[workspace]
format   = 1
language = "zh"
timezone = "Asia/Shanghai"
encoding = "gb18030"
exclude  = ["drafts/**"]
extra_keys = ["kanban-plugin"]
path     = "{year}/{id}"

[types.media-review]
names    = ["media review", "媒介评审会", "媒介会"]
code     = "MR"
like     = "例会"
template = "media-review.md.j2"

[rules]
lag_days = 3
below = "25%"
analysis_hours = 48
fluctuation = 0.2
contingency = ["5%", 0.1]
channel_test_ctr = "1.5%"
carried = 4
silent_days = 0
ahead_days = 21
stale_days = 5
completeness = "100%"
"""


def test_every_setting():
    settings = read_settings(FULL.encode())
    own = settings.types[0]
    assert settings._replace(types=()) == Settings(
        language="zh",
        timezone="Asia/Shanghai",
        encoding="gb18030",
        exclude=("drafts/**",),
        extra_keys=("kanban-plugin",),
        path="{year}/{id}",
        thresholds=Thresholds(
            lag_days=3,
            below=Decimal("0.25"),
            analysis_hours=48,
            fluctuation=Decimal("0.2"),
            contingency=(Decimal("0.05"), Decimal("0.1")),
            channel_test_ctr=Decimal("0.015"),
            carried=4,
            silent_days=0,
            ahead_days=21,
            stale_days=5,
            completeness=Decimal(1),
        ),
    )
    assert (own.name, own.zh, own.code, own.role) == ("media-review", "媒介评审会", "MR", "weekly")
    assert own.further == ("media review", "媒介会")
    assert own.template == "media-review.md.j2"


@pytest.mark.parametrize("text", ["", "[workspace]\n", "# only a comment\n", "\ufeff[rules]\n"])
def test_every_setting_may_be_missing(text):
    assert read_settings(text.encode()) == Settings()


def test_an_own_type_needs_nothing_but_its_name():
    own = read_settings(b"[types.standup]\n").types[0]
    assert (own.name, own.zh, own.code, own.role) == ("standup", "standup", "STANDUP", "standup")


def test_a_code_is_part_of_ids():
    assert read_settings(b'[types.x]\ncode = "M R/1"\n').types[0].code == "M-R-1"


# the setting · place and sentence · help
WRONG = [
    ("[workspace]\nlanguag = 'zh'", "mtgrec.toml:2:1: unknown setting “workspace.languag”", "did you mean “workspace.language”?"),
    ("[workspace]\nxyz = 1", "mtgrec.toml:2:1: unknown setting “workspace.xyz”", "possible words: format, language, timezone, encoding, exclude, extra_keys, path"),
    ("[workspce]", "mtgrec.toml:1:2: unknown setting “workspce”", "did you mean “workspace”?"),
    ("[rules]\nlagdays = 2", "mtgrec.toml:2:1: unknown setting “rules.lagdays”", "did you mean “rules.lag_days”?"),
    ("[types.x]\nname = 'y'", "mtgrec.toml:2:1: unknown setting “types.x.name”", "did you mean “types.x.names”?"),
    ("[workspace]\nformat = 2", "mtgrec.toml:2:1: this workspace uses record format 2; this mtgrec knows formats up to 1", "install a newer mtgrec"),
    ("[workspace]\nformat = 2\nnovelty = 1\n[new]", "mtgrec.toml:2:1: this workspace uses record format 2; this mtgrec knows formats up to 1", "install a newer mtgrec"),
    ("[workspace]\nformat = '1'", "mtgrec.toml:2:1: format must be a whole number", None),
    ("[workspace]\nformat = true", "mtgrec.toml:2:1: format must be a whole number", None),
    ("[workspace]\nformat = 0", "mtgrec.toml:2:1: format must be a whole number", None),
    ("[workspace]\nlanguage = 'fr'", "mtgrec.toml:2:1: language must be one of: zh, en", None),
    ("[workspace]\nlanguage = 1", "mtgrec.toml:2:1: language must be a text", None),
    ("[workspace]\nencoding = 'big5'", "mtgrec.toml:2:1: encoding must be one of: utf-8, gb18030", None),
    ("[workspace]\ntimezone = 8", "mtgrec.toml:2:1: timezone must be a text", None),
    ("[workspace]\nexclude = 'drafts'", "mtgrec.toml:2:1: exclude must be a list of texts", None),
    ("[workspace]\nextra_keys = [1]", "mtgrec.toml:2:1: extra_keys must be a list of texts", None),
    ("workspace = 1", "mtgrec.toml:1:1: [workspace] must be a table", None),
    ("types = []", "mtgrec.toml:1:1: [types] must be a table", None),
    ("[types]\nx = 1", "mtgrec.toml:2:1: [types.x] must be a table", None),
    ("[types.x]\nnames = 'y'", "mtgrec.toml:2:1: types.x.names must be a list of texts", None),
    ("[types.x]\ncode = 1", "mtgrec.toml:2:1: types.x.code must be a text", None),
    ("[types.x]\nlike = 'wekly'", "mtgrec.toml:2:1: types.x.like must be one of: kickoff, weekly, retro, evaluation, checklist, campaign", None),
    ("[types.weekly]", "mtgrec.toml:1:8: “weekly” in [types.weekly] already belongs to the type weekly", None),
    ("[types.x]\nnames = ['周会']", "mtgrec.toml:1:8: “周会” in [types.x] already belongs to the type weekly", None),
    ("[types.x]\ncode = 'wk'", "mtgrec.toml:1:8: “wk” in [types.x] already belongs to the type weekly", None),
    ("[types.x]\nnames = ['周会', '复盘']\n[types.y]\nnames = ['x']", "mtgrec.toml:1:8: “周会” in [types.x] already belongs to the type weekly", None),
    ("[types.x]\nnames = ['a']\n[types.y]\nnames = ['b', 'A']", "mtgrec.toml:3:8: “A” in [types.y] already belongs to the type x", None),
    ("".join(f"[types.t{n}]\n" for n in range(1_000)), "mtgrec.toml:1:2: the types have more than 1,000 names", None),
    ("[types.x]\ncode='A'\n[types.y]\ncode='A'", "mtgrec.toml:3:8: “A” in [types.y] already belongs to the type x", None),
    ("[rules]\nlag_days = 2.5", "mtgrec.toml:2:1: rules.lag_days must be a whole number, 0 or more", None),
    ("[rules]\nlag_days = -1", "mtgrec.toml:2:1: rules.lag_days must be a whole number, 0 or more", None),
    ("[rules]\nlag_days = true", "mtgrec.toml:2:1: rules.lag_days must be a whole number, 0 or more", None),
    ("[rules]\nlag_days = []", "mtgrec.toml:2:1: rules.lag_days must be a whole number, 0 or more", None),
    ("[rules]\nbelow = 20", "mtgrec.toml:2:1: rules.below must be a share between 0% and 100%", "write it as “20%” or as 0.2"),
    ("[rules]\nbelow = '两成'", "mtgrec.toml:2:1: rules.below must be a share between 0% and 100%", "write it as “20%” or as 0.2"),
    ("[rules]\ncontingency = '10%'", "mtgrec.toml:2:1: rules.contingency must be a list of two numbers", None),
    ("[rules]\ncontingency = ['10%', 15]", "mtgrec.toml:2:1: rules.contingency must be a share between 0% and 100%", "write it as “20%” or as 0.2"),
    ("[workspace]\nlanguage = \n", "mtgrec.toml:2:12: not valid TOML: Invalid value", None),
    ("[workspace", "mtgrec.toml: not valid TOML: Expected ']' at the end of a table declaration (at end of document)", None),
    ("a = 1\na = 2\n", "mtgrec.toml:2:6: not valid TOML: Cannot overwrite a value", None),
    ("[workspace]\nthresholds = 3", "mtgrec.toml:2:1: unknown setting “workspace.thresholds”", "possible words: format, language, timezone, encoding, exclude, extra_keys, path"),
    ("[workspace]\nlag_days = 3", "mtgrec.toml:2:1: unknown setting “workspace.lag_days”", "did you mean “rules.lag_days”?"),
    ("lag_days = 3", "mtgrec.toml:1:1: unknown setting “lag_days”", "did you mean “rules.lag_days”?"),
    ("language = 'zh'", "mtgrec.toml:1:1: unknown setting “language”", "did you mean “workspace.language”?"),
    ("[rules]\nselect = ['A']", "mtgrec.toml:2:1: unknown setting “rules.select”", "did you mean “check.select”?"),
    ("[rule]\nlag_days = 3", "mtgrec.toml:1:2: unknown setting “rule”", "did you mean “rules”?"),
    ("[check]\nignor = ['A']", "mtgrec.toml:2:1: unknown setting “check.ignor”", "did you mean “check.ignore”?"),
    ("[workspace]\nlanguage = 'en'\n\n[rules]\nlag_days = 3\n  belo = 0.2\n", "mtgrec.toml:6:3: unknown setting “rules.belo”", "did you mean “rules.below”?"),
    ("rules.lag_day = 3", "mtgrec.toml:1:7: unknown setting “rules.lag_day”", "did you mean “rules.lag_days”?"),
    ("[rules]\nx = '''\nbelo = 1\n'''\nbelow = 0.2", "mtgrec.toml:2:1: unknown setting “rules.x”", "possible words: lag_days, below, analysis_hours, fluctuation, contingency, spend_tolerance, channel_test_ctr, carried, silent_days, ahead_days, stale_days, completeness"),
    ('[types."a b"]\nnams = []', "mtgrec.toml:2:1: unknown setting “types.a b.nams”", "did you mean “types.a b.names”?"),
    ("[metrics.\"加购率\"]\nformel = 'a'", "mtgrec.toml:2:1: unknown setting “metrics.加购率.formel”", "did you mean “metrics.加购率.formula”?"),
    ("[workspace]\nexclude = [\n  'a',\n]\nexlude = ['b']", "mtgrec.toml:5:1: unknown setting “workspace.exlude”", "did you mean “workspace.exclude”?"),
    ("rules = {lag_day = 3}", "mtgrec.toml:1:10: unknown setting “rules.lag_day”", "did you mean “rules.lag_days”?"),
    ("[workspace]\ntypes = []", "mtgrec.toml:2:1: unknown setting “workspace.types”", "possible words: format, language, timezone, encoding, exclude, extra_keys, path"),
    ("[workspace]\nmetrics = 1", "mtgrec.toml:2:1: unknown setting “workspace.metrics”", "possible words: format, language, timezone, encoding, exclude, extra_keys, path"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence", "help"), WRONG)
def test_what_is_wrong(text, sentence, help):
    with pytest.raises(UsageError) as error:
        read_settings(text.encode())
    assert f"{error.value.place}: {error.value.message}" == sentence
    assert (str(error.value.help) if error.value.help else None) == help


def test_bytes_that_are_no_text():
    with pytest.raises(UsageError) as error:
        read_settings("[workspace]\nlanguage = '中'\n".encode("gbk"))
    assert (error.value.place, str(error.value.message)) == ("mtgrec.toml:2", "not UTF-8 text")


def test_the_command_says_it_and_stops(workspace, shell):
    folder = workspace("=== mtgrec.toml\n[rules]\nlagdays = 2\n")
    for arguments in (("status",), ("list", "actions"), ("show", "x"), ("new", "weekly")):
        answer = shell(folder, *arguments, "--format", "json")
        assert (answer.code, answer.out) == (2, "")
        assert answer.err == (
            "mtgrec.toml:2:1: unknown setting “rules.lagdays”\nhelp: did you mean “rules.lag_days”?\n"
        )


def test_an_unknown_time_zone(workspace, shell):
    folder = workspace("=== mtgrec.toml\n[workspace]\ntimezone = 'Mars/Base'\n")
    answer = shell(folder, "status", MTGREC_TODAY="")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines() == [
        "mtgrec.toml: unknown time zone “Mars/Base”",
        "help: write a name such as Asia/Shanghai",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {}),
        ('roi = "roi"', {}),
        ('roi = "roas"', {"roi": "revenue / cost", "roas": "revenue / cost"}),
        ('roi = "roas"\n[metrics.ROAS]\nformula = "a / b"', {"roi": "a / b", "roas": "a / b"}),
        ('roi = "roas"\n[metrics.cvr]\nformula = "a / b"',
         {"roi": "revenue / cost", "roas": "revenue / cost", "conversion": "a / b"}),
        ('roi = {formula = "a / b"}', {"roi": "a / b"}),
    ],
)  # fmt: skip
def test_what_roi_means(text, found):
    own = read_settings(f"[metrics]\n{text}".encode()).metrics
    assert {key: each.text for each in own for key in each.keys} == found


@pytest.mark.parametrize("text", ['"ROAS"', '"revenue / cost"', "1"])
def test_roi_means_no_other_word(text):
    with pytest.raises(UsageError, match=r"metrics\.roi must be one of: roi, roas"):
        read_settings(f"[metrics]\nroi = {text}".encode())


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path):
    (tmp_path / "mtgrec.toml").write_text("#" * 256 * 1024)
    assert read_config(tmp_path) == Settings()
    (tmp_path / "mtgrec.toml").write_text("#" * 256 * 1024 + "\n")
    with pytest.raises(UsageError, match="it is larger than 256 KB"):
        read_config(tmp_path)
