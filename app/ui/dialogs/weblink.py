"""A web link is shown, and opened only after the reader confirms it: the program itself never uses the network."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_and_open(link: str, parent: QWidget | None) -> None:
    """Show a link in full and ask; only http and https are ever handed to the system."""
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    if url.scheme() not in ("http", "https") or not url.isValid():
        return
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("WebLink", "Open a web link?"))
    box.setText(
        QCoreApplication.translate(
            "WebLink", "This leads out of the program, to the web:\n\n{link}\n\nSic et Non itself never uses the network. Open it in your browser?"
        ).format(link=url.toDisplayString())
    )
    box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.buttonClicked.connect(lambda button: QDesktopServices.openUrl(url) if box.standardButton(button) == QMessageBox.StandardButton.Open else None)
    box.open()
