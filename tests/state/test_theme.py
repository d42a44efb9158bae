"""Themes as data: every pair that is painted can be read, and palette and style sheet hold no colour of their own."""

from __future__ import annotations

import dataclasses
import os
import re
from collections import Counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.state import assets, theme
from app.state.theme import SIZES, STAGE_THEME, THEME_NAMES, Theme, contrast, load_theme
from app.state.workspace import Look

HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")
COLOUR_FIELDS = [f.name for f in dataclasses.fields(Theme) if f.name not in ("name", "dark", "steps", "step_outlines")]
PAIRS = [(name, *pair) for name in THEME_NAMES for pair in Theme.TEXT_PAIRS]
MORE_PAIRS = [
    ("ink", "band"),
    ("button_ink", "band"),
    ("ink_faint", "band"),
    ("chip_ink", "chip"),
    ("ink_soft", "card"),
    ("selection_ink", "selection"),
    ("pressed_ink", "pressed"),
]
"""Pairs of the style sheet: hovered buttons and menus, disabled entries, placeholders."""


def all_colours(made: Theme) -> set[str]:
    """Every colour of a theme."""
    return {getattr(made, name) for name in COLOUR_FIELDS} | set(made.steps) | set(made.step_outlines)


def sheet_pairs(sheet: str) -> set[tuple[str, str]]:
    """Text and ground wherever a rule of a style sheet sets both."""
    found = set()
    for rule in re.findall(r"\{([^}]*)\}", sheet):
        text, ground = re.search(r"(?<![-\w])color:\s*(#\w+)", rule), re.search(r"(?<![-\w])background:\s*(#\w+)", rule)
        if text and ground:
            found.add((text.group(1), ground.group(1)))
        text, ground = re.search(r"selection-color:\s*(#\w+)", rule), re.search(r"selection-background-color:\s*(#\w+)", rule)
        if text and ground:
            found.add((text.group(1), ground.group(1)))
    return found


