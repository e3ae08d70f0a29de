"""The house rules of gridcredit/: each takes one file and yields (line, what is wrong)."""

import ast
import re
import sys
from collections.abc import Iterator

from tests.house.sources import Source

Faults = Iterator[tuple[int, str]]

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
NO_MODULE_NAMES = {"utils", "util", "common", "helpers", "helper", "base", "core", "constants"}
NO_CLASS_SUFFIX = re.compile(r"(Manager|Service|Helper|Util|Utils|Data|Info)$")
SNAKE_CASE = re.compile(r"_?[a-z][a-z0-9]*(_[a-z0-9]+)*")
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "perf_counter", "localtime"}
CLOCK_OWNERS = {"datetime", "date", "time"}
SQL_LIBRARIES = {"sqlalchemy", "alembic", "sqlcipher3", "sqlite3", "psycopg"}
RICH = {
    "QLabel", "QTextEdit", "QTextBrowser", "QInputDialog", "QProgressDialog", "QErrorMessage",
    "QToolTip", "QWhatsThis", "QStaticText", "QTextDocument", "setHtml", "setWhatsThis",
    "setTextFormat", "showText",
}  # fmt: skip
RICH_FORMATS = {"RichText", "AutoText", "MarkdownText"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def files_are_short(source: Source) -> Faults:
    """A file of more than 400 lines holds two subjects."""
    lines = source.text.count("\n")
    if lines > LONGEST_FILE and not source.lies_in("store/migrations"):
        yield LONGEST_FILE, f"file of {lines} lines"


def functions_are_short(source: Source) -> Faults:
    """A function of more than 50 lines does two things; migrations only list steps."""
    if source.lies_in("store/migrations"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, FUNCTIONS):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} of {lines} lines"


def modules_say_what_they_promise(source: Source) -> Faults:
    """Every module opens with a docstring."""
    if not ast.get_docstring(source.tree):
        yield 1, "module without a docstring"


def public_things_say_what_they_promise(source: Source) -> Faults:
    """Every public class and function of a module has a docstring."""
    if source.lies_in("store/migrations"):
        return
    for node in source.tree.body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield node.lineno, f"{node.name} without a docstring"


def modules_are_named_after_a_subject(source: Source) -> Faults:
    """No module or package is a drawer for odds and ends."""
    for part in source.path.removesuffix(".py").split("/"):
        if part in NO_MODULE_NAMES:
            yield 1, f"module name {part}"


