"""Why a file that came is not taken in."""

from scrutiny_desktop.domain.errors import ScrutinyError


class Refused(ScrutinyError):  # noqa: N818  said of a file
    """A file is not what it says it is; nothing of it was taken."""


class SetAside(ScrutinyError):  # noqa: N818  said of a file
    """A file may be sound, but cannot be taken now: it is tried again once something has changed here."""


class NotYet(ScrutinyError):  # noqa: N818  said of a file
    """A file is still on its way; it is looked at again next time."""


class NotForMe(Exception):  # noqa: N818  nothing went wrong
    """A file is for an audience that its reader does not belong to."""