@pytest.mark.parametrize(("name", "text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(name: str, text: str, ground: str) -> None:
    made = load_theme(name)
    assert contrast(getattr(made, text), getattr(made, ground)) >= 4.5


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("text", "ground"), MORE_PAIRS)
def test_text_of_buttons_and_menus_can_be_read(name: str, text: str, ground: str) -> None:
    made = load_theme(name)
    assert contrast(getattr(made, text), getattr(made, ground)) >= 4.5


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_rule_of_the_style_sheet_can_be_read(name: str) -> None:
    pairs = sheet_pairs(theme.style_sheet(load_theme(name), 1.0))
    assert len(pairs) > 5
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("ground", ["card", "paper", "band"])
@pytest.mark.parametrize("step", range(-3, 4))
def test_a_mark_stands_out_from_its_ground(name: str, ground: str, step: int) -> None:
    made = load_theme(name)
    assert contrast(made.outline(step).name(), getattr(made, ground)) >= 3.0


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("ground", ["card", "paper", "band", "button"])
def test_the_focus_ring_stands_out_from_its_ground(name: str, ground: str) -> None:
    made = load_theme(name)
    assert contrast(made.focus, getattr(made, ground)) >= 3.0


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_theme_names_every_colour_and_no_other(name: str) -> None:
    made = load_theme(name)
    assert made.name == name
    assert set(assets.theme_data(name)) == {f.name for f in dataclasses.fields(Theme)}
    assert [colour for colour in all_colours(made) if not re.fullmatch(r"#[0-9a-f]{6}", colour)] == []
    assert (len(made.steps), len(made.step_outlines)) == (7, 7)
    assert len(set(made.steps)) == 7


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_steps_run_from_one_pole_to_the_other(name: str) -> None:
    made = load_theme(name)
    assert [made.step(value).name() for value in range(-3, 4)] == list(made.steps)
    assert [made.outline(value).name() for value in range(-3, 4)] == list(made.step_outlines)
    hues = [made.step(value).hslHue() for value in (-3, -2, -1)], [made.step(value).hslHue() for value in (1, 2, 3)]
    assert max(hues[0]) < 60 < 200 < min(hues[1]), "warm for the first pole, violet for the second"


def test_dark_is_dark_and_light_is_light() -> None:
    luminance = {name: QColor(load_theme(name).paper).lightnessF() for name in THEME_NAMES}
    assert {name: load_theme(name).dark for name in THEME_NAMES} == {name: value < 0.5 for name, value in luminance.items()}


def test_there_is_a_file_for_every_theme_and_no_other() -> None:
    assert {path.stem for path in (assets.RESOURCES / "themes").glob("*.json")} == {*THEME_NAMES, STAGE_THEME}
    with pytest.raises(FileNotFoundError):
        load_theme("purple")


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_palette_is_made_of_the_theme(name: str) -> None:
    made = load_theme(name)
    palette = made.palette()
    role = QPalette.ColorRole
    for where, colour in ((role.Window, made.paper), (role.Text, made.ink), (role.Base, made.card), (role.Highlight, made.selection), (role.Link, made.link)):
        assert palette.color(where).name() == colour
    set_here = [where for where in role if where not in (role.NColorRoles, role.NoRole)]
    strange = {where.name: palette.color(where).name() for where in set_here if palette.color(where).name() not in all_colours(made)}
    assert strange == {}
    disabled = palette.color(QPalette.ColorGroup.Disabled, role.Text).name()
    assert (disabled, disabled != made.ink) == (made.ink_faint, True)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_style_sheet_has_no_colour_that_is_not_in_the_theme(name: str) -> None:
    made = load_theme(name)
    sheet = theme.style_sheet(made, 1.0)
    assert set(HEX.findall(sheet)) - {"#quiet", "#title"} <= all_colours(made)
    words = set(re.findall(r"(?:color|background|border)[\w-]*:\s*([^;}]+)", sheet))
    named = {word for value in words for word in re.findall(r"[a-z]+", HEX.sub("", value))}
    assert named <= {"transparent", "none", "solid", "px"}


def test_the_style_sheet_grows_with_the_text() -> None:
    made = load_theme("light")
    sizes = {scale: [float(size) for size in re.findall(r"font-size: ([\d.]+)pt", theme.style_sheet(made, scale))] for scale in (1.0, 2.0)}
    assert sizes[1.0]
    assert sizes[2.0] == pytest.approx([2 * size for size in sizes[1.0]])
    assert "font-size" not in re.sub(r"font-size: [\d.]+pt", "", theme.style_sheet(made, 1.0)), "sizes are points of the one scale"


@pytest.mark.parametrize("size", SIZES)
def test_fonts_are_of_one_scale(size: str, qapp: object) -> None:
    assert theme.font(1.0, size).pointSizeF() == pytest.approx(theme.BASE_POINTS * SIZES[size], abs=0.05)
    assert theme.font(2.0, size).pointSizeF() == pytest.approx(2 * theme.BASE_POINTS * SIZES[size], abs=0.05)
    assert theme.font(1.0, size, serif=True, weight=600, italic=True).family() == assets.SERIF


def test_the_shipped_fonts_are_found(qapp: object) -> None:
    assert {assets.SERIF, assets.SANS} <= set(assets.load_fonts())


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#ffffff", "#ffffff") == pytest.approx(1.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


# -- high contrast -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "ground"), [*Theme.TEXT_PAIRS, *MORE_PAIRS])
def test_in_high_contrast_every_text_has_seven_to_one(text: str, ground: str) -> None:
    made = load_theme("contrast")
    assert contrast(getattr(made, text), getattr(made, ground)) >= 7.0


def test_in_high_contrast_every_rule_of_the_style_sheet_has_seven_to_one() -> None:
    pairs = sheet_pairs(theme.style_sheet(load_theme("contrast"), 1.0))
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 7.0} == {}


@pytest.mark.parametrize("line", ["hairline", "focus", "scroll", "accent", "selection", "pressed"])
@pytest.mark.parametrize("ground", ["paper", "card", "band"])
def test_in_high_contrast_lines_are_seen(line: str, ground: str) -> None:
    made = load_theme("contrast")
    assert contrast(getattr(made, line), getattr(made, ground)) >= 4.5


def test_in_high_contrast_the_step_colours_are_told_apart() -> None:
    made = load_theme("contrast")
    steps = [QColor(colour) for colour in made.steps]
    far = [abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue()) for i, a in enumerate(steps) for b in steps[i + 1 :]]
    assert min(far) >= 50
    assert min(contrast(colour, made.card) for colour in made.steps) >= 4.5


def border_of(sheet: str, selector: str) -> int:
    """Width in pixels of the border that the rule with this selector sets."""
    rule = next(part for part in sheet.split("}") if selector in [one.strip() for one in part.partition("{")[0].split(",")])
    found = re.search(r"border: (\d+)px solid", rule)
    assert found is not None
    return int(found.group(1))


