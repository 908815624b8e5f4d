"""Importing is Python's own also beside Qt."""

import subprocess
import sys


def test_qt_leaves_importing_as_it_was():
    asked = (
        "import builtins; plain = builtins.__import__; from scrutiny_desktop.app.plain_import import keep_plain; "
        "keep_plain(); from PySide6 import QtWidgets; print(builtins.__import__ is plain)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
