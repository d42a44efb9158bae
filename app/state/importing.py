"""Imports on a thread of modules that derive classes from Qt: in turns (``app.state.turns``), and what takes no turn beside the window.

A module is read, and compiled where no compiled one lies there, before the turn in which it is run.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import CodeType, ModuleType
from typing import Any

from app.state.turns import Turns

LONGEST = 0.008
"""Seconds after which a turn ends between two classes of Qt."""


WITHOUT_QT = ("app.core", "app.documents", "app.exporting", "db")
"""What makes no class of Qt (a test of the layers holds it), so that it needs no turn."""


def bring(name: str, turns: Turns) -> None:
    """Import a module of ours with those that it imports: each of them before it, and in a turn of its own. Raises what the import raises.

    Whoever needs one on the thread of the window meanwhile never waits for this thread: nothing is held between the turns.
    """
    _bring(name, turns, set())


def _bring(name: str, turns: Turns, met: set[str]) -> None:
    met.add(name)
    if name in sys.modules:
        return
    spec = compiled(importlib.util.find_spec(name))
    for other in _named_in(spec):
        if other not in met:
            _bring(other, turns, met)
    finder = _Prepared(spec)
    sys.meta_path.insert(0, finder)
    try:
        with nullcontext() if name.startswith(WITHOUT_QT) else turns.turn():
            importlib.import_module(name)
    finally:
        sys.meta_path.remove(finder)


def _named_in(spec: ModuleSpec | None) -> Iterator[str]:
    """Modules of ours that a module's own code may import, those that it needs for its types alone among them; not what its functions
    import when they are called.
    """
    code = code_of(spec)
    names = code.co_names if code is not None else ()
    for name in names:
        if name.partition(".")[0] not in _OURS or (found := importlib.util.find_spec(name)) is None:
            continue
        if found.submodule_search_locations is None:
            yield name
        else:
            yield from (module for other in names if "." not in other and importlib.util.find_spec(module := f"{name}.{other}") is not None)


_OURS = ("app", "db")


def bring_package(name: str, turns: Turns) -> None:
    """Import a package with all that it imports of itself, each module in a turn of its own. Raises what the import raises.

    Nobody else may import it meanwhile on the thread of the window, which would wait for the package and the package for its turn.
    """
    finder = _Stepping(name, turns)
    sys.meta_path.insert(0, finder)
    try:
        with turns.turn():
            importlib.import_module(name)
    finally:
        sys.meta_path.remove(finder)


def name_classes(modules: Sequence[str], turns: Turns) -> None:
    """Let PySide make every class of these modules, a few in each turn: it makes each when it is first named."""
    with turns.turn():
        begun = time.perf_counter()
        for module in map(importlib.import_module, modules):
            for name in dir(module):
                if time.perf_counter() - begun > LONGEST:
                    turns.give()
                    turns.take()
                    begun = time.perf_counter()
                getattr(module, name, None)


def code_of(spec: ModuleSpec | None) -> CodeType | None:
    """A module's code, read or compiled; none where there is no such module, or it is not written in Python."""
    return spec.loader.get_code(spec.name) if spec is not None and isinstance(spec.loader, InspectLoader) else None


def compiled(spec: ModuleSpec | None) -> ModuleSpec | None:
    """The same, with a loader that has the module's code at hand."""
    code = code_of(spec)
    if spec is not None and code is not None:
        loader: Any = spec.loader
        loader.get_code = lambda _name: code
    return spec


class _Prepared(MetaPathFinder):
    """Finds the one module that was prepared."""

    def __init__(self, spec: ModuleSpec | None) -> None:
        self._spec = spec

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """What was prepared, on whatever thread it is asked for."""
        return self._spec if self._spec is not None and self._spec.name == fullname else None


class _Stepping(MetaPathFinder):
    """Lets the window have its turn before each module of a package, where this thread imports it."""

    def __init__(self, package: str, turns: Turns) -> None:
        self._package, self._turns, self._thread = package, turns, threading.get_ident()

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The module, found and compiled beside the window."""
        if threading.get_ident() != self._thread or fullname.partition(".")[0] != self._package:
            return None
        self._turns.give()
        try:
            return compiled(PathFinder.find_spec(fullname, path, target))
        finally:
            self._turns.take()
