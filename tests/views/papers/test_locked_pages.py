"""A locked paper whose password nobody has kept: what is said, what is shown, and how its pages are reached."""

from PySide6.QtCore import Qt

from scrutiny_desktop.domain.panel import Role
from scrutiny_desktop.flows.filing import Filing
from scrutiny_desktop.flows.intake import take_in
from scrutiny_desktop.store import meetings
from scrutiny_desktop.views.introduction import introduce
from scrutiny_desktop.views.password import PasswordDialog
from tests import made_papers as made


def test_without_its_password_the_text_is_shown_and_said_to_be_kept_and_the_pages_are_asked_for_again(
    qtbot, desk, open_screen, tmp_path
):
    introduce(desk, "Cllr Example", Role.CHAIR)
    file = made.pdf(tmp_path / "ferry.pdf", [made.text("Secret words of the ferry.")], opened_by="sesame")
    taken = take_in(desk.library.access, desk.clock, [file], desk.resources / "forms", lambda *_: None,
                    {file: "sesame"})  # fmt: skip
    desk.change_all("add papers", Filing(desk.library, desk.ids, desk.me.id).filed(taken, None))
    desk.choose_meeting(meetings.every(desk.library)[0].id)
    said = []
    desk.troubled.connect(said.append)
    screen = open_screen(desk)

    def asked():
        return next((each for each in screen.findChildren(PasswordDialog) if each.isVisible()), None)

    qtbot.waitUntil(lambda: asked() is not None, timeout=20_000)
    assert screen.paper.name in asked().words.text()
    qtbot.keyClick(asked(), Qt.Key.Key_Escape)
    assert screen.reader.surface is screen.text
    assert "Secret words" in screen.text.opened.text
    assert [str(each) for each in said] == [
        f"The pages of “{screen.paper.name}” stay locked; its text, which this library has kept, is shown. "
        "F4 asks for the password again."
    ]
    screen.handlers()["pages_or_text"]()
    qtbot.waitUntil(lambda: asked() is not None, timeout=20_000)
    qtbot.keyClicks(asked().field, "sesame")
    qtbot.keyClick(asked().field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.reader.pages.page_count == 1, timeout=20_000)
    assert screen.reader.surface is screen.reader.pages
