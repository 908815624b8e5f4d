"""Small instances of Syncthing on the loopback, which know one another and nobody else."""

import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tests.real.servers import free_port

SYNCTHING = shutil.which("syncthing")
MAX_CONFLICTS = -1
"""Every copy that a conflict leaves is kept, as the help advises: each is read, so nothing is lost in silence."""

_QUIET = {"globalAnnounceEnabled": "false", "localAnnounceEnabled": "false", "relaysEnabled": "false",
          "natEnabled": "false", "startBrowser": "false", "crashReportingEnabled": "false", "urAccepted": "-1",
          "autoUpgradeIntervalH": "0", "reconnectionIntervalS": "1", "setLowPriority": "false"}  # fmt: skip
# Monitored already, it says, so that no second process of each watches the first.
_ENVIRONMENT = {"STNOUPGRADE": "1", "STHASHING": "standard", "GOMAXPROCS": "1", "STMONITORED": "yes"}


class Syncthing:
    """One member's instance, and the folder it keeps like everybody's."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder, self.port = home, home / "shared", free_port()
        self.folder.mkdir(parents=True)
        self._running = None
        self._say("generate", f"--home={home}", "--no-default-folder", "--skip-port-probing")
        self.device = self._say(f"--home={home}", "--device-id").strip()

    def meet(self, everybody: "list[Syncthing]") -> None:
        """Know these, and share the folder with them."""
        root = ElementTree.Element("configuration", version="35")
        folder = ElementTree.SubElement(
            root, "folder", id="panel", path=str(self.folder), type="sendreceive",
            rescanIntervalS="3600", fsWatcherEnabled="true", fsWatcherDelayS="1",
        )  # fmt: skip
        for each in everybody:
            ElementTree.SubElement(folder, "device", id=each.device)
            device = ElementTree.SubElement(root, "device", id=each.device, compression="never")
            _told(device, {"address": f"tcp://127.0.0.1:{each.port}"})
        _told(folder, {"maxConflicts": str(MAX_CONFLICTS), "hashers": "1", "disableFsync": "true"})
        ElementTree.SubElement(root, "gui", enabled="false")
        options = {"listenAddress": f"tcp://127.0.0.1:{self.port}"} | _QUIET
        _told(ElementTree.SubElement(root, "options"), options)
        ElementTree.ElementTree(root).write(self.home / "config.xml")

    def start(self) -> None:
        with (self.home / "log").open("ab") as log:
            command = [SYNCTHING, "serve", f"--home={self.home}", "--no-browser"]
            self._running = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | _ENVIRONMENT)

    def stop(self, *, for_good: bool = False) -> None:
        if self._running is not None:
            self._running.kill() if for_good else self._running.terminate()
            self._running.wait(30)
            self._running = None

    def _say(self, *words: str) -> str:
        told = subprocess.run([SYNCTHING, *words], check=True, capture_output=True, text=True,
                              env=os.environ | _ENVIRONMENT)  # fmt: skip
        return told.stdout


def _told(element: ElementTree.Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        ElementTree.SubElement(element, name).text = value
