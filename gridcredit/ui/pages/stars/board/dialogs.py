"""What is written of one nomination beside decisions: consents, objections, publications, the end
of an honour. Each is one dated record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from gridcredit import texts
from gridcredit.domain.stars.codes import Revoking, StarConsent, StarOutlet
from gridcredit.operations.desk import Desk
from gridcredit.operations.stars import agreeing, awarding, disputing, publishing
from gridcredit.ui.app import App
from gridcredit.ui.dialogs.form import FormDialog
from gridcredit.ui.widgets.date_line import DateLine


class StarDialog(FormDialog):
    """A dialog about one nomination."""

    def __init__(self, parent: QWidget, app: App, desk: Desk, star: UUID) -> None:
        super().__init__(parent, app)
        self._desk, self._star = desk, star
        self.day = DateLine(desk.today())
        self.ask()

    def ask(self) -> None:
        """Add the fields."""
        raise NotImplementedError

    def day_of(self, field: str, line: DateLine, *, is_asked: bool = True) -> date | None:
        """The day of a line; None after its fault was shown, and where it is blank and may be."""
        try:
            day = line.day()
        except ValueError:
            self.show_faults({field: "not_a_date"})
            return None
        if day is None and is_asked:
            self.show_faults({field: "empty"})
        return day


class ConsentDialog(StarDialog):
    """One consent of a nominee, or of a member of a group: given, or withdrawn."""

    def __init__(
        self,
        parent: QWidget,
        app: App,
        desk: Desk,
        star: UUID,
        kind: StarConsent,
        given: bool,
        member: UUID | None = None,
        who: str = "",
    ) -> None:
        self._kind, self._given, self._member, self._who = kind, given, member, who
        super().__init__(parent, app, desk, star)

    def ask(self) -> None:
        """The day that stands on the paper."""
        language = self.app.settings.language
        what = texts.word(self._kind, language)
        title = self.tr("登记：{what}") if self._given else self.tr("登记撤回：{what}")
        remark = self.tr("三项授权分开签，各有各的日期；本人可以随时撤回任何一项。")
        if not self._given:
            remark = self.tr("撤回以后不再公开姓名，已发布的会出现撤下任务；已作的认定不受影响。")
        words = title.format(what=what)
        self.say(f"{words} · {self._who}" if self._who else words, self.tr("登记"), remark)
        self.add("on", self.day, self.tr("签字日期") if self._given else self.tr("撤回日期"))
        self.day.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Write it."""
        day = self.day_of("on", self.day)
        if day is None:
            return None
        desk, star, kind, given, member = (
            self._desk,
            self._star,
            self._kind,
            self._given,
            self._member,
        )
        return lambda: agreeing.consent(desk, star, kind, day, given, member)


class ObjectionDialog(StarDialog):
    """Somebody objects to a nominee."""

    def ask(self) -> None:
        """The day, and what was said."""
        self.say(
            self.tr("登记异议"),
            self.tr("登记"),
            self.tr("登记以后只停这一位，其他人照常。不记提出人的身份证号和电话。"),
        )
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(120)
        self.add("on", self.day, self.tr("提出日期"))
        self.add("words", self.text, self.tr("异议内容"))
        self.text.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Write it."""
        day, text = self.day_of("on", self.day), self.text.toPlainText().strip()
        if day is None or self.show_faults({} if text else {"words": "empty"}):
            return None
        return lambda: disputing.take_objection(self._desk, self._star, day, text)


class PublishDialog(StarDialog):
    """An honour stands in an outlet."""

    def __init__(
        self, parent: QWidget, app: App, desk: Desk, star: UUID, outlets: list[StarOutlet]
    ) -> None:
        self._outlets = outlets
        super().__init__(parent, app, desk, star)

    def ask(self) -> None:
        """Where, from when, until when."""
        self.say(
            self.tr("登记发布"),
            self.tr("登记"),
            self.tr("到了撤下日，这里会出现撤下任务。"),
        )
        self.outlet = QComboBox()
        for outlet in self._outlets:
            self.outlet.addItem(texts.word(outlet, self.app.settings.language), outlet.value)
        self.until = DateLine()
        self.add("outlet", self.outlet, self.tr("发布渠道"))
        self.add("on", self.day, self.tr("发布日期"))
        self.add("until", self.until, self.tr("撤下日"), self.tr("可以留空"))
        self.outlet.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Write it."""
        self.show_faults({})
        day = self.day_of("on", self.day)
        try:
            until = self.until.day()
        except ValueError:
            self.show_faults({"until": "not_a_date"})
            return None
        if day is None:
            return None
        outlet = StarOutlet(str(self.outlet.currentData()))
        return lambda: publishing.publish(self._desk, self._star, outlet, day, until)


class TakeDownDialog(PublishDialog):
    """An honour was taken down."""

    def ask(self) -> None:
        """Where, and when."""
        self.say(self.tr("登记撤下"), self.tr("登记"))
        self.outlet = QComboBox()
        for outlet in self._outlets:
            self.outlet.addItem(texts.word(outlet, self.app.settings.language), outlet.value)
        self.add("outlet", self.outlet, self.tr("发布渠道"))
        self.add("down_on", self.day, self.tr("撤下日期"))
        self.outlet.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Write it."""
        day = self.day_of("down_on", self.day)
        if day is None:
            return None
        outlet = StarOutlet(str(self.outlet.currentData()))
        return lambda: publishing.take_down(self._desk, self._star, outlet, day)


class RevokeDialog(StarDialog):
    """An award is taken back, after its holder was heard."""

    def ask(self) -> None:
        """Why, and when the holder was heard."""
        self.say(
            self.tr("撤销荣誉"),
            self.tr("撤销"),
            self.tr("先听取本人意见再撤销。撤销不公布；证书编号保留为已撤销，不再发给别人。"),
        )
        self.because = QComboBox()
        for why in Revoking:
            self.because.addItem(texts.word(why, self.app.settings.language), why.value)
        self.heard = self.day
        self.heard.clear()  # they were not heard today unless somebody says so
        self.why = QLineEdit()
        self.why.setMaxLength(200)
        self.add("because", self.because, self.tr("事由"))
        self.add("heard", self.heard, self.tr("听取意见"), self.tr("当面听取本人意见的日期"))
        self.add("why", self.why, self.tr("说明"), self.tr("不写第三人的姓名"))
        self._save.setProperty("kind", "danger")
        self.because.setFocus()

    def save(self) -> Callable[[], Any] | None:
        """Write it."""
        self.show_faults({})
        heard = self.day_of("heard", self.heard)
        if heard is None:
            return None
        because, why = Revoking(str(self.because.currentData())), self.why.text().strip()
        return lambda: awarding.revoke(self._desk, self._star, because, heard, why)
