"""The headings of Chinese platforms.

Seen in November 2026 in public programs that read their exports or their reports:

- 巨量引擎: github.com/yuan1998/xin_xi_platform (resources/lang/zh_CN/jl-report-datum.php); 时间-天, 点击率%.
- 小红书聚光: scripts that read its reports; the first row is one as 合计1条记录.
- 微信广告 (腾讯广告): the names of the fields of its reports: 曝光次数, 点击均价, 目标转化量.
- 百度推广: github.com/yuan1998/xin_xi_platform (resources/lang/zh_CN/baidu-report-datum.php), and a script
  that reads its reports from the ninth line on, in GBK.
"""

from mtgrec.document.metrics.platforms.platform import Platform

OCEAN = Platform(
    "ocean",
    names="Ocean Engine | 巨量引擎 | 巨量 | 抖音 | douyin | 巨量千川 | 千川 | 抖音广告",
    marks=(
        "时间-天 | 时间-小时 | 平均千次展现费用 | 平均点击单价 | 深度转化数 | 深度转化成本 | "
        "单元名称 | 广告计划名称 | 直接成交金额 | 直接成交订单数"
    ),
    headings={
        "date": "时间-天 | 时间 | 日期 | 统计日期",
        "exposure": "展示数 | 展示次数 | 展示量",
        "clicks": "点击数 | 点击次数 | 点击量",
        "cost": "消耗 | 总消耗 | 总花费",
        "conversions": "转化数 | 转化量 | 直接成交订单数 | 成交订单数",
        "revenue": "直接成交金额 | 成交金额 | 支付金额",
        "ctr": "点击率",
        "conversion": "转化率",
        "cpa": "转化成本 | 平均转化成本",
        "roas": "直接成交ROI | 支付ROI",
    },
    passed_over=(
        "项目ID | 项目名称 | 单元ID | 单元名称 | 广告组ID | 广告组名称 | 广告计划名称 | 计划ID | "
        "计划名称 | 账户ID | 账户名称 | 账户 | 广告主ID | 时间-小时 | 平均千次展现费用 | "
        "平均千次展示费用 | 平均点击单价 | 深度转化数 | 深度转化成本 | 深度转化率 | 转化目标 | "
        "素材ID | 素材名称 | 单元出价"
    ),
)
RED = Platform(
    "xiaohongshu",
    names="Xiaohongshu | 小红书 | 小红书聚光 | 聚光 | 聚光平台 | rednote | red",
    marks=(
        "平均点击成本 | 互动量 | 平均互动成本 | 行动按钮点击量 | 行动按钮点击率 | 私信进线数 | "
        "私信开口数 | 笔记ID | 搜索组件点击量"
    ),
    headings={
        "date": "时间 | 日期",
        "exposure": "展现量 | 曝光量",
        "clicks": "点击量",
        "cost": "消费 | 消耗",
        "ctr": "点击率",
        "conversions": "转化数 | 转化量",
    },
    passed_over=(
        "计划ID | 计划名称 | 单元ID | 单元名称 | 创意ID | 创意名称 | 笔记ID | 投放类型 | "
        "账户名称 | 广告类型 | 平均点击成本 | 平均千次展示费用 | 平均千次展现费用 | 互动量 | "
        "平均互动成本 | 点赞 | 评论 | 收藏 | 关注 | 分享 | 行动按钮点击量 | 行动按钮点击率 | "
        "截图 | 保存图片 | 私信进线数 | 私信开口数 | 搜索组件点击量"
    ),
)
TENCENT = Platform(
    "tencent",
    names=(
        "WeChat Ads | 微信广告 | 微信 | 腾讯广告 | 朋友圈广告 | 朋友圈 | 广点通 | tencent ads | "
        "wechat"
    ),
    marks=(
        "曝光次数 | 点击均价 | 千次展现均价 | 目标转化量 | 目标转化率 | 目标转化成本 | "
        "可转化点击次数 | 可转化点击成本 | 深度目标转化量 | 曝光人数"
    ),
    headings={
        "date": "日期 | 时间 | 统计日期",
        "exposure": "曝光次数 | 曝光量",
        "clicks": "点击次数 | 点击量 | 可转化点击次数",
        "cost": "花费 | 消耗 | 总花费",
        "conversions": "目标转化量 | 转化量 | 转化数",
        "revenue": "下单金额 | 成交金额",
        "ctr": "点击率",
        "conversion": "目标转化率 | 转化率",
        "cpa": "目标转化成本 | 转化成本",
    },
    passed_over=(
        "账户ID | 账号ID | 账户名称 | 推广计划名称 | 推广计划ID | 广告ID | 广告名称 | 创意名称 | "
        "小时 | 计费方式 | 点击均价 | 千次展现均价 | 曝光人数 | 点击人数 | 人均曝光次数 | "
        "可转化点击成本 | 可转化点击率 | 深度目标转化量 | 深度目标转化成本"
    ),
)
BAIDU = Platform(
    "baidu",
    names="Baidu Ads | 百度推广 | 百度 | 百度营销 | baidu",
    marks=(
        "平均点击价格 | 千次展现消费 | 推广计划 | 推广单元 | 网页转化 | 商桥转化 | 单次点击成本 | "
        "每千次展示成本 | 电话转化 | 目标转化"
    ),
    headings={
        "date": "日期 | 时间",
        "exposure": "展现 | 展现量",
        "clicks": "点击 | 点击量",
        "cost": "消费 | 花费",
        "conversions": "目标转化 | 网页转化 | 转化 | 转化量",
        "ctr": "点击率",
        "conversion": "转化率",
        "cpa": "转化成本",
    },
    passed_over=(
        "账户 | 账户名 | 账户ID | 计划名 | 计划ID | 推广计划 | 推广单元 | 推广计划ID | "
        "推广单元ID | 设备 | 小时 | 平均点击价格 | 千次展现消费 | 单次点击成本 | 每千次展示成本 | "
        "商桥转化 | 电话转化 | 创意标题 | 创意描述1 | 创意描述2 | 显示URL | 关键词 | 平均排名"
    ),
)
