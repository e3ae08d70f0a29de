"""One start, up to its first paint: python -m tests.bench.first_paint bare|gridcredit BEGUN

Prints, as JSON, seconds of the processor and of the wall (since BEGUN), and what was loaded.
"""

import sys


def bare() -> None:
    """A window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1366, 768)
    watch(application)
    window.show()
    application.exec()


def gridcredit() -> None:
    """The program as it starts, its window watched from outside."""
    from gridcredit.ui import start

    show = start.MainWindow.show

    def watched(window: start.MainWindow) -> None:
        from PySide6.QtWidgets import QApplication

        watch(QApplication.instance())
        show(window)

    start.MainWindow.show = watched  # type: ignore[method-assign]
    start.main(["gridcredit"])


def watch(application: object) -> None:
    """Tell of the first paint of a window once it is done, and end."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            is_window = isinstance(watched, QWidget) and watched.isWindow()
            if event.type() == QEvent.Type.Paint and is_window:
                application.removeEventFilter(self)  # type: ignore[attr-defined]
                QTimer.singleShot(0, tell)
            return False

    watching = Watch(application)  # type: ignore[arg-type]
    application.installEventFilter(watching)  # type: ignore[attr-defined]


def tell() -> None:
    """Print what the start took and end the program, its threads and all."""
    import json
    import os
    import time

    wall, cpu = time.time() - float(sys.argv[2]), time.process_time()
    print(json.dumps({"cpu": cpu, "wall": wall, "modules": sorted(sys.modules)}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    {"bare": bare, "gridcredit": gridcredit}[sys.argv[1]]()
