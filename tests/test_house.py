"""The house rules: sizes, names, colours, cycles, and the one thing in Qt that has to be watched."""

import ast
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "scrutiny_desktop").rglob("*.py"))
FORBIDDEN_NAMES = {"item", "items", "data", "manager", "helper", "helpers", "utils", "util"}
COLOUR = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']|QColor\(\s*["'\d]""")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_module_keeps_the_house_rules(module):
    source = module.read_text(encoding="utf-8")
    assert source.count("\n") <= 400
    assert module.stem not in FORBIDDEN_NAMES
    assert ast.get_docstring(ast.parse(source))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            first = node.body[1 if ast.get_docstring(node) and len(node.body) > 1 else 0]
            assert node.end_lineno - first.lineno < 40, f"{node.name} is long"
    if module.name != "theme.py":
        assert not COLOUR.search(source)


def test_no_two_modules_import_each_other():
    graph = {_name(module): _imports(module) for module in MODULES}
    done: set[str] = set()
    for start in graph:
        _walk(start, graph, (), done)


def _walk(name, graph, path, done):
    assert name not in path, " → ".join([*path, name])
    if name in done:
        return
    for each in graph.get(name, ()):
        _walk(each, graph, (*path, name), done)
    done.add(name)


def _name(module):
    return ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imports(module):
    """What a module imports when it is itself imported; type checkers' imports aside."""
    found = set()
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("scrutiny_desktop"):
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    known = {_name(each) for each in MODULES}
    return {each for each in found if each in known and each != _name(module)} - {"scrutiny_desktop"}


def test_the_commands_without_a_window_do_not_import_qt():
    import subprocess

    code = "import sys, scrutiny_desktop.cli; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_start_imports_neither_what_parses_nor_what_sets_type():
    import subprocess

    code = (
        "import sys, scrutiny_desktop.cli, scrutiny_desktop.app.start, scrutiny_desktop.views.papers.screen\n"
        "print({'docx', 'lxml', 'openpyxl', 'pypdfium2', 'PIL', 'reportlab'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_qt_keeps_its_references_to_none(qapp):
    label, thing = QLabel(), QObject()
    before = sys.getrefcount(None)
    for turn in range(2_000):
        label.setText(str(turn))
        label.update()
        thing.setObjectName("x")
        QApplication.processEvents()
    assert abs(sys.getrefcount(None) - before) < 500
