"""A list of which any number may be ticked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_KEY = Qt.ItemDataRole.UserRole


class Ticks(QListWidget):
    """Words with a box each, all ticked at first."""

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], parent: QWidget) -> None:
        """``name`` is what a screen reader calls the list; of each choice there are its key and its words."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        for key, words in choices:
            item = QListWidgetItem(words, self)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)

    def ticked(self) -> tuple[str, ...]:
        """Keys of what is ticked."""
        items = (self.item(i) for i in range(self.count()))
        return tuple(item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked)
