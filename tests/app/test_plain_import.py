"""Importing is Python's own also beside Qt."""

import os
import subprocess
import sys


def test_qt_leaves_importing_as_it_was():
    asked = (
        "import builtins; plain = builtins.__import__; from scrutiny_desktop.app.plain_import import keep_plain; "
        "keep_plain(); from PySide6 import QtWidgets; print(builtins.__import__ is plain)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


_WRONG = """
import sys
if sys.argv[1:] == ["plain"]:
    from scrutiny_desktop.app.plain_import import keep_plain
    keep_plain()
from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
application = QApplication([])
class Asked(QObject):
    asked = Signal(int)
label = QLabel("x")
for wrong in (
    lambda: QToolButton("x"), lambda: QLabel(1, 2, 3, 4), lambda: QLabel("x", wordWrop=True), lambda: label.setText(),
    lambda: label.setText(1.5), lambda: label.move("x", 1), lambda: QPoint("1", 2), lambda: Asked().asked.emit("x"),
    lambda: label.setAlignment(QPoint()), lambda: label.nowhere, lambda: Asked().asked.connect(3),
    lambda: label.setFocus(policy=1), lambda: QLabel(None, Qt.WindowType.Window, 1), lambda: Qt.Key.Key_Nowhere,
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
"""


def test_qt_tells_what_is_wrong_in_the_same_words():
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = []
    for words in ([], ["plain"]):
        asked = [sys.executable, "-c", _WRONG, *words]
        told.append(subprocess.run(asked, capture_output=True, text=True, check=True, env=surroundings).stdout)
    assert told[0] == told[1]
    assert "QToolButton" in told[0]
