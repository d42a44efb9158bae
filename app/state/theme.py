"""Themes as data: named colours by meaning; palette and style sheet are derived from them and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette

from app.state import assets

THEME_NAMES = ("light", "dark")
BASE_POINTS = 9.6
"""Text at 100 %: one size from which every other is derived by a factor."""

SIZES = {"small": 0.9, "normal": 1.0, "body": 1.05, "name": 1.28, "title": 1.9, "head": 1.2}


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


def font(scale: float, size: str = "normal", *, serif: bool = False, weight: int = 400, italic: bool = False) -> QFont:
    """A font of the one scale. ``scale`` is 1.0 at 100 %; ``size`` names a factor of ``SIZES``; ``weight`` is 100–900."""
    result = QFont(assets.SERIF if serif else assets.SANS)
    result.setPointSizeF(BASE_POINTS * SIZES[size] * scale)
    result.setWeight(QFont.Weight(weight))
    result.setItalic(italic)
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
    """The one style sheet; sizes in points of the one scale, colours by name only."""
    t = theme
    small = BASE_POINTS * SIZES["small"] * scale
    return f"""
    * {{ outline: none; }}
    QMenuBar, QMenu, QToolButton, QLineEdit, QListWidget, QLabel, QToolTip, QCheckBox, QDialog QPushButton {{
        font-family: "{assets.SANS}"; font-size: {BASE_POINTS * scale}pt; }}
    QMainWindow, QDialog {{ background: {t.paper}; dialogbuttonbox-buttons-have-icons: 0; }}
    QToolTip {{ background: {t.card}; color: {t.ink}; border: 1px solid {t.hairline}; padding: 4px 6px; }}
    QMenuBar {{ background: {t.paper}; color: {t.ink_soft}; border: none; padding: 1px 8px; }}
    QMenuBar::item {{ background: transparent; padding: 3px 9px; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {t.band}; color: {t.ink}; }}
    QMenu {{ background: {t.card}; color: {t.ink}; border: 1px solid {t.hairline}; padding: 4px; }}
    QMenu::item {{ padding: 5px 26px 5px 24px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {t.selection}; color: {t.selection_ink}; }}
    QMenu::item:disabled {{ color: {t.ink_faint}; }}
    QMenu::separator {{ height: 1px; background: {t.hairline}; margin: 4px 8px; }}
    QPushButton, QToolButton {{ background: {t.button}; color: {t.button_ink}; border: 1px solid {t.hairline};
        border-radius: 6px; padding: 4px 11px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {t.ink_faint}; }}
    QPushButton:focus, QToolButton:focus, QLineEdit:focus, QComboBox:focus {{ border: 1px solid {t.focus}; }}
    QPushButton:checked, QToolButton:checked {{ background: {t.pressed}; color: {t.pressed_ink}; border-color: {t.pressed}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QToolButton#quiet, QPushButton#quiet {{ background: transparent; border-color: transparent; }}
    QToolButton#quiet:hover, QPushButton#quiet:hover {{ background: {t.band}; }}
    QToolButton#quiet:focus, QPushButton#quiet:focus {{ border-color: {t.focus}; }}
    QToolButton#quiet:checked {{ background: {t.pressed}; color: {t.pressed_ink}; }}
    QPushButton#title {{ background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 0 4px; color: {t.ink}; text-align: left; }}
    QPushButton#title:focus {{ border-color: {t.focus}; }}
    QPushButton#title::menu-indicator {{ image: none; width: 0; }}
    QLineEdit {{ background: {t.card}; color: {t.ink}; border: 1px solid {t.hairline}; border-radius: 6px; padding: 4px 8px;
        selection-background-color: {t.selection}; selection-color: {t.selection_ink}; }}
    QLabel#soft {{ color: {t.ink_soft}; }}
    QLabel#message {{ color: {t.ink}; }}
    QLabel#whisper {{ background: {t.band}; color: {t.band_ink}; border: 1px solid {t.hairline}; border-radius: 5px; padding: 3px 9px;
        font-size: {small}pt; }}
    QFrame#panel {{ background: {t.card}; border: none; border-left: 1px solid {t.hairline}; }}
    QFrame#notice {{ background: {t.band}; border: none; border-radius: 6px; }}
    QTextBrowser {{ background: {t.card}; color: {t.ink}; border: none; selection-background-color: {t.selection};
        selection-color: {t.selection_ink}; }}
    QListWidget {{ background: {t.card}; color: {t.ink}; border: 1px solid {t.hairline}; border-radius: 6px; padding: 3px; }}
    QListWidget::item {{ padding: 3px 6px; border-radius: 4px; }}
    QListWidget::item:selected {{ background: {t.selection}; color: {t.selection_ink}; }}
    QSplitter::handle {{ background: {t.hairline}; }}
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
