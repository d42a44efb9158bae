"""Which theme and text scale count now, for parts that are dressed one by one."""

from __future__ import annotations

from app.state import theme as themes
from app.state.theme import Theme
from app.state.values import Look


def dress(look: Look) -> tuple[Theme, Theme, float]:
    """The window's theme, the page's theme (the same unless the page stays light), and the text scale, 1.0 at 100 %."""
    scheme, contrast = themes.system_choice()
    window = themes.load_theme(themes.window_theme(look, scheme, contrast))
    return window, themes.load_theme(themes.page_theme(look, scheme, contrast)), look.text_scale / 100
