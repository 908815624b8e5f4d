"""What Qt needs of the system is looked at first."""

import sys

import pytest

from scrutiny_desktop import footing
from scrutiny_desktop.domain.errors import ScrutinyError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt's libraries come with it elsewhere")


def test_without_a_screen_it_says_what_to_do():
    with pytest.raises(ScrutinyError, match="no screen") as refused:
        footing.check_footing({})
    assert "scrutiny-desktop --help" in refused.value.what_to_do


def test_a_missing_library_is_named_with_its_packages(monkeypatch):
    monkeypatch.setattr(footing, "_loads", lambda name: not name.startswith("libxcb-cursor"))
    with pytest.raises(ScrutinyError) as refused:
        footing.check_footing({"DISPLAY": ":0"})
    assert "libxcb-cursor.so.0" in refused.value.what_happened
    assert "sudo apt install libxcb-cursor0" in refused.value.what_to_do
    assert "sudo dnf install xcb-util-cursor" in refused.value.what_to_do


def test_every_library_it_looks_for_has_a_package():
    assert all(footing._stem(name) in footing.PACKAGES for name in footing._wanted({"DISPLAY": ":0"}))


def test_a_library_that_is_not_there_does_not_load():
    assert not footing._loads("libnowhere-to-be-found.so.9")
