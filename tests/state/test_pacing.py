"""Threads at work let the window have its turn more often; afterwards it is as it was."""

from __future__ import annotations

import sys

import pytest

from app.state import pacing


def test_the_last_at_work_puts_it_back() -> None:
    usual = sys.getswitchinterval()
    first, second = pacing.yielding(), pacing.yielding()
    with first:
        second.__enter__()
        assert sys.getswitchinterval() == pytest.approx(pacing.SWITCHING, rel=0.1)
    assert sys.getswitchinterval() == pytest.approx(pacing.SWITCHING, rel=0.1), "somebody is still at work"
    second.__exit__(None, None, None)
    assert sys.getswitchinterval() == pytest.approx(usual)
    with pytest.raises(ValueError, match="broken"), pacing.yielding():
        raise ValueError("broken")
    assert sys.getswitchinterval() == pytest.approx(usual)
