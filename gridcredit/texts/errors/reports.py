"""Issued reports in words (`domain/errors/reports.py`)."""

from __future__ import annotations

ERRORS: dict[str, tuple[str, str]] = {
    "IssuedAlready": (
        "{span} 已于 {issued} 签发，不能再签发第二次，没有改动。要再出一份同样的，请用“重出”；"
        "以后查明的更正列入下一期。",
        "{span} was issued on {issued} and is not issued twice; nothing was changed. Reissue it to "
        "get the same files again; what is corrected later stands in the next issue.",
    ),
    "PeriodRunning": (
        "{span} 要到 {ends} 才结束，现在只能看“暂计”，没有签发。",
        "{span} ends on {ends}; until then its figures are provisional. Nothing was issued.",
    ),
    "IssuesInOrder": (
        "{span} 早于已签发的 {latest}，不能补签发，没有改动。迟到的数据列入下一期的更正。",
        "{span} lies before {latest}, which was issued; nothing was changed. What came late stands "
        "among the corrections of the next issue.",
    ),
    "IssueUnreadable": (
        "{span} 的冻结数据读不出来：{reason}。这一期没有改动，其他数据完好。请从备份恢复后再试。",
        "What {span} froze cannot be read: {reason}. It was not changed, and all else is safe. "
        "Restore it from a backup and try again.",
    ),
    "AssessmentUnfinished": (
        "{span} 的考核还不能签发：{unit}，{reason}。没有改动，处理好后再签发。",
        "The assessment of {span} cannot be issued yet: {unit}, {reason}. Nothing was changed; see "
        "to it and issue it then.",
    ),
    "NoScheme": (
        "{span} 没有考核方案。请先导入一份从这一期或更早起用的方案（考核 › 导入方案）。",
        "No scheme of assessment is in force in {span}. Import one that begins with this period or "
        "an earlier one first (assessment import).",
    ),
}
