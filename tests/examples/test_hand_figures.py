"""Money, deviations and gates of the examples, reckoned by hand from their files.

Whoever changes an example reckons again, with pencil and paper and not with mtgrec.
"""

import pytest

CASES = {
    "618-2026": ("2026-06-28", """
        # The line's own days, both ends counted; all but BV64 are over, so all of their money was due.
        # BV64: 5 to 30 June are 26 days, 24 of them over: 70000 x 24/26 = 840000/13 = 64615.384615...
        # Sums: 180000 + 150000 + 88000 + 40000 + 840000/13 = 6794000/13 = 522615.384615...
        line   planned  to date        spent   difference      use
        BYY9   180000   180000         172000  -8000           0.9556
        BB3G   150000   150000         138000  -12000          0.92
        BN3K   88000    88000          86000   -2000           0.9773
        BV64   70000    64615.3846154  52000   -12615.3846154  0.8048
        B6D2   40000    40000          38000   -2000           0.95
        all    528000   522615.384615  486000  -36615.3846154  0.9299

        # 172000 + 138000 = 310000 of 330000; every other category is one line.
        category    planned  to date        spent
        channel     330000   330000         310000
        material    88000    88000          86000
        people      70000    64615.3846154  52000
        technology  40000    40000          38000

        # 12 % of 600000 = 72000; 600000 - 72000 - 528000 = 0
        whole              figure
        total              600000
        contingency        72000
        contingency_share  0.12
        gap                0

        # 0.12/0.15; 1749565/1500000; 3.6/3; (2767/120116)/0.022; 0.06/0.048 (lower is better);
        # 33000 / (20000 x 1.5)
        goal   attainment
        KW28   0.8
        KWM6   1.1664
        K8QT   1.2
        KGM4   1.0471
        KQ5B   1.25
        K2NK   1.1

        # 12.00 % on 25 June against 15 %: (0.12 - 0.15)/0.15 = -0.2, a fifth, and that is enough.
        # The day before, 12.31 %: -0.1793. The clock runs from 25 June 23:59 to 26 June 23:59.
        deviation  at                value  expected  off   deadline          state
        KW28       2026-06-25T23:59  12%    15%       -0.2  2026-06-26T23:59  in-time

        # 2813/137194 against 3059/129521 = -0.1318; the next one, about 2.12 to 2.05, is no news.
        step   at          base        change
        KGM4   2026-06-12  2026-06-11  -0.1318

        # CP57 2.8 % and C6QB 2.3 % against 2 %, both done; C7QS is still being done.
        milestone  lag  gates  states
        MKV5       0    2/2    C9JK passed, CGG3 passed
        M7JJ       0    2/2    CP57 passed, C6QB passed
        MFG7       2    1/1    CB84 passed
        M64V       0    2/2    CB84 passed, CGG3 passed
        MW63       3    0/1    C7QS not-done
        """),
    "spring-launch": ("2026-04-21", """
        # B3H9, B4YW: 23 March to 24 April are 9 + 24 = 33 days, 9 + 21 = 30 of them over.
        # 34000 x 30/33 = 340000/11 = 30909.0909...; 22000 x 30/33 = 20000
        # BS9Q: 30 March to 24 April are 2 + 24 = 26 days, 23 over: 8000 x 23/26 = 92000/13 = 7076.923...
        # The others are over. Sum: 340000/11 + 20000 + 92000/13 + 15700 + 12000 + 4000
        #   = 51700 + 5432000/143 = 12825100/143 = 89686.013986...
        line   planned  to date        spent  difference      use
        B3H9   34000    30909.0909091  28016  -2893.09090909  0.9064
        B4YW   22000    20000          18062  -1938           0.9031
        BS9Q   8000     7076.92307692  900    -6176.92307692  0.1272
        BV2F   15700    15700          15700  0               1.0
        B22S   12000    12000          10600  -1400           0.8833
        BJZ9   4000     4000           4400   400             1.1
        all    95700    89686.013986   77678  -12008.013986   0.8661

        # 28016 + 18062 + 900 = 46978; 340000/11 + 20000 + 92000/13 = 8292000/143
        category    planned  to date       spent
        channel     64000    57986.013986  46978
        material    15700    15700         15700
        people      12000    12000         10600
        technology  4000     4000          4400

        # 14300/110000; 110000 - 14300 - 95700 = 0
        whole              figure
        total              110000
        contingency        14300
        contingency_share  0.13
        gap                0

        # 0.12/0.15; 1395/1200; (1137/43158)/0.025; 40/37.82; 2.49/2.6; 10640/(8000 x 1.4)
        goal   attainment
        KH7H   0.8
        K9H8   1.1625
        KX24   1.0538
        K73D   1.0576
        KXD6   0.9577
        K7ZX   0.95

        # 12 % against 15 %: a fifth. No readings: its day is that of the analysis, 16 April.
        # 769/39238 against 2.5 %: -0.2161. Due by 1 April 23:59, written down on 2 April.
        deviation  at                value  expected  off     deadline          state
        KH7H       2026-04-16T23:59  12%    15%       -0.2    2026-04-17T23:59  in-time
        KX24       2026-03-31T23:59  1.96%  ≥2.5%     -0.2161 2026-04-01T23:59  late

        # 769/39238 against 878/36282 = -0.1901; 831/37786 against that = 0.1221; of 2.20 to 2.36 only 0.07.
        step   at          base        change
        KX24   2026-03-31  2026-03-30  -0.1901
        KX24   2026-04-01  2026-03-31  0.1221

        # C4YH 2.6 % and C99X 3.8 % against 2 %, both done; C4FR is still being done.
        milestone  lag  gates  states
        M25S       0    2/2    C6SQ passed, C49J passed
        MH35       0    2/2    C4YH passed, C99X passed
        MFN9       0    1/1    C9BX passed
        M4KD       3    1/1    C49J passed
        M2CT       2    0/1    C4FR not-done
        """),
}  # fmt: skip


