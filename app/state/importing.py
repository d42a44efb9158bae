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
from contextlib import contextmanager, nullcontext
from functools import partial
from importlib.abc import InspectLoader, MetaPathFinder, SourceLoader
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
    with _finder.having(name, spec), nullcontext() if name.startswith(WITHOUT_QT) else turns.turn():
        importlib.import_module(name)


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

    Nobody else may import a part of it meanwhile on the thread of the window, which would wait for the package and the package for
    its turn. What is no part of it can be imported there.
    """
    with _finder.stepping(name, turns), turns.turn():
        importlib.import_module(name)


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


class _Finder(MetaPathFinder):
    """Finds what was prepared, and the modules of a package that is imported in turns.

    It stays where it was put: a finder that is taken away while another thread imports makes that thread pass over the next one.
    """

    def __init__(self) -> None:
        self._prepared: dict[str, ModuleSpec | None] = {}
        self._stepping: dict[tuple[int, str], Turns] = {}

    @contextmanager
    def having(self, name: str, spec: ModuleSpec | None) -> Iterator[None]:
        """Find this module as it was prepared, on whatever thread it is asked for."""
        self._stay()
        self._prepared[name] = spec
        try:
            yield
        finally:
            self._prepared.pop(name, None)

    @contextmanager
    def stepping(self, package: str, turns: Turns) -> Iterator[None]:
        """Let the window have its turn before each module of a package, where this thread imports it."""
        self._stay()
        key = threading.get_ident(), package
        self._stepping[key] = turns
        try:
            yield
        finally:
            self._stepping.pop(key, None)

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The module. Python holds a lock of all imports meanwhile, so nothing is waited for here."""
        if fullname in self._prepared:
            return self._prepared[fullname]
        turns = self._stepping.get((threading.get_ident(), fullname.partition(".")[0]))
        if turns is None:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceLoader):
            loader: Any = spec.loader
            loader.create_module = partial(_step, turns)
        return spec

    def _stay(self) -> None:
        if self not in sys.meta_path:
            sys.meta_path.insert(0, self)


def _step(turns: Turns, spec: ModuleSpec) -> None:
    """Read and compile a module beside the window; Python makes it as it makes any other."""
    turns.give()
    try:
        compiled(spec)
    finally:
        turns.take()


_finder = _Finder()
