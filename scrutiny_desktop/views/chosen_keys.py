"""Other keys than the usual ones, chosen by a member for acts, and kept with the library."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from scrutiny_desktop.views.acts import ACTS, Act, choose_keys
from scrutiny_desktop.views.desk import Desk

_SETTING = "keys"
_OF_FIELDS = ("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Left", "Ctrl+Right")
"""What they do in a field of words must go on."""


def take_up(desk: Desk) -> None:
    """Let acts have the keys that were chosen in this library."""
    choose_keys(desk.setting(_SETTING, {}))
    desk.keys_changed.emit()


def choose(desk: Desk, act: Act, key: str) -> None:
    """Give an act a key, from now on and in every control that shows it."""
    chosen = {name: each for name, each in desk.setting(_SETTING, {}).items() if name != act.name}
    desk.keep(_SETTING, chosen if _plain(key) == _plain(act.usual) else {**chosen, act.name: _plain(key)})
    take_up(desk)


def choose_usual(desk: Desk) -> None:
    """Give every act its usual key again."""
    desk.keep(_SETTING, {})
    take_up(desk)


def why_not(act: Act, key: str) -> str:
    """Why an act cannot have a key; empty where it can."""
    tr, wanted = QCoreApplication.translate, _plain(key)
    is_usual = wanted == _plain(act.usual)
    if wanted in _OF_FIELDS and not is_usual:
        return tr("keys", "{key} is needed where words are written.").format(key=wanted)
    if not act.inside and not is_usual and not _is_earnest(wanted):
        return tr("keys", "{key} alone would be taken from what is typed; add Ctrl.").format(key=wanted)
    for other in ACTS:
        meets = act.where == other.where or not act.where or not other.where
        if other != act and meets and wanted in map(_plain, other.every_key):
            return tr("keys", "{key} is the key of “{act}”.").format(key=wanted, act=other.plain_words)
    return ""


def _is_earnest(key: str) -> bool:
    """Whether it types nothing, and opens no menu."""
    held, name = {"Ctrl", "Alt", "Meta"} & set(key.split("+")), key.rpartition("+")[2]
    is_function = name[:1] == "F" and name[1:].isdigit()
    opens_menu = held == {"Alt"} and len(name) == 1 and name.isalpha()
    return is_function or (bool(held) and not opens_menu)


def _plain(key: str) -> str:
    return QKeySequence(key).toString()
