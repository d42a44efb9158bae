"""Installs the reader's language, where a translation is shipped, for Qt's words and for those of ``app.core``."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from app.core import words
from app.state import assets


def install(app: QCoreApplication, locale: QLocale | None = None) -> bool:
    """Load the translation for a locale; True where there is one. English is the language of the source."""
    words.install(QCoreApplication.translate)
    translator = QTranslator(app)
    found = translator.load(locale or QLocale(), "sic-et-non", "_", str(assets.RESOURCES / "translations"))
    if found:
        app.installTranslator(translator)
    return bool(found)
