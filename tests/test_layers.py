"""Imports point one way, SQL stays in the store, and no file grows into two: read from the source, without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 300

LONG_FILES = {
    "db/records.py": "a table: what every record is, one class a record, no behaviour",
}
"""Files that may be longer, each with its reason."""

COMPOSE = ("app/ui/session.py", "app/ui/snapshot.py")
"""Composition roots: they open the library and hand it to the parts, so they know the store's front door too."""

ANY_DB = "db"
QT = ("PySide6", "shiboken6")

FORBIDDEN: dict[str, tuple[str, ...]] = {
    "db": (*QT, "app", "pyqtgraph"),
    "app/core": (*QT, "pyqtgraph", "sqlite3", "sqlite_utils", "msgspec", "app.state", "app.ui", "app.documents", "app.exporting", "app.run", "app.commands", ANY_DB),
    "app/documents": (*QT, "pyqtgraph", "sqlite3", "sqlite_utils", "msgspec", "app.state", "app.ui", "app.exporting", "app.run", "app.commands", ANY_DB),
    "app/exporting": (*QT, "pyqtgraph", "sqlite_utils", "msgspec", "app.state", "app.run", "db.building", "db.migrations", "db.migrations_notebook", "db.rows"),
    "app/state": ("PySide6.QtWidgets", "pyqtgraph", "sqlite_utils", "msgspec", "app.ui", "app.run", "app.commands", "db.building", "db.migrations", "db.migrations_notebook", "db.rows"),
    "app/ui": ("sqlite3", "sqlite_utils", "msgspec", "app.run", "app.commands", ANY_DB),
}
"""What a folder never imports. A name forbids the module and everything inside it."""

ALLOWED: dict[str, tuple[str, ...]] = {
    "app/core": ("db.records", "db.dates"),
    "app/documents": ("db.records", "db.dates"),
    "app/ui": ("db.records", "db.dates"),
    **{root: ("sqlite3", "db.library", "db.reads", "db.errors", "db.records") for root in COMPOSE},
}
"""What is let in all the same, by folder or by file."""

WIDGETS = ("board", "details", "dialogs", "differences", "figures", "overview", "reading", "search", "spectrum", "stage", "timeline", "top", "parts")
"""Folders of app/ui that know nothing of each other; all may use ``parts``."""

COMPOSING = ("export",)
"""Folders that put other rooms' painting on paper, so they know them; no room knows these."""

NO_QT_AT_START = ("app/__init__.py", "app/args.py", "app/commands.py", "app/display.py", "app/run.py", "main.py")
"""Files that must load where Qt can't."""

SQL = re.compile(r"\bselect\b.+?\bfrom\b|\binsert\s+into\b|\bdelete\s+from\b|\bcreate\s+(?:table|view|index)\b|\bpragma\s+\w|\bupdate\s+\w+\s+set\b", re.IGNORECASE | re.DOTALL)


def imports(tree: ast.AST, package: str = "") -> Iterator[tuple[int, str]]:
    """Line and full name of everything imported anywhere in a tree: ``from db import reads`` is both db and db.reads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (above, node.module or "") if part)
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}"


def inside(name: str, module: str) -> bool:
    """Is a name this module or something in it?"""
    return name == module or name.startswith(module + ".")


def wrong_imports(path: str, source: str) -> list[str]:
    """What a file imports against the direction, a sentence each. ``path`` is relative to the project."""
    folder = next((f for f in FORBIDDEN if path.startswith(f + "/")), None)
    if folder is None:
        return []
    allowed = (*ALLOWED.get(folder, ()), *ALLOWED.get(path, ()))
    package = path.rpartition("/")[0].replace("/", ".")
    found = []
    for line, name in imports(ast.parse(source), package):
        if any(inside(name, banned) for banned in FORBIDDEN[folder]) and not any(inside(name, let_in) for let_in in allowed):
            found.append(f"{path}:{line}: {folder} must not import {name}")
        found += [f"{path}:{line}: {sentence}" for sentence in [_across(path, name)] if sentence]
    return found


def _across(path: str, name: str) -> str:
    """Why a part of the window must not import another, or empty."""
    mine = re.match(r"app/ui/(\w+)/", path)
    theirs = re.match(r"app\.ui\.(\w+)", name)
    if mine is None or theirs is None or mine.group(1) in COMPOSING or theirs.group(1) in (mine.group(1), "parts"):
        return ""
    return f"app/ui/{mine.group(1)} must not import {name}"


def at_start(tree: ast.Module) -> ast.Module:
    """What runs when a module is imported: its functions' bodies are left out, and so is what only a type checker reads."""

    class Outside(ast.NodeTransformer):
        def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
            node.body = [ast.Pass()]
            return node

        def visit_If(self, node: ast.If) -> ast.AST:
            if "TYPE_CHECKING" in ast.unparse(node.test):
                node.body = [ast.Pass()]
            return self.generic_visit(node)

    return Outside().visit(tree)