def columns(example, heading):
    """Return the rows of one paragraph of the table, as lists of words."""
    for paragraph in CASES[example][1].split("\n\n"):
        lines = [line.split() for line in paragraph.strip().splitlines() if "#" not in line]
        if lines and lines[0][0] == heading:
            return lines[1:]
    raise KeyError(heading)


def id_of(address):
    return address.rpartition(".")[2]


@pytest.fixture(params=CASES)
def example(request):
    return request.param


@pytest.fixture
def ask(example, mtgrec, examples):
    """Ask mtgrec about the example on its day, as a program does."""

    def ask(*arguments):
        day = CASES[example][0]
        done = mtgrec(examples / example, *arguments, "--format", "json", today=day)
        assert (done.code, done.err) == (0, "")
        return done.json

    return ask


@pytest.fixture
def budget(ask):
    [budget] = ask("status")["budgets"]
    return budget


def sums(name, money):
    difference = [money["difference"]] if "difference" in money else []
    use = [str(money["budget_use"]["ratio"])]
    return [name, money["planned"], money["planned_to_date"], money["spent"], *difference, *use]


def test_budget_lines(example, budget):
    found = [sums(id_of(line["address"]), line) for line in budget["lines"]]
    assert [*found, sums("all", budget)] == columns(example, "line")


def test_budget_use_of_the_status(example, ask):
    answer = ask("status")
    _name, _planned, due, spent, _difference, use = columns(example, "line")[-1]
    assert answer["totals"]["budget_use"] == {
        "numerator": spent,
        "denominator": due,
        "ratio": float(use),
        "unknown": 0,
    }


def test_budget_categories(example, budget):
    found = [sums(each["category"], each)[:4] for each in budget["categories"]]
    assert found == columns(example, "category")


def test_budget_as_a_whole(example, budget):
    wanted = dict(columns(example, "whole"))
    share = str(budget["contingency_share"]["ratio"])
    assert {name: budget[name] for name in wanted} | {"contingency_share": share} == wanted


def test_the_same_lines_everywhere(example, ask, budget):
    computed = ("planned_to_date", "difference", "budget_use", "spent_source", "differs")
    listed = [
        {name: line[name] for name in computed} for line in ask("list", "budget_lines")["items"]
    ]
    assert listed == [{name: line[name] for name in computed} for line in budget["lines"]]
    assert ask("show", example)["campaign"]["budget"] == budget


def test_what_was_written_against_what_was_measured(example, budget):
    # Written are the advert money up to 16 April and a test of 500 each: 27516 + 500, 17562 + 500.
    wanted = {"B3H9": "32211", "B4YW": "20342"} if example == "spring-launch" else {}
    found = {
        id_of(line["address"]): line["measured"] for line in budget["lines"] if line["differs"]
    }
    assert found == wanted


def test_goal_attainment(example, ask):
    found = {
        id_of(kpi["address"]): str(kpi["goal_attainment"]["ratio"]) for kpi in ask("status")["kpis"]
    }
    assert found == dict(columns(example, "goal"))


@pytest.fixture
def lives(example, ask):
    return {id: ask("show", id)["item"]["life"] for id, _ in columns(example, "goal")}


def test_deviations(example, lives):
    found = [
        [
            *(id, one["at"][:16], one["value"], one["expected"]["text"]),
            *(str(one["off"]["ratio"]), one["deadline"][:16], one["state"]),
        ]
        for id, life in lives.items()
        for one in life["deviations"]
    ]
    assert found == columns(example, "deviation")


def test_fluctuations(example, lives):
    found = [
        [id, step["reading"]["date"], step["base"]["date"], str(step["change"]["ratio"])]
        for id, life in lives.items()
        for step in life["fluctuations"]
    ]
    assert found == columns(example, "step")


def test_gates(example, ask):
    found = {}
    for stop in ask("show", example)["campaign"]["timeline"]:
        rate = stop["gates_passed"]
        states = ", ".join(
            f"{id_of(gate['address'])} {gate['state']}" for gate in stop["gate_checks"]
        )
        figures = f"{stop['lag_days']} {rate['numerator']}/{rate['denominator']} {states}"
        found[id_of(stop["address"])] = figures
    assert found == {id: " ".join(rest) for id, *rest in columns(example, "milestone")}
