"""What people write into an owner field: names, departments, roles, everybody, placeholders."""

from functools import lru_cache

from mtgrec.model.records.people import OwnerKind, People
from mtgrec.model.values.normalized import normalized
from mtgrec.model.values.patterns import lazily


def _words(text: str) -> str:
    """Return the words of `text` as alternatives of a pattern; `_` stands for a blank in one."""
    return "|".join(text.split()).replace("_", " ")


# Without 部 or 组 these are departments only as the whole text: 李市场 is a person.
_FUNCTIONS = _words(
    """
    市场 销售 财务 法务 运营 行政 人事 人力 人力资源 采购 技术 研发 产品 设计 品牌 客服 电商 物流 仓储 媒介
    媒体 公关 渠道 内容 数据 供应链 商务 合规 质检 质量 策划 推广 投放 文案 创意
    finance marketing sales product legal hr it pr operations ops procurement purchasing engineering
    design brand content media logistics accounting compliance communications crm creative strategy
    admin administration research development analytics growth digital retail warehouse production
    management qa bd e-commerce ecommerce human_resources public_relations supply_chain social_media
    customer_(?:service|support|success) business_development r_?&_?d information_technology
    project_office pmo
    """
)
_FORMS = r"(?:ltd|inc|llc|gmbh|ag|corp)\.?|plc|llp|corporation|limited|incorporated|holdings|s\.a\.|b\.v\."
_UNITS = rf"\S.* (?:{_FORMS})|" + _words(
    r"""
    .*(?:部|部门|组|中心|处|科|室|公司|事业群|事业线|业务线|委员会|总经办|总办|董事会)
    .*(?:供应商|代理商|服务商)
    ..+区 .+(?:门店|专卖店|办事处)
    .*\b(?:dept\.?|depts\.?|departments?|division|committee|office|agency|company|team)
    \S.*_co\. \S.*(?:_?&|_and)_?co \S.*_(?:group|studios?)
    ..+(?:集团|工作室|事务所|研究院|研究所|协会|商会|基金会|大学|学院|银行|工厂)
    第三方 甲方 乙方 外包 外部 vendors? suppliers?
    """
)
_DEPARTMENT = lazily(rf"(?:{_FUNCTIONS})(?: ?[侧端方口线]| 条线)?|{_UNITS}")

_POSITIONS = _words(
    "经理 总监 主管 主任 负责人 责任人 组长 部长 处长 科长 店长 领导 专员 接口人 对接人 "
    "设计师 分析师 实习生 同学 主播 达人 岗 岗位"
)
_TITLES = _words(
    "manager director lead leader head owner supervisor specialist coordinator officer"
)
_UNIT_WORDS = _words("项目 部门 小组 团队 业务 区域 门店 本 该 活动 总")
_UNIT_WORDS_ENGLISH = _words(
    "project team department group account campaign senior junior assistant associate deputy key "
    r"dept\.? regional global national country area event partnership"
)
_ROLE = lazily(
    rf"(?:(?:{_FUNCTIONS}|{_UNIT_WORDS}|{_UNITS})的?)?(?:{_POSITIONS})"
    rf"|(?:the )?(?:(?:{_FUNCTIONS}|{_UNIT_WORDS_ENGLISH}) )*(?:{_TITLES})"
    r"|(?:vp|head|director|chief) of .+|chief \S+ officer|"
    + _words(
        """
        小组长 老板 主持人 会议主持人 记录人 项目经理 总经理 副总 秘书 助理
        pm ceo cmo cfo coo cto (?:the_)?boss chair
        """
    )
)

# No name begins with these words; 全 is a surname, so more has to follow (全伟 is a person).
_ANYBODY = lazily(
    _words(
        r"""
        (?:各(?=.)|所有|每个?[人位名支组]|每个|相关|有关|涉及|诸位|多个|若干|任何|整个|其他|其它|对应).*
        (?:多部门|跨部门).*
        全(?:体|员|公司|团队|项目|渠道|执行|市场|营销|集团|运营|销售).* 全[部组队司线店国家]
        全部[人同成门].* 全国[各门区].*
        .*(?:全体|全员|所有人|相关人|相关部门|相关同事|相关方|参会人|与会)(?:员|全员|者|负责人|同事)?
        .*(?:各部门|各负责人|各组|各方|各位|每个人)(?:负责人|同事)?
        .*(?:人员|同事们?|同仁|成员|伙伴们?|员工) ..+们
        我们 咱们 他们 大家(?:一起)? 大伙儿? 众人 人人 集体 共同 一起 双方 多方 三方 多人
        [数几两三四五\d]+个?人 某人 某某 我 本人 自己 不限 随意 谁都行 同上 同前
        部门 公司 管理层 高层 客户 业务方 本部门 本组 本部
        (?:the_)?(?:whole|entire|full)_(?:(?:project|core|execution|working)_)*(?:teams?|group|company)
        (?:the_)?(?:whole|entire|full)_\S.* (?:the_)?dept (?:the_)?department
        (?:all|every|each|various|several|multiple|relevant|respective|related|both|other)_\S.*
        every(?:one|body)(?:_(?:in|from|of)_.*)? all all-hands any(?:one|body)
        some(?:one|body)(?:_(?:in|from|of)_.*)?
        no_?(?:one|body) others? various staff us we me myself ditto same(?:_as_above)? them they
        participants attendees colleagues members et_al\.?
        .*\b(?:teams|departments|members|heads|managers|leads|owners|colleagues|people|stakeholders)
        """
    )
)
_GROUP = lazily(
    r".*(?:团队|小组|专班|项目组|工作组)"
    r"|(?:the )?(?:(?:project|core|execution|working) )*(?:teams?|group|company)"
)