def sql_words(source: str) -> list[tuple[int, str]]:
    """Line and text of every string that holds SQL; docstrings are for people and are left out."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings and SQL.search(node.value)
    ]


def files(*folders: str) -> list[str]:
    """Every Python file of these folders, relative to the project."""
    return sorted(path.relative_to(ROOT).as_posix() for folder in folders for path in (ROOT / folder).rglob("*.py"))


def read(path: str) -> str:
    """The source of a file."""
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_file_belongs_to_a_layer() -> None:
    layered = tuple(f"{folder}/" for folder in FORBIDDEN)
    assert [path for path in files("app", "db") if not path.startswith(layered) and path not in NO_QT_AT_START] == []


def test_imports_point_one_way() -> None:
    assert [fault for path in files("app", "db") for fault in wrong_imports(path, read(path))] == []


def test_the_folders_of_the_window_are_the_ones_that_are_kept_apart() -> None:
    assert {path.parent.name for path in (ROOT / "app" / "ui").glob("*/__init__.py")} == {*WIDGETS, *COMPOSING}
    assert all((ROOT / path).is_file() for path in (*COMPOSE, *NO_QT_AT_START, *LONG_FILES))


@pytest.mark.parametrize("path", NO_QT_AT_START)
def test_the_commands_load_without_qt(path: str) -> None:
    loaded = [name for _, name in imports(at_start(ast.parse(read(path))))]
    assert [name for name in loaded if inside(name, "PySide6") or inside(name, "shiboken6") or inside(name, "app.ui") or inside(name, "app.state")] == []


def test_sql_is_spoken_in_the_store_alone() -> None:
    spoken = [f"{path}:{line}: {text}" for path in ("main.py", *files("app")) for line, text in sql_words(read(path))]
    assert spoken == []
    assert any(sql_words(read(path)) for path in files("db"))


def test_no_file_is_two() -> None:
    lengths = {path: len(read(path).splitlines()) for path in ("main.py", *files("app", "db"))}
    assert {path: length for path, length in lengths.items() if length > LONGEST and path not in LONG_FILES} == {}
    assert [path for path in LONG_FILES if lengths[path] <= LONGEST] == [], "these need no exception any more"


@pytest.mark.parametrize(
    ("path", "source", "said"),
    [
        ("db/made_up.py", "from PySide6.QtCore import QObject", "PySide6.QtCore.QObject"),
        ("db/made_up.py", "def f():\n    import shiboken6", "shiboken6"),
        ("db/packs/made_up.py", "from app.core import marks", "app.core.marks"),
        ("app/core/made_up.py", "import sqlite3", "sqlite3"),
        ("app/core/made_up.py", "from db import reads", "db.reads"),
        ("app/core/made_up.py", "from db.records import Voice\nfrom db.rows import read", "db.rows.read"),
        ("app/core/made_up.py", "from ..state import theme", "app.state.theme"),
        ("app/documents/made_up.py", "from PySide6.QtCore import QObject", "PySide6.QtCore.QObject"),
        ("app/documents/made_up.py", "from db.writing import write_whole", "db.writing.write_whole"),
        ("app/state/made_up.py", "from PySide6 import QtCore, QtWidgets", "PySide6.QtWidgets"),
        ("app/state/made_up.py", "if TYPE_CHECKING:\n    from app.ui.window import MainWindow", "app.ui.window.MainWindow"),
        ("app/ui/made_up.py", "from db.errors import LibraryError", "db.errors.LibraryError"),
        ("app/ui/session.py", "from db.building import prepare_notebook", "db.building.prepare_notebook"),
        ("app/ui/board/made_up.py", "from app.ui.details.panel import DetailsPanel", "app/ui/board must not import"),
        ("app/ui/parts/made_up.py", "from app.ui import window", "app/ui/parts must not import"),
    ],
)
def test_a_made_up_import_is_found(path: str, source: str, said: str) -> None:
    found = wrong_imports(path, source)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("app/core/cells.py", "from db.records import Board\nfrom db import dates"),
        ("app/ui/board/view.py", "from app.ui.parts.text import Type\nfrom app.ui.board import heads"),
        ("app/ui/session.py", "import sqlite3\nfrom db import library, reads"),
        ("db/library.py", "import sqlite3\nimport application"),
    ],
)
def test_what_points_the_right_way_is_left_alone(path: str, source: str) -> None:
    assert wrong_imports(path, source) == []


def test_qt_at_the_top_of_a_module_is_found_and_inside_a_function_is_not() -> None:
    assert list(imports(at_start(ast.parse("class A:\n    import PySide6")))) == [(2, "PySide6")]
    assert list(imports(at_start(ast.parse("def f():\n    import PySide6")))) == []


@pytest.mark.parametrize("text", ["select id, name from voice", "INSERT INTO t VALUES (1)", "pragma user_version", "delete from t", "update t set a = 1"])
def test_sql_is_found_in_a_string_and_in_a_part_of_one(text: str) -> None:
    assert sql_words(f"def f(x):\n    '''select from'''\n    return {text!r}") == [(3, text)]
    assert len(sql_words(f"def f(x):\n    return f'{text} {{x}}'")) == 1
    assert sql_words(f"def f(x):\n    '''{text}'''\n    return 'Select the whole cell'") == []
