"""Days by which something is owed, as a calendar file (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime

from scrutiny_desktop.domain.due_day import DueDay


def calendar_file(days: Iterable[DueDay], *, at: datetime, name: str, about: str = "", lang: str = "en-GB") -> bytes:
    """A calendar of whole days; a program that has read it before takes each as the same day, changed."""
    from icalendar import Calendar, Event  # a start does not wait for what writes calendars

    made = Calendar()
    made.add("prodid", "-//Scrutiny Desktop//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    if about:
        made.add("x-wr-caldesc", about)
    for each in days:
        day = Event()
        day.add("uid", f"{each.key}@scrutiny-desktop")
        day.add("dtstamp", at)
        day.add("sequence", int(at.timestamp()))
        day.add("dtstart", each.on)
        day.add("summary", each.title, parameters={"language": lang})
        if each.words:
            day.add("description", each.words, parameters={"language": lang})
        day.add("transp", "TRANSPARENT")
        made.add_component(day)
    return bytes(made.to_ical())
