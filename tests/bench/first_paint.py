"""One start, up to where a person can type: python -m tests.bench.first_paint bare|gridcredit BEGUN

Prints, as JSON, the seconds of the processor and of the wall (since BEGUN) at the first paint of
the window and at the first paint of a line to type in, and what was loaded at the first paint.
"""

import sys
from typing import Any

told: dict[str, Any] = {}


def bare() -> None:
    """A window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1366, 768)
    watch(window, waits_for_line=False)
    window.show()
    application.exec()


def gridcredit() -> None:
    """The program as it starts, its window watched from outside."""
    from gridcredit.__main__ import load_window

    start = load_window()
    show = start.MainWindow.show

    def watched(window: Any) -> None:
        watch(window, waits_for_line=True)
        show(window)

    start.MainWindow.show = watched
    start.main(["gridcredit"])


def watch(window: Any, waits_for_line: bool) -> None:
    """Note the first paint of a window and of a line to type in, each once it is done.

    Only events of the two themselves are looked at: looking at every event of every part would be
    charged to whoever has more parts.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                if watched is window and "first" not in told:
                    note("first")
                    window.removeEventFilter(self)
                    QTimer.singleShot(0, lambda: tell("first", ends=not waits_for_line))
                elif watched is not window and "line" not in told:
                    note("line")
                    QTimer.singleShot(0, lambda: tell("line", ends=True))
            return False

    watcher = Watch(window)
    window.installEventFilter(watcher)
    if waits_for_line:
        show_cover = window.show_cover

        def shown(cover: Any) -> None:
            if cover.focusProxy() is not None:  # of the sign-in view: the line of the passphrase
                cover.focusProxy().installEventFilter(watcher)
            show_cover(cover)

        window.show_cover = shown


def note(what: str) -> None:
    """Keep that it began, so that it is told once."""
    told[what] = {}


def tell(what: str, ends: bool) -> None:
    """Keep what it took up to now; at the end print all and end the program, threads and all."""
    import json
    import os
    import time

    told[what] = {"cpu": time.process_time(), "wall": time.time() - float(sys.argv[2])}
    told.setdefault("modules", sorted(sys.modules))
    if ends:
        print(json.dumps(told), flush=True)
        os._exit(0)


if __name__ == "__main__":
    {"bare": bare, "gridcredit": gridcredit}[sys.argv[1]]()
