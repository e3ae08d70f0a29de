"""Words for the code lists of the field, for kinds of records and for their fields."""

from __future__ import annotations

from enum import StrEnum

from gridcredit.domain import codes, coverage, duties, visiting
from gridcredit.texts import credit, stars

CODES: dict[type[StrEnum], dict[str, tuple[str, str]]] = {
    **credit.CODES,
    coverage.Basis: {
        "residence": ("现住", "Residence"),
        "registry": ("户籍", "Registry"),
    },
    **stars.CODES,
    codes.AreaLevel: {
        "district": ("区", "District"),
        "street": ("街道", "Street"),
        "village": ("村居", "Village"),
        "grid": ("网格", "Grid"),
    },
    codes.DwellingUse: {
        "home": ("自住", "Home"),
        "rented": ("出租", "Rented"),
        "empty": ("空置", "Empty"),
        "shop": ("商铺", "Shop"),
    },
    codes.Population: {
        "permanent": ("常住", "Permanent"),
        "floating": ("流动人口", "Floating"),
        "separated": ("人户分离", "Registered elsewhere"),
        "registry_only": ("空挂户", "Registered only"),
    },
    codes.ResidentState: {
        "home": ("在家", "At home"),
        "away": ("外出", "Away"),
        "died": ("死亡", "Died"),
        "moved_out": ("迁出", "Moved out"),
    },
    codes.RequestKind: {
        "access": ("查阅、复制", "Access"),
        "correct": ("更正、补充", "Correction"),
        "delete": ("删除", "Deletion"),
    },
    codes.Sex: {
        "male": ("男", "Male"),
        "female": ("女", "Female"),
        "unknown": ("未填", "Not stated"),
    },
    codes.VisitOutcome: {code.value: row.words for code, row in codes.OUTCOMES.items()},
    codes.VisitMode: {
        "door": ("入户", "At the door"),
        "phone": ("电话", "Phone"),
        "wechat": ("微信", "WeChat"),
        "office": ("来访", "At the office"),
        "activity": ("活动现场", "At an activity"),
    },
    codes.RegistrationKind: {
        "informed": ("已告知", "Informed"),
        "helped": ("协助办理", "Helped"),
        "registered": ("已注册", "Registered"),
        "declined": ("婉拒", "Declined"),
        "withdrew": ("已撤回注册", "Withdrew"),
    },
    codes.Channel: {
        "visit": ("入户", "Visit"),
        "poster": ("海报", "Poster"),
        "activity": ("活动", "Activity"),
        "wechat_group": ("微信群", "WeChat group"),
        "self": ("自行", "By themselves"),
    },
    codes.PledgeStage: {
        "drafted": ("草拟", "Drafted"),
        "signed": ("已签", "Signed"),
        "checked": ("已核", "Checked"),
        "archived": ("已归档", "Archived"),
        "withdrawn": ("已撤回", "Withdrawn"),
        "voided": ("作废", "Voided"),
    },
    codes.ConsentKind: {
        "registration_data": ("同意登记注册信息", "Keeping registration data"),
        "report_pledge": ("同意上报承诺", "Reporting the pledge"),
        "publish_honour": ("同意公开表彰", "Publishing an honour"),
        "publish_lines": ("同意逐笔公示", "Publishing lines under a code"),
    },
    codes.Topic: {
        "score": ("榴花分是什么", "What the score is"),
        "register": ("怎样注册", "How to register"),
        "incentives": ("激励措施", "Incentives"),
        "pledge": ("信用承诺", "The pledge"),
        "privacy": ("自愿与个人信息", "Free choice and privacy"),
    },
    codes.Role: {
        "grid_worker": ("网格员", "Grid worker"),
        "collector": ("村居采集员", "Village collector"),
        "village_reviewer": ("村居审核员", "Village reviewer"),
        "redeemer": ("兑换员", "Redeemer"),
        "street_clerk": ("街道信用专员", "Street credit clerk"),
        "street_reviewer": ("街道审核员", "Street reviewer"),
        "district_office": ("区信用办", "District credit office"),
        "administrator": ("管理员", "Administrator"),
    },
    codes.Suite: {
        "A": ("A 套件（Ed25519、age）", "Suite A (Ed25519, age)"),
        "B": ("B 套件（国密 SM2、SM3、SM4）", "Suite B (SM2, SM3, SM4)"),
    },
    codes.Office: {
        "grid": ("网格", "Grid"),
        "village": ("村居", "Village office"),
        "street": ("街道", "Street office"),
        "district": ("区信用办", "District office"),
    },
    codes.Refusal: {
        "unreadable": ("内容无法识别", "the content cannot be read"),
        "entity_unknown": ("新版本才有的记录类型", "a kind of record of a newer version"),
        "op_unknown": ("新版本才有的操作", "an operation of a newer version"),
        "value_unfit": ("内容不符合要求", "a value does not fit"),
        "fact_changed": ("已发生的事实不能改写", "a fact cannot be rewritten"),
        "area_outside": ("不在对方的管辖区域内", "outside the sender's area"),
        "counter_ahead": (
            "顺序号超前太多，对方再次发来时会重新判断",
            "counted too far ahead; judged again when it is sent again",
        ),
        "author_outside": (
            "冒用别的单位的名义",
            "in the name of an office that the sender cannot speak for",
        ),
        "seq_reused": (
            "同一序号以前收到过不同内容",
            "the same number came before with other content",
        ),
    },
    visiting.ReasonKind: {
        "follow_up_due": ("到期回访", "Follow-up due"),
        "retry_other_slot": ("换时段再访", "Try another time"),
        "phone_after_three": ("多次未遇，改电话", "Phone instead"),
        "never_visited": ("从未走访", "Never visited"),
        "pending_registration": ("待注册", "To register"),
        "pledge_missing": ("待签承诺", "To pledge"),
        "base_data_fix": ("户册待核", "Check register"),
    },
    visiting.Slot: {
        "morning": ("上午", "Morning"),
        "noon": ("中午", "Noon"),
        "afternoon": ("下午", "Afternoon"),
        "evening": ("傍晚后", "Evening"),
        "weekend": ("周末", "Weekend"),
    },
    duties.Duty: {
        "read": ("查看", "Read"),
        "record_visits": ("登记走访", "Record visits"),
        "edit_register": ("修改户册", "Edit the register"),
        "import_register": ("导入户册", "Import the register"),
        "edit_areas": ("修改区域", "Edit areas"),
        "set_targets": ("下达目标", "Set targets"),
        "enrol": ("接入下级单位", "Enrol offices"),
        "exchange": ("收发数据包", "Exchange packages"),
        "resolve": ("处理冲突", "Resolve conflicts"),
        "print_posters": ("印制海报", "Print posters"),
        "reveal": ("查看完整信息", "Reveal masked details"),
        "maintain": ("备份与维护", "Back up and maintain"),
        "manage_accounts": ("管理账号", "Manage accounts"),
        "set_calendar": ("维护工作日历", "Keep the calendar"),
        "set_credit_rules": ("制定信用+规则", "Set credit rules"),
        "record_credit": ("登记信用+记录", "Record credit entries"),
        "review_credit": ("审核信用+记录", "Review credit entries"),
        "keep_goods": ("管理兑换物品", "Keep goods and fund"),
        "redeem": ("办理兑换", "Redeem points"),
        "nominate_stars": ("推荐诚信之星", "Nominate stars"),
        "decide_stars": ("审核诚信之星", "Decide on stars"),
        "set_pledge_texts": ("制定承诺书文本", "Set the text of pledges"),
    },
}

