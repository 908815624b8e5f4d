"""Other keys than the usual ones, chosen by a member for acts, and kept with the library."""

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from scrutiny_desktop.views.acts import ACTS, Act, choose_keys
from scrutiny_desktop.views.desk import Desk

_SETTING = "keys"
_OF_FIELDS = ("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Left", "Ctrl+Right")
"""What they do in a field of words must go on."""

_EARNEST = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


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
    if wanted in _OF_FIELDS:
        return tr("keys", "{key} is needed where words are written.").format(key=wanted)
    if not act.inside and not _is_earnest(QKeySequence(wanted)[0]):
        return tr("keys", "{key} alone would be taken from what is typed; add Ctrl.").format(key=wanted)
    for other in ACTS:
        meets = act.where == other.where or not act.where or not other.where
        if other != act and meets and wanted in map(_plain, other.every_key):
            return tr("keys", "{key} is the key of “{act}”.").format(key=wanted, act=other.plain_words)
    return ""


def _is_earnest(key: QKeyCombination) -> bool:
    """Whether it types nothing, and opens no menu."""
    if Qt.Key.Key_F1 <= key.key() <= Qt.Key.Key_F35:
        return True
    opens_menu = key.keyboardModifiers() == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_A <= key.key()
    return bool(key.keyboardModifiers() & _EARNEST) and not (opens_menu and key.key() <= Qt.Key.Key_Z)


def _plain(key: str) -> str:
    return QKeySequence(key).toString()