def test_the_focus_ring_is_thick_in_high_contrast() -> None:
    rings = {name: border_of(theme.style_sheet(load_theme(name), 1.0), "QToolButton:focus") for name in THEME_NAMES}
    assert rings == {"light": 1, "dark": 1, "contrast": 3}


# -- which theme window and page have -----------------------------------------------------------------------------------

LIGHT, DARK, UNKNOWN = Qt.ColorScheme.Light, Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown


@pytest.mark.parametrize(
    ("chosen", "scheme", "more", "window"),
    [
        ("system", LIGHT, False, "light"),
        ("system", DARK, False, "dark"),
        ("system", UNKNOWN, False, "light"),
        ("system", LIGHT, True, "contrast"),
        ("system", DARK, True, "contrast"),
        ("light", DARK, True, "light"),
        ("dark", LIGHT, True, "dark"),
        ("contrast", LIGHT, False, "contrast"),
        ("purple", DARK, False, "dark"),
    ],
)
def test_the_window_has_the_theme_that_was_chosen_or_that_the_system_asks_for(chosen: str, scheme: Qt.ColorScheme, more: bool, window: str) -> None:
    assert theme.window_theme(Look(theme=chosen), scheme, more) == window
    assert theme.page_theme(Look(theme=chosen), scheme, more) == window


@pytest.mark.parametrize(
    ("chosen", "scheme", "more", "page"),
    [("dark", LIGHT, False, "light"), ("system", DARK, False, "light"), ("light", DARK, False, "light"), ("contrast", DARK, False, "contrast"), ("system", DARK, True, "contrast")],
)
def test_a_page_stays_light_in_a_dark_window_but_not_in_high_contrast(chosen: str, scheme: Qt.ColorScheme, more: bool, page: str) -> None:
    assert theme.page_theme(Look(theme=chosen, light_page=True), scheme, more) == page


class Hints:
    """Style hints of an older Qt, or of one whose system asks for more contrast."""

    def __init__(self, preference: object = None) -> None:
        if preference is not None:
            self.accessibility = lambda: self
            self.contrastPreference = lambda: preference

    def colorScheme(self) -> Qt.ColorScheme:
        """Dark."""
        return DARK


def test_the_system_is_asked_for_its_scheme_and_contrast(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert theme.system_choice()[1] in (True, False)
    for hints, more in ((Hints(), False), (Hints(Qt.ContrastPreference.NoPreference), False), (Hints(Qt.ContrastPreference.HighContrast), True)):
        monkeypatch.setattr(QGuiApplication, "styleHints", lambda hints=hints: hints)
        assert theme.system_choice() == (DARK, more)


# -- widgets that draw themselves ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", THEME_NAMES)
def test_tables_choosers_and_ticks_have_no_colour_of_the_platform(name: str, qtbot, qapp) -> None:
    made = load_theme(name)
    box = QWidget()
    qtbot.addWidget(box)
    table = QTableWidget(30, 2)
    table.setItem(0, 0, QTableWidgetItem("frost"))
    row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.model().index(0, 0), row)  # ``selectRow`` heeds the keys that an earlier test held down
    chooser, tick = QComboBox(), QCheckBox("verified")
    chooser.addItems(["all", "some"])
    tick.setChecked(True)
    column = QVBoxLayout(box)
    for part in (table, chooser, tick):
        column.addWidget(part)
    box.setPalette(made.palette())
    box.setAutoFillBackground(True)
    box.setStyleSheet(theme.style_sheet(made, 1.0))
    box.resize(400, 300)
    box.show()
    image = box.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    platform = qapp.style().standardPalette().color(QPalette.ColorRole.Highlight)
    assert QColor(made.selection).name() in seen, "the selected row is painted"
    strange = {colour for colour in seen if QColor(colour).hslSaturationF() > 0.3 and abs(QColor(colour).hslHue() - platform.hslHue()) < 12}
    assert strange == set(), "blue of the platform"
    bar = table.verticalScrollBar()
    middle = bar.mapTo(box, bar.rect().center()).x()
    top = bar.mapTo(box, bar.rect().topLeft()).y() + 8
    on_bar = Counter(image.pixelColor(middle, y).name() for y in range(top, top + bar.height() - 16))
    assert {colour for colour, _ in on_bar.most_common(2)} == {made.card, made.scroll}, "a scroll bar is ground and handle"
    assert on_bar[made.card] + on_bar[made.scroll] >= on_bar.total() - 4, "and nothing else but the edge of the handle"
