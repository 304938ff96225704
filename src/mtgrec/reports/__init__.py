"""The reports, one folder each: `figures` computes, `page` builds the first screen, `sections` the rest."""

from mtgrec.model.values.words import Word, Words

REPORT_KINDS = Words(
    Word("assignments", "分工表", ("assignment", "任务分工表", "营销任务分工表", "分工")),
    Word(
        "checklist",
        "检查清单",
        ("checklists", "checks", "清单", "检查表", "执行检查清单", "营销执行检查清单"),
    ),
    Word("data", "数据报表", ("数据报告", "数据", "渠道数据", "data report")),
    Word("weekly", "周报", ("week", "周会", "例会", "执行例会")),
    Word("retro", "复盘", ("retrospective", "复盘报告", "复盘会", "营销执行复盘报告")),
    Word("evaluation", "评估", ("evaluations", "评估报告", "项目评估", "评估会")),
    Word("owners", "负责人", ("owner", "人员", "绩效", "责任人")),
)
