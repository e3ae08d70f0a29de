"""Beginning a workspace: the district founds the tree, the offices below it ask to join."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gridcredit.domain.errors import BadValue, GridCreditError, WeakPassphrase, WrongLevel
from gridcredit.ui.app import App
from gridcredit.ui.welcome.cover import LABELS, Cover
from gridcredit.ui.widgets.drop_area import DropArea
from gridcredit.ui.widgets.fingerprints import Fingerprints
from gridcredit.ui.widgets.form import Form, FormRow
from gridcredit.ui.widgets.label import Label
from gridcredit.ui.widgets.new_passphrase import NewPassphrase

if TYPE_CHECKING:
    from gridcredit.operations.trust.fingerprints import TrustFile


_EXAMPLE = "370403002001001"


class _Beginning(Cover):
    """A form whose faults stand beside their fields."""

    wanted = Signal(object)  # the fields' values
    new: NewPassphrase

    def __init__(self, app: App) -> None:
        super().__init__(app, width=520)
        self.form = Form(LABELS)
        self.body.addWidget(self.form)
        self.rows: dict[str, FormRow] = {}
        self.add_back()
        self.add_primary(self.tr("建立工作区")).clicked.connect(self._on_clicked)

    def refuse(self, error: GridCreditError) -> None:
        """Say what is wrong where it is wrong."""
        self.set_busy(False)
        field = error.field if isinstance(error, BadValue) else ""
        row = self.rows.get("area" if isinstance(error, WrongLevel) else field)
        if isinstance(error, WeakPassphrase):
            from gridcredit import texts

            reason = texts.reason_word(error.reason, self.app.settings.language)
            self.new.refuse(self.tr("太容易被猜到：{reason}。").format(reason=reason))
        elif row is not None:
            row.set_error(self.app.messages.words(error))
            self.form.focus_first_error()
        else:
            self.say_error(error)

    def _add_line(self, name: str, label: str, hint: str = "") -> QLineEdit:
        line = QLineEdit()
        self.rows[name] = self.form.add(label, line, hint)
        line.textEdited.connect(lambda _text: self.rows[name].set_error(""))
        return line

    def _whose(self, office: str) -> str:
        return {
            "grid": self.tr("网格员的电脑"),
            "village": self.tr("村居的电脑"),
        }.get(office, self.tr("街道办事处的电脑"))

    def _add_name(self, office: str) -> QLineEdit:
        label = self.tr("姓名") if office == "grid" else self.tr("单位名称")
        return self._add_line("name", label, self.tr("上级在批准时看到的名字。"))

    def _require(self, *lines: QLineEdit) -> bool:
        """Whether all are filled; says so beside those that are not."""
        for row in self.rows.values():
            if row.field in lines:
                is_blank = not row.field.text().strip()
                row.set_error(self.tr("这一项要填写。") if is_blank else "")
        return all(line.text().strip() for line in lines)

    def _on_clicked(self) -> None:
        """Tell what is wanted, once it can be."""


class Joining(_Beginning):
    """Area, name and passphrase of a computer below the district's. Wants (area, name, words)."""

    invitation_offered = Signal(object)  # Path: it says the area

    def __init__(self, app: App, office: str) -> None:
        super().__init__(app)
        self.set_heading(
            self._whose(office),
            self.tr("建好后会得到一个申请文件，交给上级批准就能开始工作。"),
        )
        self._drop = DropArea(
            self.tr("把邀请文件 (.gcinv) 拖到这里，或点击选择"),
            [".gcinv"],
            "shield",
        )
        self._drop.setMinimumHeight(76)
        self._drop.clicked.connect(self._on_choose)
        self._drop.files_dropped.connect(lambda files: self.invitation_offered.emit(files[0]))
        hint = self.tr("上级发来了邀请文件的，不用填编码。")
        self.form.add(self.tr("邀请文件"), self._drop, hint)
        label, digits = {
            "grid": (self.tr("网格编码"), 15),
            "village": (self.tr("村居编码"), 12),
            "street": (self.tr("街道编码"), 9),
        }[office]
        words = self.tr("上级给的区域编码，{digits} 位，例如 {code}。")
        hint = words.format(digits=digits, code=_EXAMPLE[:digits])
        self._area = self._add_line("area", label, hint)
        self._name = self._add_name(office)
        self.new = NewPassphrase(self.form)
        self.setFocusProxy(self._area)

    def _on_choose(self) -> None:
        file = choose_invitation(self.app, self)
        if file is not None:
            self.invitation_offered.emit(file)

    def _on_clicked(self) -> None:
        is_filled = self._require(self._area, self._name)
        if self.new.is_good() and is_filled:
            self.wanted.emit((self._area.text().strip(), self._name.text(), self.new.text))
        else:
            self.form.focus_first_error()


