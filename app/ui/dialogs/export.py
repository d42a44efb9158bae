"""Into what the reader exports, and what of it: one dialog for every file that the program writes for handing in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.exporting import making, options
from app.exporting.wish import ONE_PACK, Asked, View
from app.ui.dialogs.export_words import There, form_words, view_words
from app.ui.dialogs.fitting import fit_to_screen
from app.ui.dialogs.ticks import Ticks
from app.ui.parts.small import plain_label


class ExportDialog(QDialog):
    """Choices that mean something for what is chosen above them, progress, and what came of it.

    Signals: ``asked(object)`` with what is wanted (``Asked``), when the reader goes on to choose a place, and
    ``print_asked(object)`` to choose a printer; ``cancelled()``; ``open_asked()`` when the reader wants to see what was written.
    """

    asked = Signal(object)
    print_asked = Signal(object)
    cancelled = Signal()
    open_asked = Signal()

    def __init__(self, there: There, first: Asked, parent: QWidget | None = None) -> None:
        """``first`` is what stands chosen when the dialog opens."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._there, self._turned = there, first.turned
        board = there.board
        box = QVBoxLayout(self)
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(scroll, 1)
        self._fields = QWidget()
        scroll.setWidget(self._fields)  # before it has fields: all are dressed by the style sheet once, where they stay
        self._form = QFormLayout(self._fields)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.view = self._combo(self.tr("What to export"))
        self.form = self._combo(self.tr("Into what kind of file"))
        self.debates = self._combo(self.tr("Which debates"), ((board.debate.id, self.tr("This debate")), ("", "")))  # the second is named with the kind of file
        self.voices = self._combo(
            self.tr("Whose positions"),
            (
                ("view", self.tr("The panes in view ({count})").format(count=len(there.voices))),
                ("all", self.tr("Every voice of the debate ({count})").format(count=len(board.voices))),
            ),
        )
        self.themes = Ticks(self.tr("Themes to export"), ((theme.key, theme.title) for theme in board.themes), self._fields)
        self.themes.itemChanged.connect(self._ready)
        self.years = self._combo(self.tr("Which years"), (("whole", self.tr("All")), ("view", self.tr("The years in view"))))
        layouts = (("headings", self.tr("Under headings, theme by theme")), ("table", self.tr("As a table of themes and voices")))
        self.layout_ = self._combo(self.tr("How the comparison stands"), layouts)
        self.style_ = self._combo(self.tr("Style of the citations"), there.styles)
        self.paper = self._combo(self.tr("Paper"), (("a4", "A4"), ("letter", "Letter")))
        self.orientation = self._combo(self.tr("Orientation of the paper"), (("portrait", self.tr("Portrait")), ("landscape", self.tr("Landscape"))))
        self.coding = QCheckBox(self.tr("With codes and stances, and why"), self._fields)
        self._rows: dict[options.Choice | None, tuple[QWidget, ...]] = {}
        self._row(None, (self.tr("&What"), self.view), (self.tr("&File"), self.form))
        self._row("debates", (self.tr("De&bates"), self.debates))
        self._row("voices", (self.tr("&Voices"), self.voices))
        self._row("themes", (self.tr("&Themes"), self.themes))
        self._row("years", (self.tr("&Years"), self.years))
        self._row("layout", (self.tr("&Layout"), self.layout_))
        self._row("style", (self.tr("&Citations"), self.style_))
        self._row("paper", (self.tr("&Paper"), self.paper), (self.tr("&Orientation"), self.orientation))
        self._row("coding", (self.tr("Co&ding"), self.coding))
        self.says = plain_label()
        self.says.setWordWrap(True)
        self.says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar(self, textVisible=False)
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.progress.hide()
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton(self.tr("E&xport…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.print_ = buttons.addButton(self.tr("P&rint…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.look = buttons.addButton(self.tr("Open &it"), QDialogButtonBox.ButtonRole.ActionRole)
        self.leave = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)  # with the system's black sign nobody would see it in the dark
        self.look.hide()
        self.go.setDefault(True)
        self.go.clicked.connect(lambda: self.asked.emit(self.wanted()))
        self.print_.clicked.connect(lambda: self.print_asked.emit(self.wanted("pdf")))
        self.look.clicked.connect(self.open_asked)
        self.leave.clicked.connect(self.reject)
        box.addWidget(self.says)
        box.addWidget(self.progress)
        box.addWidget(buttons)
        self._running = self._to_print = False
        self._begin(first)
        fit_to_screen(self, 78, 38)

    # -- what is wanted ---------------------------------------------------------------------------------------------

    def wanted(self, form: str = "") -> Asked:
        """What is chosen now, for another ``form`` where one is named; what means nothing for it is left as usual."""
        view, form = self._view(), form or str(self.form.currentData())
        held = options.choices(view, form)
        ticked = self.ticked()
        all_themes = len(ticked) == self.themes.count() or "themes" not in held
        whole = "debates" in held and self.debates.currentData() == ""
        return Asked(
            form,
            None if whole else self._there.board.debate.id,
            None if whole else self._voices(view, held),
            (self._there.theme,) if self._there.theme and view in ("spectrum", "timeline") else None if whole or all_themes else ticked,
            str(self.style_.currentData()),
            self.coding.isChecked(),
            self._turned,
            view,
            self.layout_.currentData(),
            self.paper.currentData(),
            self.orientation.currentData() == "landscape",
            self._there.span if "years" in held and self.years.currentData() == "view" else None,
            self._there.board.pack.id,
        )

    def _voices(self, view: View, held: frozenset[options.Choice]) -> tuple[str, ...] | None:
        if view == "differences":
            return self._there.pair or self._there.voices[:2] or None
        if "voices" not in held:
            return None
        return tuple(voice.id for voice in self._there.board.voices) if self.voices.currentData() == "all" else self._there.voices

    def ticked(self) -> tuple[str, ...]:
        """Keys of the themes that are ticked."""
        return self.themes.ticked()

    def _view(self) -> View:
        view: View = self.view.currentData()
        return view

    # -- what came of it --------------------------------------------------------------------------------------------

    def for_printing(self) -> None:
        """Begin with what can be printed, and Enter prints; of a view that can't be, with a file that another program prints."""
        self._to_print = True
        if "pdf" in making.forms(self._view()):
            self._choose(self.form, "pdf")
            self.print_.setDefault(True)
            self.print_.setFocus()
            return
        if self.form.currentData() not in ("docx", "odt", "html"):
            self._choose(self.form, "docx")
        self._ready()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.says.text()))
        self.form.setFocus()

    def begun(self, sentence: str = "") -> None:
        """It is being made: nothing can be changed, and the button that closes now cancels."""
        self._set_running(True)
        self.progress.setRange(0, 0)
        self.says.setText(sentence or self.tr("The file is being made. What was there stays until it is whole."))

    @Slot(int, int)
    def show_progress(self, done: int, of: int) -> None:
        """So many pieces of so many are done; 0 of 0 where nobody knows."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def ended(self, sentence: str, *, written: bool) -> None:
        """It is made, or it is not: say so. Another one can be made at once."""
        self._set_running(False)
        self.says.setText(sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self.look.setVisible(written)
        (self.look if written else self.go).setFocus()

    def _set_running(self, running: bool) -> None:
        self._running = running
        self._fields.setEnabled(not running)
        self.progress.setVisible(running)
        self.leave.setText(self.tr("Cancel") if running else self.tr("Close"))
        self._ready()
        if running:
            self.go.setEnabled(False)
            self.print_.setEnabled(False)
            self.leave.setFocus()

    def reject(self) -> None:
        """Escape and Close: first what is being made is cancelled, then the dialog goes."""
        if self._running:
            self.says.setText(self.tr("Cancelling …"))
            self.cancelled.emit()
        else:
            super().reject()

    # -- how it is built --------------------------------------------------------------------------------------------

    def _combo(self, name: str, choices: Iterable[tuple[str, str]] = ()) -> QComboBox:
        box = QComboBox(self._fields)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        for key, words in choices:
            box.addItem(words, key)
        return box

    def _row(self, choice: options.Choice | None, *fields: tuple[str, QWidget]) -> None:
        parts: list[QWidget] = []
        for words, field in fields:
            label = QLabel(words, self._fields)
            label.setBuddy(field)
            self._form.addRow(label, field)
            parts.append(field)
        self._rows[choice] = tuple(parts)

    def _begin(self, first: Asked) -> None:
        words = view_words()
        for view in making.views():
            self.view.addItem(words[view], view)
        self._choose(self.view, first.view)
        self._form_kept = first.form  # passing a view that lacks it does not change it
        self._fill_forms(first.form)
        for box, key in ((self.style_, first.style), (self.layout_, first.layout), (self.paper, first.paper), (self.orientation, "landscape" if first.landscape else "portrait")):
            self._choose(box, key)
        self._choose(self.voices, "all" if first.voices is None else "view")
        self.coding.setChecked(first.coding)
        self.view.currentIndexChanged.connect(lambda: self._fill_forms(self._form_kept))
        self.form.currentIndexChanged.connect(lambda: setattr(self, "_form_kept", str(self.form.currentData())))
        self.form.currentIndexChanged.connect(self._show_choices)
        self.voices.currentIndexChanged.connect(self._ready)
        self.coding.setEnabled(first.coding)  # with coding off it stays off: what is hidden in the window is not written either
        self.coding.setToolTip("" if first.coding else self.tr("Coding is off in the window, so no file has stances"))

    @staticmethod
    def _choose(box: QComboBox, key: object) -> None:
        box.setCurrentIndex(max(0, box.findData(key)))

    def _fill_forms(self, form: str) -> None:
        """The endings of the view that is chosen; the same as before where it has it."""
        words, there = form_words(), making.forms(self._view())
        self.form.blockSignals(True)
        self.form.clear()
        for key in words:
            if key in there:
                self.form.addItem(words[key], key)
        self._choose(self.form, form)
        self._choose(self.debates, "" if self._view() == "figures" else self._there.board.debate.id)
        self.form.blockSignals(False)
        self._show_choices()

    @Slot()
    def _show_choices(self) -> None:
        form = str(self.form.currentData())
        held = options.choices(self._view(), form)
        every = self.tr("Every debate ({count})").format(count=self._there.debates)
        self.debates.setItemText(1, self.tr("The whole pack") if form in ONE_PACK else every)
        for choice, fields in self._rows.items():
            for field in fields:
                self._form.setRowVisible(field, choice is None or choice in held)
        self._ready()

    @Slot()
    def _ready(self) -> None:
        """Nothing can be exported without a voice or a theme."""
        there = "pdf" in making.forms(self._view())
        empty = self._empty(str(self.form.currentData()))
        self.go.setEnabled(not empty)
        self.print_.setEnabled(there and not self._empty("pdf"))
        self.print_.setVisible(there)
        usual = self.tr("Every file ends with what to look up before you hand in.")
        if self._to_print and not there:
            usual = self.tr("This view can’t be printed from here. Export it as Word document, OpenDocument text or web page, and print that.")
        self.says.setText(self.tr("Tick at least one theme, and open at least one pane.") if empty else usual)
        self.look.hide()

    def _empty(self, form: str) -> bool:
        """Is a theme or a voice wanting for this?"""
        held = options.choices(self._view(), form)
        return ("themes" in held and not self.ticked()) or ("voices" in held and self.voices.currentData() == "view" and not self._there.voices)
