"""公示: whom the notice names and whom not, made and printed in one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from gridcredit import texts
from gridcredit.domain.codes import Office
from gridcredit.domain.duties import Duty
from gridcredit.domain.progress import Progress
from gridcredit.domain.stars.wording import deed_of
from gridcredit.operations.stars import announcing, printing
from gridcredit.operations.stars.announcing import Foreseen
from gridcredit.operations.stars.printing import Printed, StarPrint
from gridcredit.ui.pages.stars.notice.names import NameList
from gridcredit.ui.tokens import SMALL
from gridcredit.ui.widgets.banner import Banner
from gridcredit.ui.widgets.buttons import button
from gridcredit.ui.widgets.card import Card
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.form import Form
from gridcredit.ui.widgets.label import Label

if TYPE_CHECKING:
    from gridcredit.ui.pages.stars.notice.view import NoticeView


class HangingCard(Card):
    """Shows a Foreseen; who may hang a notice up does so here."""

    def __init__(self, view: NoticeView) -> None:
        super().__init__(self.tr("公示"))
        self._view = view
        self._seen: Foreseen | None = None
        desk = view.desk
        self._hangs = desk.office is Office.STREET and desk.actor.may(Duty.NOMINATE_STARS)
        self._prints = desk.actor.may(Duty.NOMINATE_STARS)
        self.last = Label()
        self.last.setWordWrap(True)
        self.named = NameList(
            self.tr("这次公示的名单"), self.tr("事迹一句话"), self.tr("现在没有可以公示的人。")
        )
        self.left_out = NameList(self.tr("不在名单上的"), self.tr("原因"), self.tr("没有。"))
        self.term = Label()
        self.term.setWordWrap(True)
        self.term.setProperty("role", "muted")
        self.problem = Banner("bad", "")
        self.problem.hide()
        self.telephone, self.address = QLineEdit(), QLineEdit()
        self.telephone.setPlaceholderText(self.tr("空着就用设置里的咨询电话"))
        form = self._form = Form(72)
        form.add(self.tr("受理电话"), self.telephone)
        form.add(self.tr("受理地址"), self.address)
        form.hide()  # until there is something to print
        self.hang = button(self.tr("公示并保存…"), self._on_hang, kind="primary")
        self.again = button(self.tr("再印上一份…"), self._on_again, icon="printer")
        acts = QWidget()
        flow = FlowLayout(acts, across=SMALL, down=SMALL)
        for act in (self.hang, self.again):
            flow.addWidget(act)
            act.hide()  # until it is known whether there is anything to do
        for part in (self.last, self.named, self.left_out, self.term, form, self.problem, acts):
            self.body.addWidget(part)

    def show_seen(self, seen: Foreseen) -> None:
        """Show what a notice would say today."""
        self._seen = seen
        language = self._view.language
        self.problem.hide()
        self.named.show_pairs([(x.star.name, deed_of(x.star.summary)) for x in seen.lines])
        self.left_out.show_pairs(
            [(line.star.name, texts.word(why, language)) for line, why in seen.left_out]
        )
        self.hang.setVisible(self._hangs and bool(seen.lines))
        self.again.setVisible(self._prints and seen.last is not None)
        self._form.setVisible(not self.hang.isHidden() or not self.again.isHidden())
        words = self.tr("今天贴出，公示到 {until}。").format(until=seen.until.isoformat())
        if not seen.known:
            words += self.tr("那一年的工作日历还没有，日期按周末推算。")
        self.term.setText(words if seen.lines else "")
        self.term.setVisible(bool(seen.lines))
        self.last.setText(self._last_words(seen))

    def _last_words(self, seen: Foreseen) -> str:
        if seen.last is None:
            if not seen.lines and not self._hangs:
                return self.tr("公示由街道作出；作出并交换以后，这里可以再印。")
            return self.tr("本期还没有公示过。审核通过并同意公示的，会列在下面。")
        last = seen.last
        return self.tr(
            "上一份 {number}：{begins} 至 {until}，%n 人在榜。", "", len(last.lines)
        ).format(number=last.number, begins=last.begins.isoformat(), until=last.until.isoformat())

    def _on_hang(self) -> None:
        names = "、".join(line.star.name for line in self._seen.lines) if self._seen else ""
        agreed = self._view.app.messages.ask(
            self,
            self.tr("现在公示？"),
            self.tr("从今天起计时，名单上是：{names}。").format(names=names),
            yes=self.tr("公示"),
        )
        if agreed:
            self._make(is_new=True)

    def _on_again(self) -> None:
        self._make(is_new=False)

    def _make(self, *, is_new: bool) -> None:
        view = self._view
        kinds = self.tr("Word 文档 (*.docx);;PDF 文件 (*.pdf)")
        name = self.tr("诚信之星公示 {period}.docx").format(period=view.page.chooser.period)
        out = view.app.messages.choose_save(self, self.tr("保存公示"), name, kinds, "stars")
        if out is None:
            return
        told = view.pool()
        if told is None:
            return
        period, level, area = told
        desk = view.desk
        wish = StarPrint(
            out, telephone=self.telephone.text().strip(), address=self.address.text().strip()
        )
        make = announcing.announce if is_new else announcing.notice_again

        def job(progress: Progress) -> Printed:
            made = make(desk, period, level, area)
            return printing.print_notice(desk, made, wish, progress)

        self.setEnabled(False)
        view.do(
            job,
            lambda done: self._on_made(out, done),
            self._on_failed,
            title=self.tr("生成公示"),
        )

    def _on_made(self, out: Path, done: Printed) -> None:
        self.setEnabled(True)
        words = self.tr("已保存 {name}，%n 人在名单上", "", done.names).format(name=out.name)
        self._view.app.toast(words)
        self._view.mark_stale()

    def _on_failed(self, error: object) -> None:
        self.setEnabled(True)
        self.problem.say(self._view.describe(error), "bad")  # type: ignore[arg-type]
        self.problem.show()
