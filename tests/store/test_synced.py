from pathlib import Path

import pytest

from scrutiny_desktop.domain.errors import ScrutinyError
from scrutiny_desktop.store.synced import refuse_synced, synced_by


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive/Panel", "OneDrive"),
        ("OneDrive - Examplebridge Council/Documents", "OneDrive"),
        ("Dropbox/library", "Dropbox"),
        ("Dropbox (Council)/library", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/library", "iCloud"),
        ("iCloudDrive/library", "iCloud"),
        ("Google Drive/library", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-amina@example.org/My Drive", "Google Drive"),
        ("My Drive/library", "Google Drive"),
        ("Nextcloud/library", "Nextcloud"),
        ("nextcloud/library", "Nextcloud"),
        (".local/share/scrutiny-desktop", None),
        ("Documents/onedriveless", None),
        ("Documents/My Drives", None),
    ],
)
def test_a_copied_folder_is_known_by_its_name(tmp_path: Path, folder, service):
    assert synced_by(tmp_path / folder, {}) == service


@pytest.mark.parametrize(
    ("marker", "service"),
    [(".stfolder", "Syncthing"), (".stignore", "Syncthing"), (".nextcloudsync.log", "Nextcloud")],
)
def test_a_copied_folder_is_known_by_what_lies_above_the_library(tmp_path: Path, marker, service):
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / marker).touch()
    assert synced_by(tmp_path / "shared" / "papers" / "library", {}) == service
    assert synced_by(tmp_path / "mine", {}) is None


def test_a_copied_folder_is_known_by_the_environment(tmp_path: Path):
    environment = {"OneDriveCommercial": str(tmp_path / "work"), "OneDrive": "", "HOME": str(tmp_path)}
    assert synced_by(tmp_path / "work" / "library", environment) == "OneDrive"
    assert synced_by(tmp_path / "workshop", environment) is None


def test_a_link_into_a_copied_folder_does_not_hide_it(tmp_path: Path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox")
    assert synced_by(tmp_path / "mine" / "library", {}) == "Dropbox"


def test_the_refusal_says_why_and_where_to_go_instead(tmp_path: Path):
    refuse_synced(tmp_path, {})
    with pytest.raises(ScrutinyError) as refused:
        refuse_synced(tmp_path / "Nextcloud", {})
    assert "Nextcloud copies that folder" in refused.value.what_happened
    assert "Choose a folder on this computer" in refused.value.what_to_do
