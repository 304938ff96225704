"""`mtgrec.toml`: every setting, and what is said about one that is wrong."""

from decimal import Decimal

import pytest

from mtgrec.model.errors import UsageError
from mtgrec.model.settings import Settings
from mtgrec.model.thresholds import Thresholds
from mtgrec.store.config import read_settings

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
    ("[workspace]\nlanguag = 'zh'", "mtgrec.toml: unknown setting “languag”", "did you mean “language”?"),
    ("[workspace]\nxyz = 1", "mtgrec.toml: unknown setting “xyz”", None),
    ("[workspce]", "mtgrec.toml: unknown setting “workspce”", "did you mean “workspace”?"),
    ("[rules]\nlagdays = 2", "mtgrec.toml: unknown setting “rules.lagdays”", "did you mean “rules.lag_days”?"),
    ("[types.x]\nname = 'y'", "mtgrec.toml: unknown setting “types.x.name”", "did you mean “types.x.names”?"),
    ("[workspace]\nformat = 2", "mtgrec.toml: this workspace uses record format 2; this mtgrec knows formats up to 1", "install a newer mtgrec"),
    ("[workspace]\nformat = 2\nnovelty = 1\n[new]", "mtgrec.toml: this workspace uses record format 2; this mtgrec knows formats up to 1", "install a newer mtgrec"),
    ("[workspace]\nformat = '1'", "mtgrec.toml: format must be a whole number", None),
    ("[workspace]\nformat = true", "mtgrec.toml: format must be a whole number", None),
    ("[workspace]\nformat = 0", "mtgrec.toml: format must be a whole number", None),
    ("[workspace]\nlanguage = 'fr'", "mtgrec.toml: language must be one of: zh, en", None),
    ("[workspace]\nlanguage = 1", "mtgrec.toml: language must be a text", None),
    ("[workspace]\nencoding = 'big5'", "mtgrec.toml: encoding must be one of: utf-8, gb18030", None),
    ("[workspace]\ntimezone = 8", "mtgrec.toml: timezone must be a text", None),
    ("[workspace]\nexclude = 'drafts'", "mtgrec.toml: exclude must be a list of texts", None),
    ("[workspace]\nextra_keys = [1]", "mtgrec.toml: extra_keys must be a list of texts", None),
    ("workspace = 1", "mtgrec.toml: [workspace] must be a table", None),
    ("types = []", "mtgrec.toml: [types] must be a table", None),
    ("[types]\nx = 1", "mtgrec.toml: [types.x] must be a table", None),
    ("[types.x]\nnames = 'y'", "mtgrec.toml: types.x.names must be a list of texts", None),
    ("[types.x]\ncode = 1", "mtgrec.toml: types.x.code must be a text", None),
    ("[types.x]\nlike = 'wekly'", "mtgrec.toml: types.x.like must be one of: kickoff, weekly, retro, evaluation, checklist, campaign", None),
    ("[types.weekly]", "mtgrec.toml: “weekly” in [types.weekly] already belongs to the type weekly", None),
    ("[types.x]\nnames = ['周会']", "mtgrec.toml: “周会” in [types.x] already belongs to the type weekly", None),
    ("[types.x]\ncode = 'wk'", "mtgrec.toml: “wk” in [types.x] already belongs to the type weekly", None),
    ("[types.x]\ncode='A'\n[types.y]\ncode='A'", "mtgrec.toml: “A” in [types.y] already belongs to the type x", None),
    ("[rules]\nlag_days = 2.5", "mtgrec.toml: rules.lag_days must be a whole number, 0 or more", None),
    ("[rules]\nlag_days = -1", "mtgrec.toml: rules.lag_days must be a whole number, 0 or more", None),
    ("[rules]\nlag_days = true", "mtgrec.toml: rules.lag_days must be a whole number, 0 or more", None),
    ("[rules]\nlag_days = []", "mtgrec.toml: rules.lag_days must be a whole number, 0 or more", None),
    ("[rules]\nbelow = 20", "mtgrec.toml: rules.below must be a share between 0% and 100%", "write it as “20%” or as 0.2"),
    ("[rules]\nbelow = '两成'", "mtgrec.toml: rules.below must be a share between 0% and 100%", "write it as “20%” or as 0.2"),
    ("[rules]\ncontingency = '10%'", "mtgrec.toml: rules.contingency must be a list of two numbers", None),
    ("[rules]\ncontingency = ['10%', 15]", "mtgrec.toml: rules.contingency must be a share between 0% and 100%", "write it as “20%” or as 0.2"),
    ("[workspace]\nlanguage = \n", "mtgrec.toml:2:12: not valid TOML: Invalid value", None),
    ("[workspace", "mtgrec.toml: not valid TOML: Expected ']' at the end of a table declaration (at end of document)", None),
    ("a = 1\na = 2\n", "mtgrec.toml:2:6: not valid TOML: Cannot overwrite a value", None),
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
            "mtgrec.toml: unknown setting “rules.lagdays”\nhelp: did you mean “rules.lag_days”?\n"
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
         {"roi": "revenue / cost", "roas": "revenue / cost", "cvr": "a / b"}),
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
