"""How often a thread at work lets the window have its turn."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SWITCHING = 0.001
"""Seconds after which a thread at work lets the window's thread have its turn. Python's usual 0.005 makes a window stutter."""

_lock = threading.Lock()
_at_work = 0
_usual = 0.0


@contextmanager
def yielding() -> Iterator[None]:
    """Around work that takes long on a thread beside a window; where several do so, until the last is done."""
    global _at_work, _usual
    with _lock:
        if not _at_work:
            _usual = sys.getswitchinterval()
            sys.setswitchinterval(SWITCHING)
        _at_work += 1
    try:
        yield
    finally:
        with _lock:
            _at_work -= 1
            if not _at_work:
                sys.setswitchinterval(_usual)
