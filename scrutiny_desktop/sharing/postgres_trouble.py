"""What PostgreSQL refuses, in words that say who can put it right."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from scrutiny_desktop.domain.database_place import DatabasePlace
from scrutiny_desktop.domain.errors import ScrutinyError

AGAIN = "Everything goes on here; it is tried again by itself."
_ASK = "Ask whoever administers the database."
_ABSENT = ("3F000", "42P01", "42883")  # no such schema, table or function
_OLDER = ("42703", "42804")  # no such column, or one of another kind
_DENIED = "42501"
_TOO_MANY, _FULL = "54000", "53100"

_MEETING: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("does not match host name",),
     "The server at {host} shows the certificate of another name.",
     "Check the host's name; if it is right, tell your administrator before you go on."),
    (("root certificate file", "could not read root certificate", "could not load system root"),
     "The CA file cannot be read.", "Choose the file that your administrator gave you."),
    (("certificate verify failed", "self-signed certificate", "unable to get local issuer"),
     "The certificate of {host} is not vouched for by anybody that this computer trusts.",
     "Choose the CA file that your administrator gave you; if you have, tell them before you go on."),
    (("SSL error",), "No safe connection to {host} could be made.",
     "Check the CA file; if it is the right one, tell your administrator before you go on."),
    (("does not support SSL",), "The server at {host} does not encrypt, so nothing was sent to it.", _ASK),
    (("channel binding", "authentication method requirement"),
     "The server at {host} asks for the password in a way that is not safe, so it was not sent.", _ASK),
    (("password authentication failed",), "The database does not take this user and password.",
     "Enter them again, or ask whoever administers the database."),
    (("is not permitted to log in",), "The database lets {user} in no more.", _ASK),
    (("no pg_hba.conf entry",), "The server at {host} does not let {user} in from here.", _ASK),
    (("permission denied for database",), "{user} was not added to those who share in this database.", _ASK),
    (("too many connections", "too many clients"), "The database has too many visitors just now.", AGAIN),
    (("could not translate host name", "Name or service not known", "No such host"),
     "There is no {host} that can be found from here.", "Check the name and the network. " + AGAIN),
)  # fmt: skip
"""Of what is told before anybody is let in; there is no number that says which it is."""


def said_of_meeting(error: psycopg.Error, place: DatabasePlace) -> ScrutinyError:
    """Why nobody was let in."""
    words = str(error)
    names = {"host": place.host, "user": place.user, "port": place.port}
    for signs, happened, help_ in _MEETING:
        if any(each in words for each in signs):
            return ScrutinyError(happened.format(**names), help_)
    if "FATAL" in words and f'"{place.database}" does not exist' in words:
        return ScrutinyError(f"There is no database “{place.database}” on {place.host}.", "Check its name.")
    return ScrutinyError("{host}, port {port}, cannot be reached now.".format(**names), AGAIN)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turns what goes wrong once one is let in into a sentence."""
    try:
        yield
    except psycopg.Error as error:
        raise _said(error) from error


def _said(error: psycopg.Error) -> ScrutinyError:
    state = error.sqlstate or ""
    if state in _ABSENT:
        return ScrutinyError("The database was not set up for sharing yet.", f"{_ASK} The help says how it is done.")
    if state in _OLDER:
        return older()
    if state == _DENIED:
        return ScrutinyError("The database does not let you do this.", _ASK)
    if state == _TOO_MANY:
        return ScrutinyError("You have as many files in the database as one member may have.", _ASK)
    if state == _FULL:
        return ScrutinyError("The database has no room left.", _ASK)
    return ScrutinyError("The connection to the database was lost.", AGAIN)


def older() -> ScrutinyError:
    """The tables there are those of an older program."""
    return ScrutinyError("The database was set up for an older version of the program.", f"{_ASK} It needs an update.")