OTHER_KINDS: dict[str, tuple[str, str]] = {
    "account": ("账号", "account"),
    "node": ("单位", "office"),
    "import": ("导入", "import"),
    "conflict": ("冲突", "conflict"),
    "revision": ("修订", "revision"),
    "package": ("数据包", "package"),
    "issue": ("期次", "issue"),
}
"""What people call things that are no record of a kind (domain.kinds)."""

OTHER_FIELDS: dict[str, tuple[str, str]] = {
    "signed_on": ("签订日期", "Signed on"),
    "record": ("记录", "Record"),
    "tenant": ("租户", "Tenant"),
    "week": ("周次", "Week"),
    "month": ("月份", "Month"),
    "purpose": ("用途", "Purpose"),
    "login": ("账号", "Login"),
    "passphrase": ("口令", "Passphrase"),
    "database": ("数据库地址", "Database URL"),
    "role": ("岗位", "Role"),
    "vote": ("表决", "Vote"),
    "quota": ("名额", "Quota"),
    "offset": ("打印偏移", "Offset"),
    "from_line": ("起始行", "First line"),
    "request": ("请求编号", "Request"),
    "out": ("输出文件", "Output file"),
    "every": ("间隔秒数", "Seconds between looks"),
    "copied": ("工作区的去向", "What became of the workspace"),
    "answer": ("对疑问的答复", "Answer"),
    "do": ("动作", "Deed"),
    "line": ("行", "Line"),
    "grid": ("网格", "Grid"),
    "entity": ("记录种类", "Kind of record"),
}
"""What people call fields of what is no record of a kind."""
