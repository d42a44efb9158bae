"""The file that the export dialog writes: progress and cancel, replaced whole, and what is said when it can't be."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.documents import papers
from app.exporting import making
from app.exporting.wish import Job
from db import writing
from tests.driver import Reader
from tests.ui.exported import chooses, ends, goes_to, opens


def test_what_was_written_is_opened_by_the_system(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url))
    goes_to(monkeypatch, tmp_path / "codes")  # the ending is put on
    dialog = opens(reader)
    chooses(dialog.form, "csv")
    reader.clicks_button("Export…")
    ends(reader, dialog)
    reader.clicks_button("Open it")
    assert [url.toLocalFile() for url in opened] == [str(tmp_path / "codes.csv")]
    assert (tmp_path / "codes.csv").stat().st_size > 1000


def test_escape_cancels_first_and_then_closes(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    out = tmp_path / "out.docx"
    out.write_bytes(b"old")
    goes_to(monkeypatch, out)
    begun, cancelled = threading.Event(), threading.Event()
    usual = papers.written

    def slow(*given: Any, **named: Any) -> bytes:
        begun.set()
        assert cancelled.wait(30)
        return usual(*given, **named)

    monkeypatch.setattr(papers, "written", slow)
    dialog = opens(reader)
    reader.clicks_button("Export…")
    assert begun.wait(30)
    assert dialog.progress.isVisible()
    assert not dialog.go.isEnabled()
    assert dialog.leave.text() == "Cancel"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    cancelled.set()
    assert ends(reader, dialog) == "Cancelled; nothing was written."
    assert out.read_bytes() == b"old"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert reader.dialogs() == 0


def test_a_full_disk_is_told_in_the_dialog_and_leaves_the_old_file(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    goes_to(monkeypatch, out)

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(writing, "write_whole", full)
    dialog = opens(reader)
    chooses(dialog.form, "csv")
    reader.clicks_button("Export…")
    assert "disk is full" in ends(reader, dialog)
    assert "safe" in dialog.says.text()
    assert out.read_bytes() == b"old"
    assert not dialog.look.isVisible()
    assert dialog.go.isEnabled(), "it can be tried again"


def test_a_file_that_another_program_holds_is_told(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    goes_to(monkeypatch, tmp_path / "out.csv")

    def held(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(writing, "write_whole", held)
    dialog = opens(reader)
    chooses(dialog.form, "csv")
    reader.clicks_button("Export…")
    assert "open in another program" in ends(reader, dialog)


def test_closing_the_window_stops_what_is_being_made(app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = app_window
    goes_to(monkeypatch, tmp_path / "out.docx")
    begun = threading.Event()

    def slow(job: Job) -> dict[Path, bytes]:
        begun.set()
        while True:
            job.step(1, 2)

    monkeypatch.setitem(making._MAKERS, ("panes", "docx"), slow)
    opens(reader)
    reader.clicks_button("Export…")
    assert begun.wait(30)
    reader.closes()
    assert list(tmp_path.glob("*.docx")) == []


@pytest.mark.parametrize(("named", "form", "there"), [("essay.v2", "csv", "essay.v2.csv"), ("essay.md", "md", "essay.bib")])
def test_no_file_is_replaced_of_which_nobody_was_asked(
    named: str, form: str, there: str, app_window: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, old = app_window, tmp_path / there
    old.write_bytes(b"mine")
    goes_to(monkeypatch, tmp_path / named)
    asked: list[str] = []

    def answers(button: str) -> None:
        def exec_(box: QMessageBox) -> int:
            asked.append(box.text())
            next(one for one in box.buttons() if one.text().replace("&", "") == button).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", exec_)

    dialog = opens(reader)
    chooses(dialog.form, form)
    answers("Cancel")
    reader.clicks_button("Export…")
    ends(reader, dialog)
    assert old.read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [there]
    answers("Replace")
    reader.clicks_button("Export…")
    assert there in ends(reader, dialog)
    assert old.read_bytes() != b"mine"
    assert len(asked) == 2
    assert there in asked[0]
