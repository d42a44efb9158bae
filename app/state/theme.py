"""Themes as data: named colours by meaning; palette and style sheet are derived from them and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from app.state import assets
from app.state.values import Look

THEME_NAMES = ("light", "dark", "contrast")
STAGE_THEME = "projector"
"""What is shown to a hall; it can't be chosen for the window."""

BASE_POINTS = 9.6
"""Text at 100 %: one size from which every other is derived by a factor."""

SIZES = {"small": 0.9, "normal": 1.0, "body": 1.05, "name": 1.28, "title": 1.9, "head": 1.2}

PAPER, PAPER_TITLE = 0.8125, 1.2188
"""Scales of pictures on paper and of their titles: small print of seven points. No window has them, so no thread shares a font with
another; their letters keep the shape and width that they have in print, whatever the dots of the screen, and stand apart: a ligature
has no sign of its own, so that nobody would find or copy the word in a PDF."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by meaning as ``#rrggbb``. ``steps`` and ``step_outlines`` run from the first pole to the second."""

    name: str
    dark: bool
    paper: str
    card: str
    ink: str
    ink_soft: str
    ink_faint: str
    hairline: str
    band: str
    band_ink: str
    chip: str
    chip_ink: str
    accent: str
    link: str
    selection: str
    selection_ink: str
    found: str
    found_now: str
    focus: str
    button: str
    button_ink: str
    pressed: str
    pressed_ink: str
    warning: str
    scroll: str
    steps: tuple[str, ...]
    step_outlines: tuple[str, ...]

    TEXT_PAIRS = (
        ("ink", "paper"),
        ("ink", "card"),
        ("ink_soft", "paper"),
        ("ink_soft", "card"),
        ("ink_faint", "paper"),
        ("ink_faint", "card"),
        ("band_ink", "band"),
        ("ink_soft", "band"),
        ("chip_ink", "chip"),
        ("link", "card"),
        ("link", "paper"),
        ("link", "band"),
        ("link", "chip"),
        ("selection_ink", "selection"),
        ("ink", "found"),
        ("ink", "found_now"),
        ("button_ink", "button"),
        ("pressed_ink", "pressed"),
        ("warning", "paper"),
        ("warning", "card"),
    )
    """Every pair of text and ground that is ever painted: at least 4.5 : 1, held by a test."""

    @property
    def high_contrast(self) -> bool:
        """True where every text has 7 : 1 and lines are drawn to be seen, not to recede."""
        return self.name == "contrast"

    def step(self, value: int) -> QColor:
        """The fill of a step -3 … +3."""
        return QColor(self.steps[value + 3])

    def outline(self, value: int) -> QColor:
        """The outline of a step: at least 3 : 1 against the card and the paper."""
        return QColor(self.step_outlines[value + 3])

    def palette(self) -> QPalette:
        """A complete palette, set besides the system's scheme because some platforms ignore that hint."""
        palette = QPalette()
        role = QPalette.ColorRole
        for where, colour in {
            role.Window: self.paper,
            role.WindowText: self.ink,
            role.Base: self.card,
            role.AlternateBase: self.band,
            role.Text: self.ink,
            role.PlaceholderText: self.ink_faint,
            role.Button: self.button,
            role.ButtonText: self.button_ink,
            role.BrightText: self.ink,
            role.ToolTipBase: self.card,
            role.ToolTipText: self.ink,
            role.Highlight: self.selection,
            role.HighlightedText: self.selection_ink,
            role.Link: self.link,
            role.LinkVisited: self.link,
            role.Accent: self.accent,
            role.Light: self.card,
            role.Midlight: self.band,
            role.Mid: self.hairline,
            role.Dark: self.scroll,
            role.Shadow: self.hairline,
        }.items():
            palette.setColor(where, QColor(colour))
        for where in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(self.ink_faint))
        return palette


def load_theme(name: str) -> Theme:
    """Read a shipped theme; raises FileNotFoundError where there is none of that name."""
    data = assets.theme_data(name)
    data["steps"] = tuple(data["steps"])
    data["step_outlines"] = tuple(data["step_outlines"])
    return Theme(**data)


def window_theme(look: Look, scheme: Qt.ColorScheme, more_contrast: bool) -> str:
    """The name of the window's theme: the reader's own choice, or what the system says where that is left to it."""
    if look.theme in THEME_NAMES:
        return look.theme
    if more_contrast:
        return "contrast"
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def page_theme(look: Look, scheme: Qt.ColorScheme, more_contrast: bool) -> str:
    """The name of the theme of panes and side panel: it may stay light in a dark window.

    High contrast is for all of the window, or it would be none.
    """
    window = window_theme(look, scheme, more_contrast)
    return "light" if look.light_page and window == "dark" else window


