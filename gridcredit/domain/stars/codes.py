"""Code lists of 诚信之星; their wording lives in texts."""

from __future__ import annotations

from enum import StrEnum


class StarKind(StrEnum):
    """Who is nominated."""

    PERSON = "person"
    HOUSEHOLD = "household"
    GROUP = "group"


class StarLevel(StrEnum):
    """Whose honour it is."""

    VILLAGE = "village"
    STREET = "street"


class StarConsent(StrEnum):
    """Separate consents of a nominee, each withdrawable."""

    TAKE_PART = "take_part"  # 参评
    NOTICE = "notice"  # 公示
    MEDIA = "media"  # 媒体与照片


class StarStep(StrEnum):
    """Steps at which somebody decides."""

    INITIAL = "initial"  # 初审
    REVIEW = "review"  # 审核
    AWARD = "award"  # 认定
    ARCHIVE = "archive"  # 归档


class StepDecision(StrEnum):
    """What is decided at a step."""

    PASS = "pass"
    RETURN = "return"
    REJECT = "reject"


class StarStage(StrEnum):
    """Where a nomination stands; derived, never stored."""

    NOMINATED = "nominated"  # 推荐
    INITIAL = "initial"  # 初审: passed by the village, waits for the street
    REVIEWED = "reviewed"  # 审核: passed by the street, waits for the notice
    NOTICE = "notice"  # 公示
    DISPUTED = "disputed"  # 异议
    READY = "ready"  # 公示期满, waits to be awarded
    AWARDED = "awarded"  # 认定
    PUBLISHED = "published"  # 发布
    ARCHIVED = "archived"  # 归档
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # the nominee does not want to take part any more
    REVOKED = "revoked"  # 已撤销


class Revoking(StrEnum):
    """Why an honour is taken back."""

    FACT = "fact"  # 事实不实
    OWN_WISH = "own_wish"  # 本人申请
    BY_LAW = "by_law"  # 依法撤销


class StarOutlet(StrEnum):
    """Where honours are published."""

    BOARD = "board"  # 文明榜
    CREDIT_SITE = "credit_site"  # 信用枣庄
    NEWS = "news"  # 枣庄新闻

    @property
    def needs(self) -> StarConsent:
        """What its holder must agree to: being named stands on the board, media stand apart."""
        return StarConsent.NOTICE if self is StarOutlet.BOARD else StarConsent.MEDIA


class StarPaper(StrEnum):
    """What can be printed."""

    FORM = "form"
    CERTIFICATE = "certificate"
    BOARD = "board"
    HONOURS = "honours"
    LIBRARY = "library"
    LEFT_OUT = "left_out"


class StarClock(StrEnum):
    """The clocks of a scheme, as domain.stars.clocks names them."""

    UNTIL = "until"
    INITIAL = "initial"
    REVIEW = "review"
    NOTICE = "notice"
    OBJECTION = "objection"
    AWARD = "award"
    PUBLISH = "publish"
    REVOKE = "revoke"
    REMOVE = "remove"


class LeftOut(StrEnum):
    """Why a nominee is not on a notice, or not among those awarded."""

    STAGE = "stage"  # not passed that far yet
    CONSENT = "consent"  # does not agree, or not any more, to be named
    DISPUTED = "disputed"  # an objection waits for its answer
    ON_NOTICE = "on_notice"  # the notice still hangs
    REPEAT = "repeat"  # one award a person, a level, a year
    HOUSEHOLD = "household"  # one award a household, a period
    OFFICIALS = "officials"  # at most a fifth of a level's awards of the year
    QUOTA = "quota"  # its place lies beyond the quota
    RECUSED = "recused"  # who acts keeps out of it


class StarTaskKind(StrEnum):
    """What is to be done of a nomination."""

    OVERDUE = "star_overdue"  # a stage's clock has run out
    PUBLISH = "star_publish"
    REMOVE = "star_remove"  # consent withdrawn, honour revoked, or 撤下日
    REPRINT = "star_reprint"  # the board, without the photo
    NOTICE_AGAIN = "star_notice_again"  # the notice, without who withdrew
    HONOUR_OFF = "honour_off"  # what the district published of an honour that is off the list


class OutlineSource(StrEnum):
    """Where a fact comes from that is offered for a story."""

    ENTRY = "entry"  # 信用+
    VISIT = "visit"
    PLEDGE = "pledge"
    REGISTRATION = "registration"
    HONOUR = "honour"
