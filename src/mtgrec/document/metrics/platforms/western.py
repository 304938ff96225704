"""The headings of platforms from abroad, in English and in Chinese.

Seen in November 2026 in help pages, and in public programs that read such exports:

- Google Ads: Impr., Avg. CPC, 平均每次点击费用, 每次转化费用 in scripts that read its downloads.
  Totals are `Total: Campaigns` and `Total: Account`; what is meant for Excel is UTF-16 with tabs.
- Meta Ads Manager: github.com/bbq133/meta-ad-commender (English); 报告开始日期, 已花费金额 (USD)
  in scripts that read its reports. A row without a day holds the total.
- LinkedIn Campaign Manager: Start Date (in UTC), Total Spent in scripts that read its reports: title lines,
  days as month/day/year, UTF-16. Its Chinese headings are those of its pages; no such file was seen.
- TikTok Ads Manager: ads.tiktok.com/help/article/basic-data, whose conversion rate is one of exposure;
  By Day, 按天, 点击量（目标页面） in scripts that read its exports.
"""

from mtgrec.document.metrics.platforms.platform import Platform

GOOGLE = Platform(
    "google",
    names="Google Ads | 谷歌广告 | google | 谷歌 | google adwords | adwords",
    marks=(
        "impr. | avg. cpc | avg. cost | cost / conv. | conv. value | conv. rate | currency code | "
        "conv. value / cost | 平均每次点击费用 | 每次转化费用 | 转化价值 | 货币代码 | 平均费用"
    ),
    headings={
        "date": "day | date | 天 | 日 | 日期",
        "exposure": "impr. | impressions | 展示次数",
        "clicks": "clicks | 点击次数",
        "cost": "cost | 费用",
        "conversions": "conversions | 转化次数 | 转化",
        "revenue": "conv. value | conversion value | 转化价值",
        "ctr": "ctr | 点击率",
        "conversion": "conv. rate | 转化率",
        "cpa": "cost / conv. | cost/conv. | 每次转化费用",
        "roas": "conv. value / cost | conv. value/cost | 转化价值/费用 | 单位费用转化价值",
    },
    passed_over=(
        "campaign | campaign id | campaign type | campaign status | campaign state | status | "
        "ad group | budget | budget type | currency code | currency | bid strategy type | "
        "avg. cpc | avg. cpm | avg. cost | interactions | interaction rate | all conv. | "
        "all conv. value | view-through conv. | hour of the day | device | account | "
        "account name | network | network (with search partners) | customer id | "
        "optimization score | 广告系列 | 广告系列类型 | 广告系列状态 | 广告组 | 货币代码 | "
        "平均每次点击费用 | 平均费用 | 互动次数 | 互动率 | 设备 | 账号 | 预算 | 状态 | 投放网络 | "
        "时段 | 所有转化"
    ),
)
META = Platform(
    "meta",
    names="Meta Ads | Meta 广告 | meta | facebook | facebook ads | 脸书",
    marks=(
        "reporting starts | reporting ends | ad set name | amount spent | link clicks | results | "
        "purchases conversion value | cost per results | cpc (cost per link click) | "
        "报告开始日期 | 报告结束日期 | 链接点击量 | 已花费金额 | 成效 | 购物转化价值 | 单日 | "
        "购物次数"
    ),
    headings={
        "date": "day | 单日 | date | 日期 | 天 | reporting starts | 报告开始日期",
        "until": "reporting ends | 报告结束日期",
        "exposure": "impressions | 展示次数",
        "clicks": "link clicks | 链接点击量 | clicks (all) | 点击量（全部）",
        "cost": "amount spent | 已花费金额 | 花费金额",
        "conversions": "purchases | 购物次数 | website purchases | 网站购物次数 | 网站购物 | results | 成效",
        "revenue": (
            "purchases conversion value | purchase conversion value | 购物转化价值 | "
            "website purchases conversion value | 网站购物转化价值 | 购物转化值"
        ),
        "ctr": "ctr (link click-through rate) | 链接点击率",
        "cpa": "cost per purchase | cost per results | cost per result | 单次购物费用 | 单次成效费用",
        "roas": (
            "purchase roas (return on ad spend) | "
            "website purchase roas (return on advertising spend) | 广告花费回报 (ROAS) - 购物 | "
            "网站购物广告花费回报"
        ),
    },
    passed_over=(
        "campaign name | ad set name | ad name | campaign delivery | ad set delivery | delivery | "
        "campaign budget | campaign budget type | ad set budget | ad set budget type | ends | "
        "attribution setting | result indicator | result type | reach | frequency | currency | "
        "cpm (cost per 1,000 impressions) | cpc (cost per link click) | cpc (all) | ctr (all) | "
        "starts | account name | campaign id | ad set id | ad id | age | gender | country | "
        "广告系列名称 | 广告组名称 | 广告名称 | 广告系列投放 | 归因设置 | 成效指标 | 成效类型 | "
        "覆盖人数 | 频次 | 单次链接点击费用 | CPM（千次展示费用） | 点击率（全部） | 货币 | "
        "账户名称 | 帐户名称 | 开始日期 | 结束日期 | 广告系列编号 | 广告组编号 | 广告编号 | "
        "国家/地区 | 广告系列预算"
    ),
)
LINKEDIN = Platform(
    "linkedin",
    names="LinkedIn Ads | 领英广告 | linkedin | 领英",
    marks=(
        "start date (in utc) | total spent | campaign group name | average ctr | average cpm | "
        "average cpc | clicks to landing page | clicks to linkedin page | total engagements | "
        "开始日期（UTC） | 总互动量 | 广告计划组名称 | 平均点击率"
    ),
    headings={
        "date": "start date (in utc) | start date | 开始日期（UTC） | 开始日期 | date | 日期",
        "exposure": "impressions | 展示次数 | 展示量",
        "clicks": "clicks | 点击次数 | 点击量",
        "cost": "total spent | 总花费",
        "conversions": "conversions | 转化次数 | 转化量 | leads | 潜在客户",
        "revenue": "total conversion value | conversion value | 总转化价值",
        "ctr": "average ctr | click through rate | 平均点击率",
        "conversion": "conversion rate | 转化率",
        "cpa": "cost per conversion | 单次转化成本 | 每次转化费用",
        "roas": "return on ad spend | 广告支出回报率",
    },
    passed_over=(
        "account name | campaign group name | campaign group id | campaign name | campaign id | "
        "campaign type | campaign status | campaign objective | ad id | creative name | "
        "currency | average cpm | average cpc | reach | frequency | average frequency | "
        "total engagements | clicks to landing page | clicks to linkedin page | engagement rate | "
        "reactions | follows | campaign start date | campaign end date | cost per lead | "
        "cost type | view-through conversions | 账户名称 | 广告计划名称 | 广告计划组名称 | 货币 | "
        "总互动量 | 覆盖人数"
    ),
)
TIKTOK = Platform(
    "tiktok",
    names="TikTok Ads | TikTok 广告 | tiktok",
    marks=(
        "by day | clicks (destination) | ctr (destination) | cpc (destination) | stat time | "
        "conversion rate (cvr) | conversion rate (cvr, clicks) | total complete payment value | "
        "点击量（目标页面） | 点击率（目标页面） | 平均点击成本（目标页面） | "
        "千次展示成本 (CPM) | 按天 | 推广系列名称"
    ),
    headings={
        "date": "by day | 按天 | stat time | stat_time_day | date | day | 日期",
        "exposure": "impressions | impression | 展示量",
        "clicks": (
            "clicks (destination) | 点击量（目标页面） | clicks (all) | clicks | 点击量（全部） | "
            "点击量"
        ),
        "cost": "cost | spend | total cost | 消耗 | 总消耗",
        "conversions": "conversions | total conversions | 转化量 | results | 成效",
        "revenue": "total complete payment value | gross revenue (shop) | 完成支付总价值",
        "ctr": "ctr (destination) | 点击率（目标页面）",
        "conversion": "conversion rate (cvr, clicks) | 转化率（点击）",
        "cpa": "cost per conversion | cpa | 平均转化成本 | cost per result",
        "roas": "complete payment roas | total complete payment roas | 完成支付 ROAS",
    },
    passed_over=(
        "campaign name | campaign id | ad group name | ad group id | ad name | ad id | currency | "
        "account name | primary status | campaign type | cpm | cpc (destination) | reach | "
        "frequency | conversion rate (cvr) | conversion rate | cvr | ctr | ctr (all) | by hour | "
        "推广系列名称 | 广告组名称 | 广告名称 | 账户名称 | 平均点击成本（目标页面） | "
        "千次展示成本 (CPM) | 货币 | 覆盖人数 | 频次 | 转化率 | 覆盖千人成本 | 点击率（全部）"
    ),
)
