"""What the system would keep of a member's reading outside the library, and is asked not to."""

import os

from PySide6.QtCore import QSettings

try:
    import resource
except ImportError:  # Windows keeps crash dumps only where somebody has asked for them
    resource = None  # type: ignore[assignment]


def leave_no_trace() -> None:
    """No picture of the memory after a crash, and no list of the folders that Qt's file dialogs were in."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull)
