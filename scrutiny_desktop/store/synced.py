"""Which folders another program copies between computers, and why a library may not live in one."""

from collections.abc import Mapping
from pathlib import Path

from scrutiny_desktop.domain.errors import ScrutinyError

_NAMES = {
    "onedrive": "OneDrive",
    "sharepoint": "SharePoint",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "syncthing": "Syncthing",
}
_OPENINGS = {  # such as "OneDrive - Examplebridge Council", "Dropbox (Council)", "GoogleDrive-name@example.org"
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
}
_MARKERS = {  # not ".dropbox", which also stands in the home folder of everyone who uses it
    ".stfolder": "Syncthing",
    ".stignore": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
_VARIABLES = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}


def synced_by(folder: Path, environment: Mapping[str, str]) -> str | None:
    """The service that copies a folder to other computers, as far as its path and markers tell."""
    for place in dict.fromkeys((folder.absolute(), folder.resolve())):
        for each in (place, *place.parents):
            service = _by_name(each.name) or _by_marker(each) or _by_variable(each, environment)
            if service:
                return service
    return None


def refuse_synced(folder: Path, environment: Mapping[str, str]) -> None:
    """Raise ScrutinyError for a folder that is copied while the library is being written."""
    service = synced_by(folder, environment)
    if service:
        raise ScrutinyError(
            f"The library cannot be kept in {folder}: {service} copies that folder while the library is being "
            "written, and a half-written copy loses notes.",
            "Choose a folder on this computer that no service copies. To work with others, share from the "
            "program; to keep a safe copy, make a backup.",
        )


def _by_name(name: str) -> str | None:
    low = name.casefold()
    if low in _NAMES:
        return _NAMES[low]
    return next((service for start, service in _OPENINGS.items() if low.startswith((f"{start} ", f"{start}-"))), None)


def _by_marker(folder: Path) -> str | None:
    return next((service for marker, service in _MARKERS.items() if (folder / marker).exists()), None)


def _by_variable(folder: Path, environment: Mapping[str, str]) -> str | None:
    for variable, service in _VARIABLES.items():
        kept = environment.get(variable)
        if kept and folder in (Path(kept).absolute(), Path(kept).resolve()):
            return service
    return None
