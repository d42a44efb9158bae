"""Themes as data: every pair that is painted can be read, and palette and style sheet hold no colour of their own."""

from __future__ import annotations

import dataclasses
import os
import re

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QColor, QPalette

from app.state import assets, theme
from app.state.theme import SIZES, THEME_NAMES, Theme, contrast, load_theme

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
    assert {path.stem for path in (assets.RESOURCES / "themes").glob("*.json")} == set(THEME_NAMES)
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
