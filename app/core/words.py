"""The way words of ``app.core`` get translated, without Qt: the window installs its translator here at start."""

from __future__ import annotations

from collections.abc import Callable

_translator: Callable[[str, str], str] | None = None


def install(translator: Callable[[str, str], str] | None) -> None:
    """Set what translates a (context, text) pair; None leaves words as they are written."""
    global _translator
    _translator = translator


def translate(context: str, text: str) -> str:
    """A text in the reader's language. Named ``translate`` so that the extractor of translations finds it."""
    return _translator(context, text) if _translator is not None else text
