"""Choosing whose panes stand side by side: every voice of the debate, by kind, year and name, with a filter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QListView, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.core import ordering
from app.core.vocabulary import kind_words
from app.ui.dialogs.fitting import fit_to_screen
from app.ui.parts.flow import FlowLayout
from app.ui.parts.small import plain_label
from app.ui.parts.tips import tip
from db.records import Label, Voice

_ID = Qt.ItemDataRole.UserRole


class VoicesDialog(QDialog):
    """A list with a tick a voice. Signal: ``chosen(tuple)`` with ids in the list's order, each time a tick changes."""

    chosen = Signal(object)

    def __init__(self, voices: tuple[Voice, ...], labels: dict[str, tuple[Label, ...]], presets: tuple[str, ...], shown: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choose voices"))
        self._voices = ordering.by_year(voices)
        self._filter = QLineEdit(placeholderText=self.tr("Filter by name, school or kind"))
        self._filter.setAccessibleName(self.tr("Filter the voices"))
        self._filter.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Voices of this debate, by the year of their main work"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.itemChanged.connect(self._tell)
        for voice in self._voices:
            self._list.addItem(self._item(voice, labels.get(voice.id, ()), voice.id in shown))
        presets_row = FlowLayout()
        for words, ids in (
            (self.tr("The first comparison"), presets),
            (self.tr("Historians only"), tuple(v.id for v in self._voices if v.kind == "historian")),
            (self.tr("All"), tuple(v.id for v in self._voices)),
            (self.tr("None"), ()),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, wanted=ids: self.tick(wanted))
            presets_row.addWidget(button)
        self._count = plain_label()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.accept)
        box = QVBoxLayout(self)
        box.addWidget(self._filter)
        box.addLayout(presets_row)
        box.addWidget(self._list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(buttons)
        box.addLayout(foot)
        self._count.setWordWrap(True)
        fit_to_screen(self, 92, 30)
        self._say()

    def _item(self, voice: Voice, labels: tuple[Label, ...], ticked: bool) -> QListWidgetItem:
        about = [ordering.life(voice), "" if voice.kind == "historian" else kind_words(voice.kind), ordering.label_words(labels)]
        year = f"{voice.main_year}  " if voice.main_year else ""
        item = QListWidgetItem(year + " · ".join(part for part in (voice.name, *about) if part))
        item.setData(_ID, voice.id)
        item.setToolTip(tip(ordering.label_words(labels)))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def tick(self, wanted: tuple[str, ...]) -> None:
        """Tick exactly these voices."""
        self._list.blockSignals(True)
        for i in range(self._list.count()):
            item = self._list.item(i)
            item.setCheckState(Qt.CheckState.Checked if item.data(_ID) in wanted else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._tell()

    def ticked(self) -> tuple[str, ...]:
        """Ids of the ticked voices, by year."""
        items = (self._list.item(i) for i in range(self._list.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _tell(self) -> None:
        self._say()
        self.chosen.emit(self.ticked())

    def _say(self) -> None:
        self._count.setText(self.tr("Panes open: {count}").format(count=len(self.ticked())))

    def _narrow(self, words: str) -> None:
        """Hide what does not match; the first that does becomes the present one, so that a key never meets a hidden one."""
        items = [self._list.item(i) for i in range(self._list.count())]
        for item in items:
            item.setHidden(words.casefold() not in item.text().casefold())
        self._list.setCurrentItem(next((item for item in items if not item.isHidden()), None))  # type: ignore[arg-type]