def classes_are_named_after_a_thing(source: Source) -> Faults:
    """No class ends in Manager, Service, Helper, Util, Data or Info."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and NO_CLASS_SUFFIX.search(node.name):
            yield node.lineno, f"class name {node.name}"


def wording_is_literal(source: Source) -> Faults:
    """tr() takes one literal (then only lupdate's comment and count), or lupdate cannot see it.

    translate() may take a name instead: its literal stands marked in a table elsewhere.
    """
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        called = _last_name(node.func)
        if called == "tr" and not (node.args and _is_text(node.args[0])):
            yield node.lineno, "tr() of something else than a literal"
        if called == "tr" and len(node.args) > 1 and not _is_text(node.args[1]):
            yield node.lineno, "tr() with a second value; use .format() after it"
        if called == "translate" and _is_of_the_application(node.func):
            if len(node.args) > 1 and not _may_be_marked(node.args[1]):
                yield node.lineno, "translate() of a sentence put together"


def broad_excepts_stand_at_the_rim(source: Source) -> Faults:
    """Only the thread file and the application swallow everything; others raise it again."""
    if source.lies_in("ui/runner.py", "ui/app.py"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler) and not _raises_again(node):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(c is None or _last_name(c) in ("Exception", "BaseException") for c in caught):
                yield node.lineno, "except that catches everything"


def dialogs_of_the_system_stand_in_one_file(source: Source) -> Faults:
    """QMessageBox and QFileDialog are known to ui/messages.py alone."""
    if source.lies_in("ui/messages.py"):
        return
    for node in ast.walk(source.tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        names += [node.attr] if isinstance(node, ast.Attribute) else []
        for name in {"QMessageBox", "QFileDialog"} & set(names):
            yield node.lineno, f"{name} outside ui/messages.py"


def words_are_shown_as_they_are(source: Source) -> Faults:
    """Nothing on the screen guesses whether a text is HTML: labels are widgets/label.Label, what a
    tooltip says is a literal or went through plain_tooltip(), and nothing shows rich text."""
    if not source.lies_in("ui") or source.lies_in("ui/widgets/label.py"):
        return
    for node in ast.walk(source.tree):
        made = [node.func] if isinstance(node, ast.Call) else []
        made += node.bases if isinstance(node, ast.ClassDef) else []
        made += [node] if isinstance(node, ast.Attribute) and node.attr in RICH_FORMATS else []
        for name in (RICH | RICH_FORMATS) & set(map(_last_name, made)):
            yield node.lineno, f"{name} may read a text as HTML"  # type: ignore[attr-defined]
        if not isinstance(node, ast.Call):
            continue
        if _last_name(node.func) == "setToolTip" and not _is_plain(node.args[-1]):
            yield node.lineno, "setToolTip() of what may be HTML; use plain_tooltip()"
        told = [_last_name(given) for given in node.args]
        if {"ToolTipRole", "TOOLTIP"} & set(told) and not any(map(_is_plain, node.args)):
            if _last_name(node.func) == "setData":
                yield node.lineno, "a tooltip that may be HTML; use plain_tooltip()"


def only_the_command_line_prints(source: Source) -> Faults:
    """print() is for cli/; everything else returns values or logs."""
    if source.lies_in("cli"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "print":
                yield node.lineno, "print()"


def signals_are_snake_case(source: Source) -> Faults:
    """Signals are named like visit_saved."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Call):
            continue
        if _last_name(node.value.func) == "Signal":
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if not SNAKE_CASE.fullmatch(_last_name(target)):
                    yield node.lineno, f"signal name {_last_name(target)}"


def the_rules_have_no_clock(source: Source) -> Faults:
    """domain/ is handed the date; it never asks for it."""
    if not source.lies_in("domain"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            if _last_name(node.value) in CLOCK_OWNERS:
                yield node.lineno, f"wall clock {_last_name(node.value)}.{node.attr}"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield node.lineno, "wall clock imported from time"


def the_rules_stand_alone(source: Source) -> Faults:
    """domain/ imports the standard library and itself."""
    if not source.lies_in("domain"):
        return
    for line, name in _imports(source.tree):
        own = name == "gridcredit.domain" or name.startswith("gridcredit.domain.")
        if not own and name.split(".")[0] not in sys.stdlib_module_names:
            yield line, f"domain imports {name}"


def paper_draws_without_widgets(source: Source) -> Faults:
    """paper/ knows QtGui and QtCore alone, so that it draws without a window."""
    if not source.lies_in("paper"):
        return
    for line, name in _imports(source.tree):
        allowed = name.startswith(("PySide6.QtGui", "PySide6.QtCore"))
        if name.split(".")[0] == "PySide6" and not allowed:
            yield line, f"paper imports {name}"


def libraries_stay_in_their_place(source: Source) -> Faults:
    """Qt is for ui/ and paper/, SQL for store/; a new module is held to it at once."""
    for line, name in _imports(source.tree):
        top = name.split(".")[0]
        if top in ("PySide6", "shiboken6") and not source.lies_in("ui", "paper"):
            yield line, f"Qt outside ui and paper: {name}"
        if top in SQL_LIBRARIES and not source.lies_in("store"):
            yield line, f"SQL outside store: {name}"


def nothing_goes_through_a_shell(source: Source) -> Faults:
    """No os.system, no shell=True."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in ("system", "popen"):
            if _last_name(node.value) == "os":
                yield node.lineno, f"os.{node.attr}"
        if isinstance(node, ast.keyword) and node.arg == "shell":
            yield node.value.lineno, "shell="


def store_functions_never_commit(source: Source) -> Faults:
    """The operation owns the transaction; only opening and migrating a database end one."""
    if not source.lies_in("store") or source.lies_in(
        "store/engine/database.py", "store/engine/migrate.py"
    ):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "commit":
                yield node.lineno, ".commit() in store"


def shapes_are_read_in_one_place(source: Source) -> Faults:
    """msgspec lays out a shape for shapes.py alone: two threads at it at once end the process."""
    if source.lies_in("shapes.py"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "msgspec":
            for name in {"convert", "decode", "Decoder", "json", "msgpack"} & {
                alias.name for alias in node.names
            }:
                yield node.lineno, f"{name} imported from msgspec"
        if isinstance(node, ast.Attribute) and node.attr in ("convert", "Decoder"):
            if _first_name(node) == "msgspec":
                yield node.lineno, f"msgspec's {node.attr} outside shapes.py"
        if isinstance(node, ast.Call) and _last_name(node.func) == "decode":
            if any(keyword.arg in ("type", None) for keyword in node.keywords):
                yield node.lineno, "decode(type=) outside shapes.py"


def dialogs_are_run_in_one_place(source: Source) -> Faults:
    """A dialog is waited for by ui/modal.py, which lets go of it; or it is opened, and says
    itself that it goes when it is closed."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr == "exec":
            owner = _last_name(node.value)
            if owner not in ("application", "drag") and not source.lies_in("ui/modal.py"):
                yield node.lineno, f"{owner}.exec"
        if isinstance(node, ast.ClassDef) and "QDialog" in map(_last_name, node.bases):
            is_run = source.lies_in("ui/messages.py", "ui/dialogs/keys.py", "ui/dialogs/crash.py")
            if not is_run and "WA_DeleteOnClose" not in ast.unparse(node):
                yield node.lineno, f"{node.name} without WA_DeleteOnClose"


RULES = (
    files_are_short,
    functions_are_short,
    modules_say_what_they_promise,
    public_things_say_what_they_promise,
    modules_are_named_after_a_subject,
    classes_are_named_after_a_thing,
    wording_is_literal,
    broad_excepts_stand_at_the_rim,
    dialogs_of_the_system_stand_in_one_file,
    words_are_shown_as_they_are,
    only_the_command_line_prints,
    signals_are_snake_case,
    the_rules_have_no_clock,
    the_rules_stand_alone,
    paper_draws_without_widgets,
    libraries_stay_in_their_place,
    nothing_goes_through_a_shell,
    store_functions_never_commit,
    shapes_are_read_in_one_place,
    dialogs_are_run_in_one_place,
)


def _last_name(node: ast.expr | None) -> str:
    """`c` of `a.b.c`; empty for anything that is not a name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_plain(node: ast.expr) -> bool:
    """Whether a tooltip's text is a literal of ours, translated or not, or was made plain."""
    if not isinstance(node, ast.Call):
        return _is_text(node)
    return _last_name(node.func) in ("tr", "plain_tooltip")


def _first_name(node: ast.expr) -> str:
    """`a` of `a.b.c`; empty for anything that is not a name."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _may_be_marked(node: ast.expr) -> bool:
    return _is_text(node) or isinstance(node, ast.Name | ast.Attribute | ast.Subscript)


def _is_of_the_application(node: ast.expr) -> bool:
    """Whether it is Qt's translate(), not a painter's or a string's."""
    owner = _last_name(node.value) if isinstance(node, ast.Attribute) else "QCoreApplication"
    return owner.endswith("Application")


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every imported module; `from package import name` may import a module, so both are told."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, f"{node.module or ''}.{alias.name}"
