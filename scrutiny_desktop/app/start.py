"""Opens the library and the window, and stays until the window is closed."""

import gc
import logging
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from scrutiny_desktop.app import keychain
from scrutiny_desktop.app.hook import install_hook
from scrutiny_desktop.app.left_view import LeftView, told_of
from scrutiny_desktop.app.looking_over import look_over
from scrutiny_desktop.app.mending import opened
from scrutiny_desktop.app.one_instance import OneInstance
from scrutiny_desktop.app.sweeping import Sweeping
from scrutiny_desktop.app.traces import leave_no_trace
from scrutiny_desktop.app.unlocking import remembered, unlocked
from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.flows import first_page
from scrutiny_desktop.flows.rendering import Rendering
from scrutiny_desktop.later import fetch, later
from scrutiny_desktop.papers.plates import PlateMaker
from scrutiny_desktop.papers.standby import Standby
from scrutiny_desktop.store import left_view, meetings, papers
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import Library
from scrutiny_desktop.views.desk import Desk
from scrutiny_desktop.views.introduction import know_owner
from scrutiny_desktop.views.notices import Notice
from scrutiny_desktop.views.theme import Theme, load_fonts
from scrutiny_desktop.views.typed import offer_typed
from scrutiny_desktop.views.window import Window

if TYPE_CHECKING:
    from scrutiny_desktop.flows import safekeeping
    from scrutiny_desktop.views import letting_go
else:
    (letting_go,) = later("scrutiny_desktop.views", "letting_go")
    (safekeeping,) = later("scrutiny_desktop.flows", "safekeeping")

log = logging.getLogger(__name__)

AFTER_A_START = 3_000
"""Milliseconds after which what can wait no longer keeps the window from its first page."""

_TURN = 0.0005
"""Seconds after which a job at work in Python lets the window have its turn."""


def now() -> datetime:
    """The clock of the program: local time, with its zone."""
    return datetime.now().astimezone()


def run(
    folder: Path, resources: Path, standby: Standby, files: Sequence[Path] = (), view: LeftView | None = None
) -> int:
    """Show the window on the library in a folder, and take papers in; 1 where the library could not be opened.

    ``view`` is what is seen until the window's first page is there.
    """
    folder = Access(folder).folder
    leave_no_trace()
    application = make_application(resources)
    one = OneInstance(folder)
    try:
        if not one.is_first():
            one.raise_the_first(files)
            return 0
        return _in_turns(application, folder, resources, standby, one, files, view)
    except ScrutinyError as trouble:
        QMessageBox.critical(None, application.applicationName(), str(trouble))
        sys.stderr.write(f"{trouble}\n")
        return 1
    finally:
        one.close()


def _in_turns(
    application: QApplication, folder: Path, resources: Path, standby: Standby, one: OneInstance,
    files: Sequence[Path], view: LeftView | None,
) -> int:  # fmt: skip
    """One window after another, each until it is closed; after one that was locked, the passphrase is asked for."""
    code, is_locked, theme = 0, False, None
    was_left_open = Access(folder).has_log
    while library := _opened(folder, resources, theme, asks=is_locked):
        window = _shown(library, resources, standby, one, files)
        if view is not None:
            view.give_way_to(window)
        QTimer.singleShot(0, window, partial(settle_in, window, patience=AFTER_A_START, was_left_open=was_left_open))
        code, files = application.exec(), ()
        is_locked, theme, was_left_open = window.locking.is_locked, window.desk.theme, False
        window.desk.close()
        if not is_locked:
            break
        _destroy(window, one)
    return code


def _shown(library: Library, resources: Path, standby: Standby, one: OneInstance, files: Sequence[Path]) -> Window:
    begun = first_page.begun(library, now, standby.take)
    window = open_window(library, resources, new_maker=standby.take, begun=begun)
    _stop_on_signals(window)
    window.closed.connect(partial(_leave, window))
    window.show()
    if files:
        QTimer.singleShot(0, window, partial(window.errands.take_in, files))
    QTimer.singleShot(0, window, partial(one.listen, partial(_raise, window)))
    QTimer.singleShot(AFTER_A_START, window, _have_the_rest)
    _run_smoothly(window)
    return window


