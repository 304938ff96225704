"""Without its readings a KPI says "no data", and no other figure changes."""

import csv
import shutil
from pathlib import Path

import pytest

DAYS = {"618-2026": "2026-06-28", "spring-launch": "2026-04-21"}
# A KPI, and the rows that tell it: its own, and those from which a formula could make it.
ROWS = [
    ("618-2026", "KW28", "小红书", {"转化率", "转化量"}),
    ("618-2026", "KWM6", None, {"销售额"}),
    ("618-2026", "KGM4", "朋友圈广告", {"点击率", "点击量"}),
    ("spring-launch", "K9H8", None, {"conversions"}),
    ("spring-launch", "KX24", "Instagram", {"ctr", "clicks"}),
]


def id_of(address):
    return address.rpartition(".")[2]


def blank_rows(path: Path, channel: str | None, metrics: set[str]) -> None:
    """Empty the rows of some metrics; every other row keeps its line."""
    lines = path.read_text("utf-8").splitlines()
    rows = list(csv.reader(lines))
    kept = [
        "" if row[2] in metrics and channel in (None, row[1]) else line
        for line, row in zip(lines, rows, strict=True)
    ]
    assert kept != lines
    path.write_text("\n".join(kept) + "\n", "utf-8")


@pytest.mark.parametrize(("folder", "id", "channel", "metrics"), ROWS)
def test_without_its_readings_a_kpi_has_no_data_and_nothing_else_changes(
    folder, id, channel, metrics, mtgrec, examples, tmp_path
):
    day = DAYS[folder]
    copy = shutil.copytree(examples / folder, tmp_path / folder)

    def answers():
        status = mtgrec(copy, "status", "--format", "json", today=day).json
        story = mtgrec(copy, "show", folder, "--format", "json", today=day).json
        return status, story["campaign"]

    before = answers()
    blank_rows(copy / folder / "metrics.csv", channel, metrics)
    after = answers()
    for old, new in zip(before, after, strict=True):
        mine = next(kpi for kpi in new["kpis"] if id_of(kpi["address"]) == id)
        assert (mine["actual"], mine["source"]) == (None, None)
        assert (mine["goal_attainment"]["ratio"], mine["goal_attainment"]["reason"]) == (
            None,
            "no-data",
        )
        assert without(new, id) == without(old, id)
    row = next(line for line in mtgrec(copy, "status", today=day).lines if line.endswith(f".{id}"))
    assert row.count("no data") == 2


def without(document, id):
    """Return an answer without the KPI, its order in the list aside."""
    rest = [kpi for kpi in document["kpis"] if id_of(kpi["address"]) != id]
    return {**document, "kpis": sorted(rest, key=lambda kpi: kpi["address"])}
