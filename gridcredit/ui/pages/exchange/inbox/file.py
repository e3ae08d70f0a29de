"""One file that was handed in: what it is, what it would do, what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gridcredit import texts
from gridcredit.domain.errors import GridCreditError
from gridcredit.domain.runs import in_words
from gridcredit.ui.app import App
from gridcredit.ui.pages.exchange.inbox.paper import PaperButton, Source
from gridcredit.ui.pages.exchange.out.stick import stick_button
from gridcredit.ui.tokens import CONTROL, SMALL, TIGHT
from gridcredit.ui.tooltips import plain_tooltip
from gridcredit.ui.widgets.buttons import button, icon_button
from gridcredit.ui.widgets.file_chip import FileChip, show_folder
from gridcredit.ui.widgets.fingerprints import Fingerprints
from gridcredit.ui.widgets.flow import FlowLayout
from gridcredit.ui.widgets.glyph import Glyph
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.short_label import ShortLabel
from gridcredit.ui.widgets.tag import Tag
from gridcredit.ui.work_words import new_words

if TYPE_CHECKING:
    from gridcredit.operations.exchange.filereport import Accepted, Counted
    from gridcredit.operations.inbox.inbox import Offered
    from gridcredit.operations.trust.fingerprints import TrustFile

Tagged = tuple[str, str]  # words and the tone of their tag
ICONS = {
    "package": "package",
    "receipt": "receipt",
    "request": "person",
    "certificate": "shield",
    "revocation": "shield",
}


class FileCard(QFrame):
    """Shows one file; `state` is checking, ready, joining, done or refused."""

    approve_wanted = Signal(object)  # (Path, Shown)
    keep_wanted = Signal(object)  # (Path, GridCreditError)
    removed = Signal(object)  # Path
    paper_wanted = Signal(object)  # (Source, bool: to a printer)

    def __init__(self, app: App, file: Path) -> None:
        super().__init__()
        self.app, self.file, self.state = app, file, "checking"
        self._kind = ""
        self.setProperty("role", "card")
        self.setAccessibleName(file.name)
        self._glyph = Glyph("file", "muted", 24)
        name = ShortLabel(file.name)
        name.setProperty("role", "section")
        name.setToolTip(plain_tooltip(str(file)))
        self._state = Tag(self.tr("正在检查"), "plain")
        self._words = Label()
        self._words.setWordWrap(True)
        self._facts = QWidget()
        self._flow = FlowLayout(self._facts)
        self._buttons = FlowLayout(across=SMALL, down=TIGHT)
        self._close = icon_button("cross", self.tr("移出列表"), self._on_close)
        self._last: QWidget = self._close
        self._next: QWidget | None = None  # what is to be done with the card now
        self._hint = Label()
        self._hint.setProperty("role", "caption")
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(name)
        top.addWidget(self._state)
        top.addStretch(1)
        top.addWidget(self._close)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(TIGHT)
        self._middle.addLayout(top)
        self._middle.addWidget(self._words)
        self._middle.addWidget(self._facts)
        self._middle.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 10)
        row.setSpacing(12)
        row.addWidget(self._glyph)
        row.addLayout(self._middle, 1)
        self._say("")

    def go_after(self, stop: QWidget) -> None:
        """Follow a widget in the Tab order; what a card gets later comes after its own."""
        QWidget.setTabOrder(stop, self._close)

    @property
    def last_stop(self) -> QWidget:
        """Where Tab leaves the card."""
        return self._last

    def take_keyboard(self) -> bool:
        """Stand on what is to be done next: approve, or hand back the file that was made; False
        where there is nothing."""
        if self._next is not None:
            self._next.setFocus()
        return self._next is not None

    def show_offered(self, offered: Offered) -> None:
        """Show what taking it in would do, or why it cannot be taken in."""
        self._kind = offered.kind
        self._glyph.show_icon(ICONS.get(offered.kind, "file"))
        if offered.error is not None:
            self.show_error(offered.error)
        elif offered.joining is not None:
            self._show_joining(offered.joining)
        elif offered.report is not None:
            self.state = "ready"
            self._state.show_text(self._readiness(offered.report), "info")
            self._show_report(offered.report)

    def _readiness(self, report: Accepted) -> str:
        from gridcredit.operations.exchange.filereport import AlreadyKnown, Confirmed

        match report:
            case AlreadyKnown(is_undone=True):
                return self.tr("这次导入已撤销，要收回来请在“已收到”里恢复")
            case AlreadyKnown() | Confirmed(is_again=True):
                return self.tr("以前导入过，再导入不会有变化")
        return self.tr("可以导入")

    def show_report(self, report: Accepted) -> None:
        """Show what became of it, with its receipt ready to be dragged away."""
        from gridcredit.operations.exchange.filereport import Answered

        self.state = "done"
        self._state.show_text(self.tr("已导入"), "good")
        self._show_report(report)
        if isinstance(report, Answered) and report.receipt is not None:
            self._show_made(report.receipt, "receipt", self.tr("把回执交还给对方："))
            source = Source.of(report.receipt)
            paper = PaperButton(lambda: source, self)
            paper.wanted.connect(self.paper_wanted.emit)
            self._add_button(paper.button)

    def show_approved(self, certificate: Path, name: str) -> None:
        """Show the certificate that was made."""
        self._show_agreed(self.tr("已批准"), self.tr("{name} 可以开始工作了。").format(name=name))
        self._show_made(certificate, "shield", self.tr("把证书交给对方："))

    def show_accepted(self, name: str) -> None:
        """The certificate that was handed in counts now."""
        words = self.tr("“{name}”的证书已生效，可以继续往来。")
        self._show_agreed(self.tr("已接受"), words.format(name=name))

    def _show_agreed(self, state: str, words: str) -> None:
        self.state = "done"
        self._state.show_text(state, "good")
        self._say(words)
        _clear(self._buttons)
        self._last, self._next = self._close, None
        self._hint.hide()

    def show_error(self, error: GridCreditError) -> None:
        """Say why it is refused, what is safe and what to do."""
        self.state = "refused"
        self._state.show_text(self.tr("不能导入"), "bad")
        self._glyph.show_icon("error", "bad")
        self._say(texts.describe(error, self.app.settings.language))
        if self._kind == "package":
            self._offer_to_keep(error)

    def _offer_to_keep(self, error: GridCreditError) -> None:
        from gridcredit.operations.exchange.quarantine import may_wait

        if may_wait(error):
            keep = button(self.tr("收存"), lambda: self.keep_wanted.emit((self.file, error)))
            self._next = keep
            self._add_button(keep)

    def show_kept(self, notice: Path | None) -> None:
        """It waits whole; the notice for its sender is ready to be dragged away."""
        self.state = "done"
        self._next = None
        self._state.show_text(self.tr("已收存"), "good")
        _clear(self._buttons)
        self._last = self._close
        if notice is not None:
            self._show_made(notice, "receipt", self.tr("把吊销通知交还给对方："))

    def show_waiting(self) -> None:
        """It was stopped before its turn, and can be taken in later."""
        if self.state == "checking":
            self._state.show_text(self.tr("没有检查"), "plain")

    def _show_report(self, report: Accepted) -> None:
        from gridcredit.operations.exchange.filereport import CertificateEnded, Confirmed

        if isinstance(report, CertificateEnded):
            words = self.tr("{name} 的证书已被吊销；导入后，不再与它收发数据包。")
            self._say(words.format(name=report.sender_name))
            return
        words = self.tr("来自 {name}，第 {number} 号数据包")
        if isinstance(report, Confirmed):
            words = self.tr("{name} 对第 {number} 号数据包的回执")
        self._say(words.format(name=report.sender_name, number=report.number))
        _clear(self._flow)
        for words, tone in self._facts_of(report):
            self._flow.addWidget(Tag(words, tone))
        self._facts.setVisible(True)

    def _facts_of(self, report: Counted) -> list[Tagged]:
        from gridcredit.operations.exchange.filereport import TakenIn

        told = [*self._new(report), (self.tr("已有 {count:,}").format(count=report.same), "plain")]
        if isinstance(report, TakenIn) and report.conflicts:
            told.append((self.tr("冲突 {count:,}").format(count=report.conflicts), "warn"))
        for reason, count in report.set_aside:
            words = self.tr("搁置 {count:,}：{reason}")
            reason = texts.reason_word(reason, self.app.settings.language)
            told.append((words.format(count=count, reason=reason), "warn"))
        if isinstance(report, TakenIn) and report.retried:
            words = self.tr("先前搁置、现已并入 {count:,}").format(count=report.retried)
            told.append((words, "good"))
        told += self._noticed(report)
        if isinstance(report, TakenIn) and report.missing:
            numbers = in_words(report.missing, 5)
            told.append((self.tr("缺第 {numbers} 号").format(numbers=numbers), "warn"))
        return told

    def _new(self, report: Counted) -> list[Tagged]:
        """What people did, and how many records are new."""
        from gridcredit.operations.exchange.filereport import Confirmed, TakenIn

        done = new_words(report.work) if isinstance(report, TakenIn) else []
        new = self.tr("其中新记录 {count:,}") if done else self.tr("新增 {count:,}")
        if isinstance(report, Confirmed):
            new = self.tr("对方收下 {count:,}")
        tone = "good" if report.accepted and not done else "plain"
        return [*((words, "good") for words in done), (new.format(count=report.accepted), tone)]

    def _noticed(self, report: Counted) -> list[Tagged]:
        """What it shows of copies and backups."""
        from gridcredit.operations.exchange.filereport import Confirmed, Noticed

        match report.noticed:
            case Noticed.RESTORED:
                return [(self.tr("对方恢复过旧备份，已重新对上"), "info")]
            case Noticed.COPIED if isinstance(report, Confirmed):
                return [(self.tr("这台电脑的数据是一份拷贝，请看页首"), "bad")]
            case Noticed.COPIED:
                words = self.tr("对方的数据被拷贝到两台电脑上用，这一份要换新编号")
                return [(words, "bad")]
            case Noticed.DOUBLED:
                words = self.tr(
                    "另一台电脑也以本单位的名义往来，请先与上级交换，由上级认定哪台是拷贝"
                )
                return [(words, "bad")]
        return []

    def _show_joining(self, shown: TrustFile) -> None:
        self.state = "joining"
        office = texts.word(shown.office, self.app.settings.language)
        area = f"{shown.area_name} {shown.area}".strip()
        codes = Fingerprints(is_wide=True)
        if self._kind == "certificate":
            self._state.show_text(self.tr("新的证书"), "info")
            words = self.tr("{name} 发来的证书：{office}，{area}")
            self._say(words.format(name=shown.parent.name, office=office, area=area))
            codes.show_certificate(shown)
            self._hint.setText(self.tr("请上级念出指纹，两边一致再接受。"))
            agree = self.tr("指纹一致，接受")
        else:
            self._state.show_text(self.tr("申请接入"), "info")
            words = self.tr("{name}，{office}，{area}")
            self._say(words.format(name=shown.name, office=office, area=area))
            codes.show_request(shown)
            self._hint.setText(self.tr("请对方念出指纹，两边一致再批准。"))
            agree = self.tr("指纹一致，批准")
        self._middle.insertWidget(2, codes)
        self._middle.insertWidget(3, self._hint)
        wanted = (self.file, shown)
        self._next = button(agree, lambda: self.approve_wanted.emit(wanted), icon="check")
        self._add_button(self._next)
        self._add_button(button(self.tr("不一致，移除"), self._on_close, kind="quiet"))

    def _show_made(self, file: Path, icon: str, words: str) -> None:
        chip = FileChip(file, icon)
        chip.clicked.connect(lambda: show_folder(file))
        said = Label(words)
        said.setProperty("role", "caption")
        said.setMinimumHeight(CONTROL)  # in the middle of the line of buttons
        folder = button(self.tr("打开所在文件夹"), lambda: show_folder(file), kind="quiet")
        self._next = chip
        self._buttons.addWidget(said)
        self._add_button(chip)
        self._add_button(stick_button(self.app, file))
        self._add_button(folder)

    def _add_button(self, made: QWidget) -> None:
        self._buttons.addWidget(made)
        QWidget.setTabOrder(self._last, made)
        self._last = made

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._facts.setVisible(False)
        self.setAccessibleDescription(words)

    def _on_close(self) -> None:
        self.removed.emit(self.file)


def _clear(layout: QLayout) -> None:
    for at in reversed(range(layout.count())):
        item = layout.takeAt(at)
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
