"""What an office writes on its bulletins and reminders in its own words."""

from __future__ import annotations

from dataclasses import dataclass

_DOCUMENT = "《枣庄高新区关于全面加强社会信用体系建设的实施意见》四（四）“周调度、月通报”制度"


@dataclass(frozen=True, slots=True)
class ReportWording:
    """The wording; a blank `signature` is the office's name, a blank `red_head` leaves it out. In
    the opening {month} stands for the month."""

    addressee: str = "各有关单位"
    opening: str = "为推进信用建设，现将{month}有关情况通报如下："
    demand: str = (
        "各单位要坚持自愿原则，做好政策宣传和解释，不得强制注册、代为注册，"
        "不得收集居民口令和验证码。"
    )
    signature: str = ""
    red_head: str = ""
    contact: str = ""
    reminder_basis: str = f"{_DOCUMENT}；连续两周低于序时进度。"
    reminder_demand: str = (
        "请分析原因，坚持自愿原则做好宣传和入户，尽快赶上序时进度；不得强制注册、代为注册。"
    )
    task_basis: str = f"{_DOCUMENT}；重点任务到期未完成。"
    task_demand: str = "请说明未完成的原因，明确完成时间和责任人。"
