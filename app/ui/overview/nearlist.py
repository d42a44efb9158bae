"""*Nearest to …* as a list: every voice with its distance in words and the number of shared themes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.core.measures import Near
from app.core.overview_words import near_words
from app.state.theme import font
from app.ui.parts.small import plain_label, tool_button
from app.ui.parts.tips import tip


class NearList(QFrame):
    """Signals: ``voice_chosen(str)`` (to compare with the one asked for), ``closed()``."""

    voice_chosen = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nearlist")
        self.title = plain_label("message")
        self.title.setWordWrap(True)
        self.close_button = tool_button("✕", self.tr("Close the list and stand by year again"), quiet=True)
        self.close_button.clicked.connect(self.closed)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda item: self.voice_chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 10, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        self.hide()

    def set_near(self, name: str, near: tuple[Near, ...], names: dict[str, str]) -> None:
        """The voices in order; hidden where there are none. ``names`` are full names by id."""
        self.setVisible(bool(near))
        title = self.tr("Nearest to {name}").format(name=name)
        self.title.setText(title)
        self.list.setAccessibleName(title)
        rows = [(n.voice, f"{names.get(n.voice, n.voice)}\n{near_words(n)}") for n in near]
        if rows == [(self.list.item(i).data(Qt.ItemDataRole.UserRole), self.list.item(i).text()) for i in range(self.list.count())]:
            return
        self.list.clear()
        hint = self.tr("Enter or double click: compare the two")
        for voice, words in rows:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, voice)
            item.setToolTip(tip(hint))
            self.list.addItem(item)

    def set_scale(self, scale: float) -> None:
        """Another text scale."""
        self.list.setFont(font(scale, "small"))

    def fit(self, room: int) -> None:
        """As wide as its lines like to be, but no more than a third of the room."""
        self.setFixedWidth(min(round(self.list.fontMetrics().averageCharWidth() * 34), room // 3))
