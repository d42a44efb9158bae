"""One window for one library: a lock file decides who is first, a local server carries the word to raise it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot


def _name(folder: Path) -> str:
    """The name of the local server for a library: short and the same for the same folder."""
    return "sic-et-non-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


class Single(QObject):
    """Holds the lock of a library while its window is open. Signal: ``raise_asked()``."""

    raise_asked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None

    def first(self) -> bool:
        """True where this is the first window; also where the folder can't be written, which is nobody else's doing."""
        if self._lock.tryLock(100):
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def ask_first_to_rise(self) -> bool:
        """Ask the window that is open already to come forward; True where it heard."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(_name(self._folder))
        if not socket.waitForConnected(1500):
            return False
        socket.write(b"raise\n")
        heard = socket.waitForBytesWritten(1500)
        socket.disconnectFromServer()
        return heard

    @Slot()
    def listen(self) -> None:
        """Wait for a second start; called after the first paint, because it loads a further part of Qt."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(self._folder))
        if server.listen(_name(self._folder)):
            server.newConnection.connect(self._heard)
        self._server = server

    @Slot()
    def _heard(self) -> None:
        server = self._server
        if server is not None:
            connection = server.nextPendingConnection()  # type: ignore[attr-defined]
            connection.disconnected.connect(connection.deleteLater)
            self.raise_asked.emit()

    def release(self) -> None:
        """Let go of the lock and stop listening."""
        if self._server is not None:
            self._server.close()  # type: ignore[attr-defined]
        self._lock.unlock()