_DECISION_VERBS = _words("定 确 分 安 指 明 落 商 补 讨 议 选 招 填 认 沟 通知 协")
_DECISION_VERBS_ENGLISH = _words(
    "decided determined defined confirmed announced assigned named agreed allocated known"
)
_UNDECIDED = lazily(
    rf"(?:尚|仍|还)?待(?:{_DECISION_VERBS})[^/、,;]*|to be (?:{_DECISION_VERBS_ENGLISH})[^/、,;]*"
    rf"|(?:not (?:yet )?|un)(?:{_DECISION_VERBS_ENGLISH})(?: yet)?|"
    + _words(
        r"""
        (?:尚|还)?未(?:定|确定|指定|分配|明确|落实|知|填|安排) (?:还)?没(?:定|有|确定|想好) 待
        不确定 不详 不明 另定 暂(?:定|无|缺|空|未定|不确定) 无 空 缺 空缺 姓名 名字 负责人姓名
        tb[dac] pending open vacant none nil n_?[./]_?a\.? x{2,} (?:x{1,3}|某)[部组]? name your_name
        """
    )
)
_BESIDE = lazily(
    r"(?:电话|手机|微信|tel|phone)?[.: ]*[+\d][\d ()+-]{4,}|"
    + _words(
        r"""
        老师 先生 女士 小姐 同学 同志 工程师 牵头 主责 主办 负责 跟进 执行 电话 手机 微信 邮箱
        主持 记录 列席 线上 远程 视频 online remote tel phone mr\.? mrs\.? ms\.? miss dr\.? prof\.?
        """
    )
)
# 张处 and 何组 are people by their titles, and 李文科 by his name, though they end as departments do.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔毕"
)
_RARER_SURNAMES = (
    "安常倪温苗兰洪施葛柳关牛欧聂鲁向庄涂岳殷翟申柯左詹焦柏管祝霍阮季房"
    "纪成项辛甘舒曲路尤柴俞蓝牟景单褚楼卜解邢覃古盛耿鲍华全"
)
_DOUBLE_SURNAME = (
    "欧阳|[司夏][马侯徒]|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文"
    "|端木|南宫|独孤|西门|百里|澹台"
)
_SHORT_NAME = lazily(rf"[{_SURNAMES}](?:[部处科组室]|[文登永学志建福德俊振少]科)")
_FULL_NAME = lazily(
    rf"[{_SURNAMES}{_RARER_SURNAMES}][\u3400-\u9fff]{{1,2}}|(?:{_DOUBLE_SURNAME})[\u3400-\u9fff]{{1,2}}"
)
_ONLY_SURNAME = lazily(_DOUBLE_SURNAME)
# They begin as names do: 高级经理 is nobody in particular.
_NO_NAMES = lazily(
    _words("高级 高端 方案 安全 白酒 文案 平台 江西 成都 常务 管理 项目 全域 单品 温控")
)
_TITLE = lazily(
    r"(?P<name>.+?) ?(?:副?(?:总?经理|总监|主管|主任|[组部处科店]长|专员|助理|秘书|设计师|分析师)"
    r"|老师|先生|女士|小姐|同学|同志|工程师|总)"
)
_NAMELESS = lazily(r".+(?:经理|总监|主管|专员|岗|岗位|负责人|责任人|责任人|接口人|对接人)")
_FORMAL_COMPANY = lazily(
    rf".*(?: (?:{_FORMS}|co\.?)|(?:有限|责任|股份|集团)公司|集团|工作室|事务所)"
)
_COMPANY = lazily(r".*公司")
_ABSENCES = _words(
    """
    请假 休假 病假 事假 产假 年假 婚假 丧假 陪产假 调休 出差 外出 外派 离职 离岗 调岗 借调 代 代理 代班 代管
    代办 代岗 暂代 暂定 暂管 暂缺 临时 兼 兼任 兼职 在途 出国 住院 缺席 未到 不在 培训 待命 新人 新入职 实习
    试用期 已确认 已通知
    """
)
_ABSENCES_ENGLISH = _words(
    """
    on_(?:(?:sick|parental|maternity|paternity|annual)_)?leave on_holiday on_vacation on_pto
    on_(?:a_)?business_trip away out ooo out_of_office off off_sick sick ill absent travell?ing abroad pto
    acting ad_interim interim temp temporary temporarily provisional provisionally tentative tentatively
    deputi[sz]ing covering standing_in stand-in substitute part-time new_joiner left_the_company
    """
)
_REMARK = lazily(
    r"(?:\d[\d月日号/.~至到 -]{0,15})?(?:已|正在?|暂时?|将|近期|目前|本周|下周|今天|明天)?"
    rf"(?:{_ABSENCES})(?:中|期间|了|人)?(?:[到至自从].{{1,20}}|\d.{{0,20}})?"
    rf"|(?:(?:currently|now|still) )?(?:{_ABSENCES_ENGLISH})"
    r"(?: (?:until|till|to|from|since|for|this|next|on) .{1,30})?"
)
"""What is said of a person in brackets that is no part of the name: 李雷（请假）."""
LETTER_OR_DIGIT = lazily(r"[^\W_]")
_PATTERNS = (
    (_BESIDE, OwnerKind.BESIDE),
    (_UNDECIDED, OwnerKind.UNDECIDED),
    (_ANYBODY, OwnerKind.ANYBODY),
    (_GROUP, OwnerKind.GROUP),
    (_ROLE, OwnerKind.ROLE),
    (_DEPARTMENT, OwnerKind.DEPARTMENT),
)
LONGEST_NAME = 80
"""A text of more characters is no name, department or role, unless a register says so."""


