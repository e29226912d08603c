"""Calendar files: whole days with one word each, for a telephone that anybody may look at."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from core.words import natural


def calendar(entries: Iterable[tuple[date, str]], *, words: str) -> bytes:
    """An .ics file with one all-day entry for each day and number: `words` with its %(number)s, and nothing else.

    The same entries give the same bytes: an entry's id is made of its day and number alone, and the time stamp that the
    format demands is the first moment of the day's month. Two alike are one.
    """
    from icalendar import Calendar, Event  # a calendar is rarely asked for, and this takes as long as half of Django

    book = Calendar()
    book.add("prodid", "-//calendar//")
    book.add("version", "2.0")
    for day, number in sorted(set(entries), key=lambda entry: (entry[0], natural(entry[1]))):
        entry = Event()
        entry.add("uid", sha256(f"{day.isoformat()} {number}".encode()).hexdigest()[:32])
        entry.add("dtstamp", datetime.combine(day.replace(day=1), time(), UTC))
        entry.add("dtstart", day)
        entry.add("dtend", day + timedelta(days=1))
        entry.add("summary", words % {"number": number})
        book.add_component(entry)
    return book.to_ical()
