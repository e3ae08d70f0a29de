"""What there is of widgets once all that was let go is gone."""

import gc
from collections import Counter

from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle


def widgets_left() -> Counter[str]:
    """The widgets that there are, by kind."""
    for _ in range(3):
        settle()
        gc.collect()
    return Counter(type(widget).__name__ for widget in QApplication.allWidgets())
