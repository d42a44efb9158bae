"""The spectrum: every voice of a debate on its step for the theme in view, from pole to pole, low across the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.core.standing import Spectrum, Standing, pane_words
from app.state.theme import Theme, load_theme
from app.ui.spectrum import menus, painting, saying, walking
from app.ui.spectrum.faces import Faces
from app.ui.spectrum.picture import Item, Picture, draw_up


class SpectrumView(QWidget):
    """Takes a spectrum and a look in; says which voice was pointed at. Hidden where there is no spectrum (METHOD 18, 20).

    Signals: ``voice_toggled(str)`` (show or hide its pane), ``voice_asked(str)`` (its details), ``compare_asked(str)``
    (only this voice and the one in focus), ``coding_asked(str)`` (a position's id: how it was coded).
    """

    voice_toggled = Signal(str)
    voice_asked = Signal(str)
    compare_asked = Signal(str)
    coding_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spectrum")
        self.setAccessibleName(self.tr("The spectrum of this theme"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.theme = load_theme("light")
        self._faces = Faces(1.0)
        self._spectrum: Spectrum | None = None
        self._focus_voice = ""
        self._most_height = 192.0
        self._drawn: dict[int, Picture] = {}
        self._hot: Item | None = None
        self._pressed: Item | None = None
        self._at = 0
        self.hide()

    # -- in: records and look ---------------------------------------------------------------------------------------

    def set_spectrum(self, spectrum: Spectrum | None) -> None:
        """Show where the voices stand on a theme; None hides the widget. The keyboard stays with its voice."""
        if spectrum is not None and spectrum == self._spectrum:
            return  # a look that has changed has seen to itself
        before, held = self._spectrum, self._held()
        self._spectrum = spectrum
        if spectrum is not None:
            words = self.tr("Spectrum, {theme}: from {first} to {second}")
            self.setAccessibleName(words.format(theme=spectrum.theme_title, first=spectrum.first_pole, second=spectrum.second_pole))
        self._redraw()
        self._at = self._again(held)
        self.setVisible(spectrum is not None)
        if self.underMouse():
            self._hot = self.item_at(QPointF(self.mapFromGlobal(QCursor.pos())))
        self._tell_toggled(before, held)

    def set_look(self, theme: Theme, scale: float) -> None:
        """Another theme, or text scale (1.0 at 100 %)."""
        self.theme, self._faces = theme, Faces(scale)
        self._redraw()

    def set_focus_voice(self, voice: str) -> None:
        """The voice in focus, by id, is underlined; empty for none."""
        if voice != self._focus_voice:
            self._focus_voice = voice
            self.update()

    def set_most_height(self, pixels: float) -> None:
        """How high the widget may grow, a quarter of the window's height; beyond that names give way to marks and numbers."""
        if pixels != self._most_height:
            self._most_height = pixels
            self._redraw()

    # -- out: what is shown, for painting, the screen reader and tests ---------------------------------------------

    @property
    def spectrum(self) -> Spectrum | None:
        """What is shown."""
        return self._spectrum

    @property
    def picture(self) -> Picture | None:
        """Everything painted, laid out for the present width."""
        return self._picture(self.width())

    @property
    def at(self) -> int:
        """The item under the keyboard, as an index into the picture's items."""
        return self._at

    def item_at(self, point: QPointF) -> Item | None:
        """What stands under a point of the widget."""
        picture = self.picture
        return next((item for item in picture.items if item.rect.contains(point)), None) if picture is not None else None

    def said(self, item: Item) -> str:
        """An item in one line, for a screen reader."""
        return saying.item_words(self._spectrum, item) if self._spectrum is not None else ""

    # -- size -------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in pixels at a width, 0 where there is nothing to show."""
        picture = self._picture(width)
        return round(picture.height + 0.499) if picture is not None else 0

    def sizeHint(self) -> QSize:
        """As wide as it stands, as high as that needs."""
        width = max(640, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As high as the present width needs; it never keeps the window from getting narrower."""
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def _picture(self, width: int) -> Picture | None:
        if self._spectrum is None:
            return None
        if width not in self._drawn:  # a layout asks for several widths in turn, and for each more than once
            if len(self._drawn) > 3:
                self._drawn.clear()
            self._drawn[width] = draw_up(self._spectrum, self._faces, width, self._most_height, self.tr("divided"))
        return self._drawn[width]

    def _redraw(self) -> None:
        """Everything has to be laid out anew; the layout above asks for the new height."""
        self._drawn, self._hot = {}, None
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height; the keyboard stays with its voice."""
        held = self._held()
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._hot = None
            self.updateGeometry()
            self.update()
            self._at = self._again(held)

    # -- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture on the paper."""
        picture = self.picture
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.palette().window())
        if picture is not None:
            lights = painting.Lights(self._hot, self._at if self.hasFocus() else -1, self._focus_voice)
            painting.paint(painter, picture, self._faces, self.theme, lights)

    # -- the keyboard -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with arrows, Home and End; Enter or Space shows or hides the pane; I asks for details."""
        picture, item = self.picture, self._held()
        if picture is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        to = walking.target(picture, self._at, event.key())
        if to is not None:
            self._go(to)
        elif item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._do(item)
        elif item is not None and item.kind == "voice" and event.key() == Qt.Key.Key_I:
            self.voice_asked.emit(item.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring appears, and the voice under it is said."""
        super().focusInEvent(event)
        self._go(self._at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def _go(self, index: int) -> None:
        picture = self.picture
        if picture is not None and picture.items:
            self._at = max(0, min(len(picture.items) - 1, index))
            saying.announce(self, self.said(picture.items[self._at]))
        self.update()

    def _held(self) -> Item | None:
        """The item under the keyboard."""
        picture = self.picture
        return picture.items[self._at] if picture is not None and self._at < len(picture.items) else None

    def _again(self, held: Item | None) -> int:
        """Where the item that was under the keyboard stands now; the same voice elsewhere, else the first item."""
        items = self.picture.items if self.picture is not None else ()
        same = [i for i, item in enumerate(items) if held is not None and (item.kind, item.key) == (held.kind, held.key)]
        listed = [i for i, item in enumerate(items) if held is not None and held.kind == "voice" and held.key in item.voices]
        return next((i for i in same if held is not None and items[i].step == held.step), (same + listed + [0])[0])

    def _tell_toggled(self, before: Spectrum | None, held: Item | None) -> None:
        """Say that the pane of the voice under the keyboard opened or closed."""
        if not self.hasFocus() or held is None or before is None or self._spectrum is None:
            return
        old, new = before.standing(held.key), self._spectrum.standing(held.key)
        if old is not None and new is not None and old.shown != new.shown:
            words = self.tr("{name}: {pane}")
            saying.announce(self, words.format(name=new.name, pane=pane_words(new.shown)))

    # -- the mouse --------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the mouse."""
        hot = self.item_at(event.position())
        if hot is not self._hot:
            self._hot = hot
            self.setCursor(Qt.CursorShape.PointingHandCursor if hot is not None else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        super().leaveEvent(event)
        self._hot = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins; what counts is where it ends."""
        self._pressed = self.item_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click shows or hides a pane, or opens a list."""
        item, self._pressed = self._pressed, None
        picture = self.picture
        if item is not None and picture is not None and item is self.item_at(event.position()):
            self._at = picture.items.index(item)
            self.update()
            self._do(item)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with a voice: under the mouse, or under the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self._held() if by_key else self.item_at(QPointF(event.pos()))
        if item is None:
            return
        where = self.mapToGlobal(item.rect.bottomLeft().toPoint()) if by_key else event.globalPos()
        if item.kind == "voice":
            self._open_voice(item.key, where)
        else:
            self._open_list(item, where)

    def event(self, event: QEvent) -> bool:
        """Tips say more of a voice, a button or a pole."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words, rect = self.tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self, rect.toAlignedRect())
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> tuple[str, QRectF]:
        """The tip for a point of the widget, and what it belongs to; empty where there is nothing to say."""
        picture = self.picture
        return saying.tip_at(self._spectrum, picture, point) if picture is not None and self._spectrum is not None else ("", QRectF())

    # -- doing ------------------------------------------------------------------------------------------------------

    def _do(self, item: Item) -> None:
        """What a click or Enter does."""
        if item.kind == "voice":
            self.voice_toggled.emit(item.key)
        else:
            self._open_list(item, self.mapToGlobal(item.rect.bottomLeft().toPoint()))

    def _standings(self, item: Item) -> tuple[Standing, ...]:
        return tuple(s for s in self._spectrum.standings if s.voice in item.voices) if self._spectrum is not None else ()

    def _open_list(self, item: Item, where: QPoint) -> None:
        menu = menus.list_menu(self, self._standings(item), self.voice_toggled.emit)
        menu.popup(where)

    def _open_voice(self, voice: str, where: QPoint) -> None:
        standing = self._spectrum.standing(voice) if self._spectrum is not None else None
        if standing is not None:
            menu = menus.voice_menu(self, standing, self.voice_toggled.emit, self.voice_asked.emit, self.compare_asked.emit, self.coding_asked.emit)
            menu.popup(where)
