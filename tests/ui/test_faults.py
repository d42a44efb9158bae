"""A fault is told once, in a plain sentence, and what was there stays."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app.state.logs import faults, log
from tests.driver import Reader

TOLD = "Something in the program went wrong. What you had is kept, and you can go on"


@pytest.fixture
def on_purpose(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Faults go where they go in the program, and are not counted against the test."""
    monkeypatch.setattr(faults, "_seen", set())
    monkeypatch.setattr(sys, "excepthook", faults.exception)
    log.addHandler(quiet := logging.NullHandler())
    before = faults.count
    yield caplog
    log.removeHandler(quiet)
    faults.count = before


@pytest.mark.qt_no_exception_capture
def test_a_fault_in_a_slot_is_told_once_and_the_window_goes_on(app_window: Reader, on_purpose: pytest.LogCaptureFixture) -> None:
    reader, before = app_window, faults.count

    def breaks() -> None:
        raise RuntimeError("on purpose")

    sys.excepthook = faults.exception
    QTimer.singleShot(0, breaks)
    reader.waits_for(lambda: bool(reader.notice()))
    assert reader.notice().startswith(TOLD)
    assert "on purpose" not in reader.notice()
    assert faults.count == before + 1
    reader.presses("Esc")
    QTimer.singleShot(0, breaks)
    reader.waits_for(lambda: faults.count == before + 2)
    assert reader.notice() == "", "the same fault is told only once"
    assert on_purpose.text.count("RuntimeError: on purpose") == 2, "but each is logged"
    reader.scrolls_to("terror")
    assert reader.theme_in_view == "terror"


@pytest.mark.qt_no_exception_capture
def test_another_fault_is_told_too(app_window: Reader, on_purpose: pytest.LogCaptureFixture) -> None:
    reader = app_window
    for error in (ValueError("one"), KeyError("two")):
        try:
            raise error
        except (ValueError, KeyError):
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        assert reader.notice().startswith(TOLD)
        reader.presses("Esc")
        assert reader.notice() == ""


@pytest.mark.qt_no_exception_capture
def test_the_log_holds_no_private_path(app_window: Reader, on_purpose: pytest.LogCaptureFixture) -> None:
    try:
        raise ValueError(f"{Path.home()}/thesis/chapter.odt")
    except ValueError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    assert "~/thesis/chapter.odt" in on_purpose.text
    assert f"{Path.home()}/thesis" not in on_purpose.text


def test_the_guard_sees_a_fault(on_purpose: pytest.LogCaptureFixture) -> None:
    before = faults.count
    faults.exception(RuntimeError, RuntimeError("on purpose"), None)
    assert faults.count == before + 1