def system_choice() -> tuple[Qt.ColorScheme, bool]:
    """What the system asks for: light or dark, and whether more contrast (False where Qt can't tell: before 6.10)."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    more = accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return hints.colorScheme(), more


def font(scale: float, size: str = "normal", *, serif: bool = False, weight: int = 400, italic: bool = False) -> QFont:
    """A font of the one scale. ``scale`` is 1.0 at 100 %; ``size`` names a factor of ``SIZES``; ``weight`` is 100–900."""
    return QFont(_face(scale, size, serif, weight, italic))  # a copy, because a font can be changed


@cache
def _face(scale: float, size: str, serif: bool, weight: int, italic: bool) -> QFont:
    """A font, made once: a document of a cell asks for some dozen."""
    result = QFont(assets.SERIF if serif else assets.SANS)
    result.setPointSizeF(BASE_POINTS * SIZES[size] * scale)
    result.setWeight(QFont.Weight(weight))
    result.setItalic(italic)
    if scale in (PAPER, PAPER_TITLE):
        result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        result.setFeature(QFont.Tag("liga"), 0)
    return result


def contrast(first: str, second: str) -> float:
    """The contrast of two colours by WCAG 2.2 (relative luminance, 1 … 21)."""

    def luminance(colour: str) -> float:
        parts = QColor(colour)
        values = []
        for channel in (parts.redF(), parts.greenF(), parts.blueF()):
            values.append(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)
        return 0.2126 * values[0] + 0.7152 * values[1] + 0.0722 * values[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def style_sheet(theme: Theme, scale: float) -> str:
    """The one style sheet; sizes in points of the one scale, colours by name only.

    Names of parts: ``quiet`` and ``pill`` (buttons), ``title``, ``soft``, ``message``, ``whisper`` (labels), ``panel``,
    ``notice``, ``hint``, ``card`` (on hover), ``timeline``, ``tools`` (a row of tools).
    """
    t = theme
    small = BASE_POINTS * SIZES["small"] * scale
    box = round(BASE_POINTS * scale)  # pixels of a box to tick
    line, ring = (2, 3) if t.high_contrast else (1, 1)  # pixels of a border, and of the one in focus
    tick = (assets.RESOURCES / "icons" / f"tick-{'black' if QColor(t.pressed).lightnessF() > 0.5 else 'white'}.svg").as_posix()
    edge = t.hairline if t.high_contrast else "transparent"  # of what else stands out by its ground alone
    thicker = ring - line  # taken from the padding, so that nothing moves
    return f"""
    * {{ outline: none; }}
    QMenuBar, QMenu, QToolButton, QLineEdit, QComboBox, QAbstractItemView, QHeaderView, QLabel, QToolTip, QCheckBox, QDialog QPushButton,
    QFrame#hint QPushButton, QFrame#timeline QPushButton {{
        font-family: "{assets.SANS}"; font-size: {BASE_POINTS * scale}pt; }}
    QMainWindow, QDialog {{ background: {t.paper}; dialogbuttonbox-buttons-have-icons: 0; }}
    QToolTip {{ background: {t.card}; color: {t.ink}; border: {line}px solid {t.hairline}; padding: 4px 6px; }}
    QMenuBar {{ background: {t.paper}; color: {t.ink_soft}; border: none; padding: 1px 8px; }}
    QMenuBar::item {{ background: transparent; padding: 3px 9px; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {t.band}; color: {t.ink}; }}
    QMenu {{ background: {t.card}; color: {t.ink}; border: {line}px solid {t.hairline}; padding: 4px; }}
    QMenu::item {{ padding: 5px 26px 5px 24px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.selection}; color: {t.selection_ink}; }}
    QMenu::item:disabled {{ color: {t.ink_faint}; }}
    QMenu::separator {{ height: 1px; background: {t.hairline}; margin: 4px 8px; }}
    QPushButton, QToolButton {{ background: {t.button}; color: {t.button_ink}; border: {line}px solid {t.hairline};
        border-radius: 6px; padding: 4px 11px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {t.ink_faint}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {t.ink_faint}; }}
    QPushButton:checked, QToolButton:checked {{ background: {t.pressed}; color: {t.pressed_ink}; border-color: {t.pressed}; }}
    QPushButton:focus, QToolButton:focus {{ border: {ring}px solid {t.focus}; padding: {4 - thicker}px {11 - thicker}px; }}
    QToolButton::menu-indicator {{ image: none; }}
    QToolButton#segment {{ border-radius: 0; margin-left: -{line}px; padding: 4px 9px; }}
    QToolButton#segment:focus {{ padding: {4 - thicker}px {9 - thicker}px; }}
    QToolButton#qt_menubar_ext_button {{ background: {t.paper}; border: none; padding: 0; }}
    QToolButton#quiet, QPushButton#quiet {{ background: transparent; border-color: transparent; }}
    QToolButton#quiet:hover, QPushButton#quiet:hover {{ background: {t.band}; }}
    QToolButton#quiet:checked {{ background: {t.pressed}; color: {t.pressed_ink}; }}
    QToolButton#quiet:focus, QPushButton#quiet:focus {{ border-color: {t.focus}; }}
    QToolButton#pill, QPushButton#pill {{ background: {t.chip}; color: {t.chip_ink}; border-color: {edge}; border-radius: 10px;
        padding: 2px 10px; }}
    QToolButton#pill:hover, QPushButton#pill:hover {{ border-color: {t.ink_faint}; }}
    QToolButton#pill:checked, QPushButton#pill:checked {{ background: {t.pressed}; color: {t.pressed_ink}; }}
    QToolButton#pill:focus, QPushButton#pill:focus {{ border-color: {t.focus}; padding: {2 - thicker}px {10 - thicker}px; }}
    QPushButton#title {{ background: transparent; border: {line}px solid transparent; border-radius: 5px; padding: 0 4px; color: {t.ink}; text-align: left; }}
    QPushButton#title:focus {{ border-color: {t.focus}; }}
    QPushButton#title::menu-indicator {{ image: none; width: 0; }}
    QLineEdit, QComboBox {{ background: {t.card}; color: {t.ink}; border: {line}px solid {t.hairline}; border-radius: 6px; padding: 4px 8px;
        placeholder-text-color: {t.ink_faint}; selection-background-color: {t.selection}; selection-color: {t.selection_ink}; }}
    QLineEdit:focus, QComboBox:focus {{ border: {ring}px solid {t.focus}; padding: {4 - thicker}px {8 - thicker}px; }}
    QComboBox::drop-down {{ border: none; width: {2 * box}px; }}
    QComboBox::down-arrow {{ image: none; width: 0; height: 0; border-left: {box // 2}px solid {t.card}; border-right: {box // 2}px solid {t.card};
        border-top: {box // 2}px solid {t.ink_soft}; }}
    QComboBox QAbstractItemView {{ border: {line}px solid {t.hairline}; padding: 3px; }}
    QAbstractItemView {{ background: {t.card}; color: {t.ink}; alternate-background-color: {t.band};
        selection-background-color: {t.selection}; selection-color: {t.selection_ink}; }}
    QListWidget, QTableView {{ border: {line}px solid {t.hairline}; border-radius: 6px; }}
    QListWidget:focus, QTableView:focus {{ border-color: {t.focus}; }}
    QListWidget {{ padding: 3px; }}
    QListWidget::item {{ padding: 3px 6px; border-radius: 4px; }}
    QTableView {{ gridline-color: {t.hairline}; }}
    QTableView::item {{ border: none; }}
    QListWidget::item:selected, QTableView::item:selected {{ background: {t.selection}; color: {t.selection_ink}; }}
    QAbstractItemView::indicator, QCheckBox::indicator {{ width: {box}px; height: {box}px; border: {line}px solid {t.ink_faint}; border-radius: 3px;
        background: {t.card}; }}
    QAbstractItemView::indicator:checked, QCheckBox::indicator:checked {{ background: {t.pressed}; border-color: {t.pressed}; image: url("{tick}"); }}
    QHeaderView, QTableCornerButton::section {{ background: {t.band}; border: none; }}
    QHeaderView::section {{ background: {t.band}; color: {t.band_ink}; border: none; border-right: 1px solid {t.hairline}; padding: 4px 6px; }}
    QLabel#soft {{ color: {t.ink_soft}; }}
    QLabel#message {{ color: {t.ink}; }}
    QLabel#whisper {{ background: {t.band}; color: {t.band_ink}; border: {line}px solid {t.hairline}; border-radius: 5px; padding: 3px 9px;
        font-size: {small}pt; }}
    QFrame#panel {{ background: {t.card}; border: none; border-left: {line}px solid {t.hairline}; }}
    QFrame#notice {{ background: {t.band}; border: {line}px solid {edge}; border-radius: 6px; }}
    QFrame#hint {{ background: {t.card}; border: {line}px solid {t.hairline}; border-left: 4px solid {t.accent}; border-radius: 4px; }}
    QFrame#card {{ background: {t.card}; border: {line}px solid {t.hairline}; border-radius: 6px; }}
    QFrame#timeline {{ background: {t.paper}; border: none; border-top: {line}px solid {t.hairline}; }}
    QWidget#tools {{ background: transparent; border: none; }}
    QTextBrowser, QPlainTextEdit {{ background: {t.card}; color: {t.ink}; border: none; selection-background-color: {t.selection};
        selection-color: {t.selection_ink}; }}
    QSplitter::handle {{ background: {t.hairline}; }}
    QSplitter::handle:hover, QSplitter::handle:focus {{ background: {t.focus}; }}
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{ background: {t.scroll}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {t.ink_faint}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QAbstractScrollArea::corner {{ background: {t.paper}; border: none; }}
    """
