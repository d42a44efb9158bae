"""The binding between Python and Qt counts its references: a release of it once lost one to None at every call."""

from __future__ import annotations

import os
import subprocess
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QLabel

CALLS = 200
MANY = 10_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is never counted from Python 3.12 on")
def test_no_reference_to_none_is_lost(qapp: object) -> None:
    label = QLabel()
    label.setText("warm")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("a")
    assert sys.getrefcount(None) >= before - CALLS // 10


def test_ten_thousand_calls_that_return_nothing_are_survived() -> None:
    program = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication(sys.argv[:1])\n"
        "label = QLabel()\n"
        f"for i in range({MANY}):\n    label.setText(str(i))\n"
        "print(label.text())\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False, timeout=300)
    assert (done.returncode, done.stdout.strip()) == (0, str(MANY - 1)), done.stderr
