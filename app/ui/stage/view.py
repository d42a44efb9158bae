"""The stage: one theme large, on a window of its own, for a hall. A view of the workspace, without anything around it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from app.core.slides import Slide
from app.state.theme import STAGE_THEME, Theme, load_theme
from app.state.workspace import Stage
from app.ui.stage.keys import Deed, deed, repeats
from app.ui.stage.layout import Deck, Page, about
from app.ui.stage.painting import paint_page
from app.ui.stage.texts import Text, plain

POINTER_REST = 2_000
"""Milliseconds after which a pointer at rest is hidden, and the keys with it."""

HINT = 0.016
"""Text height of the keys in the corner, as a share of the page's height."""

_NOTCH = 120
"""One notch of a mouse wheel, in Qt's eighths of a degree."""


class StageView(QWidget):
    """Shows one page of a slide. Whoever owns it shows it full screen and answers its signals.

    Where the same voices on the same theme are laid out anew, the first voice of the page stays in view, and
    ``paged(int)`` tells on which page that is now.

    ``stepped(int)``: a page on (+1) or back (-1). ``jumped(str)``: to the ``first`` or ``last``. ``blanked()``,
    ``coding_toggled()``, ``left()``: asked for by key. ``scaled(int)``: text larger (+1), smaller (-1), as usual (0).

    A page of the stage below 0 or beyond the last is shown as the last one (``app.core.slides.LAST_PAGE``).
    """

    stepped = Signal(int)
    jumped = Signal(str)
    blanked = Signal()
    coding_toggled = Signal()
    scaled = Signal(int)
    left = Signal()
    paged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._theme = load_theme(STAGE_THEME)
        self._slide: Slide | None = None
        self._stage = Stage()
        self._deck: Deck | None = None
        self._held: tuple[int, str, int] | None = None
        self._notches = 0
        self._pointer: QPoint | None = None
        self._hinting = False
        self._told = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._name()
        self._rest = QTimer(self, singleShot=True, interval=POINTER_REST)
        self._rest.timeout.connect(self._hide_pointer)
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell)

    # -- values in ----------------------------------------------------------------------------------------------------

    def set_slide(self, slide: Slide | None) -> None:
        """Show this theme with these voices; None shows the bare ground."""
        if slide == self._slide:
            return
        held = self._first_voice() if about(slide) == about(self._slide) else None
        self._slide = slide
        self._name()
        self._relay(held)

    def set_stage(self, stage: Stage) -> None:
        """Which page, blank or not, and at what text scale."""
        if stage == self._stage:
            return
        relaid = stage.text_scale != self._stage.text_scale
        held = self._first_voice() if relaid and stage.page == self._stage.page else None
        self._stage = stage
        if relaid:
            self._relay(held)
        else:
            self._changed()

    def set_look(self, theme: Theme) -> None:
        """Paint in these colours; those of the projector are there from the start."""
        if theme != self._theme:
            held = self._first_voice()
            self._theme = theme
            self._relay(held)

    def _first_voice(self) -> tuple[int, str, int] | None:
        """The page shown, its first voice, and how many of that voice's pages come before.

        As long as nobody turns the page it is the voice of the first time, however often pages are cut anew.
        """
        if self._deck is None:
            return None
        return self._held if self._held is not None and self._held[0] == self._stage.page else (self.page, *self._deck.place(self._stage.page))

    def _relay(self, held: tuple[int, str, int] | None) -> None:
        """Lay out anew, and where a voice is to stay in view go to its page."""
        self._deck, self._held = None, None
        deck = self._laid_out() if held is not None else None
        if held is not None and deck is not None:
            _, voice, before = held
            page = deck.find(voice, before)
            self._held = page, voice, before
            before_it, self._stage = self._stage, replace(self._stage, page=page)
            if before_it != self._stage:
                self.paged.emit(page)
        self._changed()

    # -- what it says of itself ---------------------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        """How many pages the slide has at this size; 0 where there is no slide."""
        deck = self._laid_out()
        return deck.count if deck is not None else 0

    @property
    def page(self) -> int:
        """Number of the page shown, from 0."""
        return self._stage.page if 0 <= self._stage.page < self.pages else max(0, self.pages - 1)

    def current(self) -> Page | None:
        """The page as it is laid out; None where there is no slide, or the stage is blank."""
        deck = None if self._stage.blank else self._laid_out()
        return deck.page(self._stage.page) if deck is not None else None

    def page_words(self) -> str:
        """All words on the page, a paragraph a line; empty while the stage is blank."""
        page = self.current()
        return page.words if page is not None else ""

    def described(self) -> str:
        """The page for a screen reader: its words, or that the stage is blank."""
        return QCoreApplication.translate("Stage", "The stage is blank") if self._stage.blank else self.page_words()

    def hint(self) -> tuple[Text, QRectF] | None:
        """The keys in the upper corner with their place, while the pointer moves; None where it rests."""
        if not self._hinting or self._stage.blank:
            return None
        whole, brief = self.tr("Esc leaves · arrows turn the pages · B blanks · C coding · + − text size"), self.tr("Esc leaves")
        size, room = HINT * self.height() / 0.7, self.width() * 0.94
        text = next((t for t in (plain("over", words, self._theme, size, 1e6) for words in (whole, brief)) if t.natural <= room), None)
        if text is None:
            return None
        margin = (0.042 * self.height() - text.height) / 2
        return text, QRectF(self.width() * 0.97 - text.natural, max(0.0, margin), text.natural, text.height)

    def _laid_out(self) -> Deck | None:
        if self._slide is not None and self._deck is None:
            self._deck = Deck(self._slide, self._theme, QSizeF(self.size()), self._stage.text_scale / 100)
        return self._deck

    def _name(self) -> None:
        title = self._slide.title if self._slide is not None else self.tr("Stage")
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def _changed(self) -> None:
        self._telling.start()
        self.update()

    def _tell(self) -> None:
        """Say the page to a screen reader, once it differs from what was said last."""
        words = self.described() if self.isVisible() and QAccessible.isActive() else ""
        if words and words != self._told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._told = words

    # -- what a person does -------------------------------------------------------------------------------------------

    def _do(self, asked: Deed) -> None:
        steps, scales = {"next": 1, "previous": -1}, {"larger": 1, "smaller": -1, "usual": 0}
        plain_ones = {"blank": self.blanked, "coding": self.coding_toggled, "leave": self.left}
        if asked in steps:
            self.stepped.emit(steps[asked])
        elif asked in scales:
            self.scaled.emit(scales[asked])
        elif asked in plain_ones:
            plain_ones[asked].emit()
        else:
            self.jumped.emit(asked)

    def event(self, event: QEvent) -> bool:
        """Keys of ours come as keys, whatever shortcuts another window has for them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and deed(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key asks for."""
        asked = deed(event)
        if asked is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or repeats(asked):
            self._do(asked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A left click goes on, a right click back."""
        asked: dict[Qt.MouseButton, Deed] = {Qt.MouseButton.LeftButton: "next", Qt.MouseButton.RightButton: "previous"}
        if event.button() in asked:
            self._do(asked[event.button()])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second of two quick clicks is a click."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No menu: the right button goes back."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch a page; the small steps of a touch pad add up to one."""
        turn = event.angleDelta().y() or event.angleDelta().x()
        if turn * self._notches < 0:
            self._notches = 0
        self._notches += turn
        while abs(self._notches) >= _NOTCH:
            direction = -1 if self._notches > 0 else 1
            self._notches += direction * _NOTCH
            self.stepped.emit(direction)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show pointer and keys while the pointer really moves; windows also tell of one that stands still."""
        where = event.globalPosition().toPoint()
        moved, self._pointer = self._pointer is not None and where != self._pointer, where
        self._rest.start()
        if moved and not self._hinting:
            self._hinting = True
            self.unsetCursor()
            self.update()

    def _hide_pointer(self) -> None:
        self._hinting = False
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.update()

    # -- Qt -----------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QEvent) -> None:
        """Take the keyboard; the pointer hides unless it moves."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._pointer = None
        self._rest.start()
        self._telling.start()
        self.setFocus()

    def hideEvent(self, event: QEvent) -> None:
        """Nothing is to be told any more."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self._rest.stop()
        self._hinting, self._told = False, ""
        self.unsetCursor()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed from outside: that is leaving, too."""
        super().closeEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QEvent) -> None:
        """Pages are reckoned anew for the new size."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._relay(self._first_voice())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and on it the page; while the stage is blank it is black, so that a hall is as dark as it can be."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.black) if self._stage.blank else QColor(self._theme.paper))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        page = self.current()
        if page is not None:
            paint_page(painter, page, self._theme)
        hint = self.hint()
        if hint is not None:
            hint[0].draw(painter, hint[1].left(), hint[1].top())