class Invited(_Beginning):
    """Name and passphrase; the rest an invitation says. Wants (name, words)."""

    def __init__(self, app: App, shown: TrustFile) -> None:
        super().__init__(app)
        words = self.tr("“{inviter}”邀请你接入：{area} {code}")
        self.set_heading(
            self._whose(shown.office),
            words.format(inviter=shown.parent.name, area=shown.area_name, code=shown.area),
        )
        codes = Fingerprints()
        codes.show_inviter(shown.parent, shown.root)
        hint = Label(self.tr("打电话与上级核对指纹。以后只接受它签发的证书。"))
        hint.setProperty("role", "caption")
        hint.setWordWrap(True)
        self.body.insertWidget(0, codes)
        self.body.insertWidget(1, hint)
        self._name = self._add_name(shown.office)
        self.new = NewPassphrase(self.form)
        self.setFocusProxy(self._name)

    def _on_clicked(self) -> None:
        is_filled = self._require(self._name)
        if self.new.is_good() and is_filled:
            self.wanted.emit((self._name.text(), self.new.text))
        else:
            self.form.focus_first_error()


def choose_invitation(app: App, parent: QWidget) -> Path | None:
    """Ask for an invitation."""
    title = QCoreApplication.translate("Invited", "打开邀请文件")
    kinds = QCoreApplication.translate("Invited", "邀请文件 (*.gcinv)")
    return app.messages.choose_file(parent, title, kinds, "enrolment")


class Founding(_Beginning):
    """Name, list of areas and passphrase of the district. Wants (file, area, name, words)."""

    file_offered = Signal(object)  # Path: which districts are in it?

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.set_heading(
            self.tr("区信用办的电脑"),
            self.tr("全区的证书都由这里签发：先街道，再由街道签发给村居和网格。"),
        )
        self._name = self._add_line("name", self.tr("单位名称"))
        self._drop = DropArea(self.tr("把区域名单 (CSV) 拖到这里，或点击选择"), [".csv"])
        self._drop.setMinimumHeight(88)
        hint = self.tr("每行：code,name,level,parent。以后可以再补充。")
        self.rows["areas"] = self.form.add(self.tr("区域名单"), self._drop, hint)
        self._found = Label()
        self._found.setProperty("role", "caption")
        self._file: Path | None = None
        self._area = ""
        self.new = NewPassphrase(self.form)
        self._drop.clicked.connect(self._on_choose)
        self._drop.files_dropped.connect(lambda files: self.file_offered.emit(files[0]))
        self.setFocusProxy(self._name)

    def show_districts(self, file: Path, districts: list[tuple[str, str]], areas: int) -> None:
        """Take a list that holds exactly one district."""
        row = self.rows["areas"]
        if len(districts) != 1:
            self._file = None
            row.set_error(self.tr("名单里要有且只有一个区 (level 为 district)。"))
            return
        self._file, (self._area, name) = file, districts[0]
        row.set_error("")
        words = self.tr("{file}：{name}，共 {count} 个区域")
        self._drop.setText(words.format(file=file.name, name=name, count=areas))
        self._drop.setAccessibleName(self._drop.text())
        self._drop.update()

    def refuse_file(self, error: GridCreditError) -> None:
        """The list cannot be read."""
        self._file = None
        self.rows["areas"].set_error(self.app.messages.words(error))

    def _on_choose(self) -> None:
        kinds = self.tr("区域名单 (*.csv)")
        file = self.app.messages.choose_file(self, self.tr("选择区域名单"), kinds, "areas")
        if file is not None:
            self.file_offered.emit(file)

    def _on_clicked(self) -> None:
        is_filled = self._require(self._name)
        if self._file is None:
            self.rows["areas"].set_error(self.tr("请选择区域名单。"))
        if self.new.is_good() and is_filled and self._file is not None:
            self.wanted.emit((self._file, self._area, self._name.text().strip(), self.new.text))
        else:
            self.form.focus_first_error()