def make_application(resources: Path) -> QApplication:
    """The Qt application with our fonts, style and translations."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Scrutiny Desktop")
    application.setDesktopFileName("scrutiny-desktop")
    application.setStyle("Fusion")
    load_fonts(resources)
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    _translate(application, resources)
    install_hook(application)
    return application


def open_window(
    library: Library, resources: Path, clock: Callable[[], datetime] = now,
    new_maker: Callable[[], PlateMaker] = PlateMaker, begun: Rendering | None = None,
) -> Window:  # fmt: skip
    """A window on an open library."""
    window = Window(Desk(library, resources=resources, clock=clock, new_maker=new_maker, begun=begun))
    if library.notice:
        window.add_notice(Notice(window.desk, library.notice, tone="fair"))
    offer_typed(window)
    return window


def settle_in(window: Window, *, patience: int = 0, was_left_open: bool = False) -> None:
    """What a start does once the window is there: on the first day the first paper, and the backup that is due.

    The backup, and a reader for papers to come, wait for so many milliseconds: the first page has more need of the
    machine.
    """
    desk = window.desk
    if desk.library.is_read_only:
        return
    make_safe = partial(_make_safe, window, was_left_open)
    QTimer.singleShot(patience, window, make_safe) if patience else make_safe()
    know_owner(desk)
    desk.reopened.connect(partial(_know_owner_again, desk))
    if not desk.me.name:
        window.introduce()
    if not meetings.every(desk.library) and not desk.setting("was_welcomed", False):
        desk.keep("was_welcomed", True)
        window.errands.welcome(desk.resources / "first" / "clare-cover-report.txt")


def _know_owner_again(desk: Desk) -> None:
    if not desk.library.is_read_only:
        know_owner(desk)


def _leave(window: Window) -> None:
    """Let the next start begin with what is seen now, where anybody may see the library."""
    desk = window.desk
    desk.keep(left_view.NAME, told_of(window) if desk.library.access.key is None else {})


def _make_safe(window: Window, was_left_open: bool = False) -> None:
    desk = window.desk
    desk.keep(left_view.NAME, {})  # what it shows may be removed from now on
    desk.readers.keep_ready()
    job = partial(safekeeping.back_up_when_due, desk.library.access, desk.clock)
    desk.jobs.start(window.tr("Backing up…"), job)
    letting_go.let_papers_go(desk)
    look_over(window, was_left_open=was_left_open)


def _have_the_rest() -> None:
    """Import what the start put off, before anybody asks for it."""
    threading.Thread(target=_fetch, name="later", daemon=True).start()


def _fetch() -> None:
    fetch("scrutiny_desktop.views.live")  # where a meeting may have begun already
    gc.freeze()


def _run_smoothly(window: Window) -> None:
    """Let jobs keep the window waiting less, and rubbish be looked for beside what stays for good."""
    sys.setswitchinterval(_TURN)
    gc.freeze()
    Sweeping(window)


def _opened(folder: Path, resources: Path, theme: Theme | None, *, asks: bool) -> Library | None:
    known = None if asks else remembered(Access(folder))
    access = known or unlocked(Access(folder), resources, now, theme)
    if access is None:
        return None
    library = opened(access, now, resources, theme)
    if access.key is not None and papers.any_secret(library):
        keychain.forget(folder)  # for as long as it holds what is not public, whoever opens it knows the passphrase
        if known is not None:
            library.close()
            return _opened(folder, resources, theme, asks=True)
    return library


def _destroy(window: Window, one: OneInstance) -> None:
    """Nothing of a locked window stays, neither its words nor its key."""
    one.rest()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    gc.unfreeze()  # else what was put by for good would stay
    gc.collect()


def _raise(window: Window, files: Sequence[Path]) -> None:
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()
    if files:
        window.errands.take_in(files)


def _translate(application: QApplication, resources: Path) -> None:
    for name, place in (("scrutiny", str(resources / "i18n")),
                        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))):  # fmt: skip
        translator = QTranslator(application)
        if translator.load(QLocale(), name, "_", place):
            application.installTranslator(translator)


def _stop_on_signals(window: Window) -> None:
    """Close like the window's own button when the system asks; the timer lets Python hear of it."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: window.close())
    beat = QTimer(window, interval=500)
    beat.timeout.connect(lambda: None)
    beat.start()