def owner_kind(text: str, known: People) -> OwnerKind:
    """Return what `text`, one part of an owner field, is; a name in the register is a person."""
    if known.knows(text):
        return OwnerKind.PERSON
    if known.is_listed_department(text):
        return OwnerKind.DEPARTMENT
    return kind_of_unknown(text)


def is_full_name(text: str) -> bool:
    """Return whether `text` looks as a Chinese name with its surname does: 李雷, 欧阳娜娜."""
    plain = normalized(text)
    return (
        bool(_FULL_NAME.fullmatch(plain))
        and not _NO_NAMES.fullmatch(plain)
        and kind_of_unknown(text) is OwnerKind.PERSON
    )


def is_remark(text: str) -> bool:
    """Return whether a text in brackets says something of the person before it: 请假, on leave."""
    return _REMARK.fullmatch(" ".join(normalized(text).split())) is not None


def is_company(text: str, *, formal: bool = False) -> bool:
    """Return whether a text ends as the names of companies do: Bob and Sons Ltd, 和平公司.

    With `formal` 公司 alone is not enough: 外包公司 is any company.
    """
    plain = " ".join(normalized(text).split())
    is_formal = _FORMAL_COMPANY.fullmatch(plain) is not None
    return is_formal or (not formal and _COMPANY.fullmatch(plain) is not None)


def is_double_surname(text: str) -> bool:
    """Return whether `text` is a surname of two characters."""
    return _ONLY_SURNAME.fullmatch(normalized(text)) is not None


def without_title(text: str, known: People) -> str:
    """Return a name without the title behind it: 李雷 of 李雷经理; 王总 stays, it is no full name."""
    if known.knows(text) or not (found := _TITLE.fullmatch(normalized(text))):
        return text
    name = text[: found.end("name")]
    return name if known.knows(name) or is_full_name(name) else text


@lru_cache(maxsize=4096)
def kind_of_unknown(text: str) -> OwnerKind:
    """Return what `text` is, whoever the workspace knows."""
    if len(text) > LONGEST_NAME:
        return OwnerKind.ANYBODY
    plain = " ".join(normalized(text).split())
    if _SHORT_NAME.fullmatch(plain):
        return OwnerKind.PERSON
    if not LETTER_OR_DIGIT.search(plain) or (plain == "na" and text.isupper()):  # Na is a name
        return OwnerKind.UNDECIDED
    if len(plain) > 1 and (" " in plain or not plain.isascii()) and is_remark(plain):
        return OwnerKind.BESIDE
    kind = next((kind for words, kind in _PATTERNS if words.fullmatch(plain)), OwnerKind.PERSON)
    if kind is OwnerKind.PERSON and " " not in plain and _NAMELESS.fullmatch(plain):
        titled = _TITLE.fullmatch(plain)
        name = titled["name"] if titled else ""
        # A surname may stand before a title (王经理), and so may a nickname (小王经理).
        is_named = len(name) == 1 or name.startswith(("小", "老", "阿")) or is_full_name(name)
        return OwnerKind.PERSON if is_named else OwnerKind.ROLE
    return kind
