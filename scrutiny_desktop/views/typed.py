"""Words typed in a dialog that a lock closes: kept in the library, and put back once it is unlocked."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.notices import Notice

if TYPE_CHECKING:
    from scrutiny_desktop.views.window import Window

_SETTING = "typed_before_lock"

_SHOWN = 120
"""Letters of them that a strip shows."""

Field = QLineEdit | QPlainTextEdit | QTextEdit


def keep_typed(desk: Desk, act: str) -> None:
    """Keep what the person typed in each open dialog, never a passphrase; and the act that opened the last."""
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    found = [
        {"title": dialog.windowTitle(), "act": act, "words": words}
        for dialog in dialogs if dialog.windowTitle() and (words := _typed(dialog))
    ]  # fmt: skip
    if found:
        desk.keep(_SETTING, found)


def offer_typed(window: "Window") -> None:
    """Say what was kept, and offer to open the dialog again with it, or to copy it."""
    desk = window.desk
    kept: list[dict[str, Any]] = desk.setting(_SETTING, [])
    for each in kept:
        words = "\n".join(each["words"].values())
        said = window.tr("“{title}” was open when the library was locked. What you had typed there is kept: “{words}”")
        short = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        notice = Notice(desk, said.format(title=each["title"], words=short), kind=f"typed {each['title']}")
        if each["act"]:
            notice.offer(window.tr("&Open it again"), partial(_open_again, window, each), face="main")
        copy: Callable[[], object] = partial(QApplication.clipboard().setText, words)
        notice.offer(window.tr("C&opy"), copy, closes=False)
        notice.closed.connect(partial(_forget, desk, each))
        window.add_notice(notice)


def _forget(desk: Desk, kept: dict[str, Any]) -> None:
    """Keep these words no longer; those of another dialog stay."""
    desk.keep(_SETTING, [each for each in desk.setting(_SETTING, []) if each != kept])


def _open_again(window: "Window", kept: dict[str, Any]) -> None:
    window.run(kept["act"])
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog) and dialog.windowTitle() == kept["title"]:
        for name, field in _fields(dialog):
            if name in kept["words"]:
                _fill(field, kept["words"][name])


def _typed(dialog: QDialog) -> dict[str, str]:
    return {name: _words(field) for name, field in _fields(dialog) if _is_typed(field) and _words(field).strip()}


def _fields(dialog: QDialog) -> list[tuple[str, Field]]:
    """The fields that can be written in, each by its place among them and its name."""
    kinds: tuple[type[QWidget], ...] = (QLineEdit, QPlainTextEdit, QTextEdit)
    found = [each for kind in kinds for each in dialog.findChildren(kind)]
    return [
        (f"{place} {each.accessibleName()}", each) for place, each in enumerate(found)
        if isinstance(each, Field) and not each.isReadOnly() and not _is_secret(each)
    ]  # fmt: skip


def _is_secret(field: Field) -> bool:
    return isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal


def _is_typed(field: Field) -> bool:
    return field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()


def _words(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _fill(field: Field, words: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(words)
        field.setModified(True)
    else:
        field.setPlainText(words)
        field.document().setModified(True)
    field.setFocus()
