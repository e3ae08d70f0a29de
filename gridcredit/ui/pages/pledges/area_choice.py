"""The villages and grids of an office, to choose one of."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from gridcredit.domain.codes import AreaLevel
from gridcredit.operations.register import areas
from gridcredit.ui.app import App
from gridcredit.ui.widgets.wheel import guard_wheel


def area_choice(app: App) -> QComboBox:
    """All below the office, villages before their grids."""
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    guard_wheel(made)
    if app.desk is not None:
        tree = areas.area_tree(app.desk)
        for area in tree.subtree(app.desk.node.area):
            if area.level in (AreaLevel.VILLAGE, AreaLevel.GRID):
                indent = "　" if area.level is AreaLevel.GRID else ""
                made.addItem(indent + area.name, area.code)
    return made
