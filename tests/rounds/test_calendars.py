"""A calendar file says the day, one word and a number, and nothing else."""

from datetime import date, timedelta

from icalendar import Calendar

from core.calendars import calendar

THIRD, NINTH = date(2026, 12, 3), date(2026, 12, 9)
ALLOWED = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"}


def entries(written):
    """The entries of a calendar file as a telephone reads them."""
    return Calendar.from_ical(written).walk("VEVENT")


def test_every_entry_is_one_whole_day_with_the_word_and_the_number():
    read = entries(calendar([(NINTH, "12"), (THIRD, "3")], words="Round %(number)s"))
    assert [(each.decoded("dtstart"), str(each["summary"])) for each in read] == [
        (THIRD, "Round 3"),
        (NINTH, "Round 12"),
    ]
    assert [type(each.decoded("dtstart")) for each in read] == [date, date]
    assert [each.decoded("dtend") - each.decoded("dtstart") for each in read] == [timedelta(days=1)] * 2


def test_an_entry_holds_nothing_else():
    written = calendar([(THIRD, "3")], words="Round %(number)s")
    assert set(entries(written)[0]) == ALLOWED
    assert set(Calendar.from_ical(written)) == {"PRODID", "VERSION"}


def test_the_time_stamp_says_nothing_of_when_the_file_was_made():
    stamp = entries(calendar([(THIRD, "3")], words="Round %(number)s"))[0].decoded("dtstamp")
    assert stamp.isoformat() == "2026-12-01T00:00:00+00:00"


def test_the_same_entries_give_the_same_file_and_two_alike_are_one():
    one = calendar([(THIRD, "3"), (NINTH, "3"), (THIRD, "3")], words="Round %(number)s")
    assert one == calendar([(NINTH, "3"), (THIRD, "3")], words="Round %(number)s")
    assert len(entries(one)) == 2


def test_an_entry_is_known_again_in_another_language():
    languages = ("Round %(number)s", "第%(number)s轮")
    english, chinese = (entries(calendar([(THIRD, "3")], words=words))[0]["uid"] for words in languages)
    assert english == chinese


def test_another_day_and_another_number_are_another_entry():
    read = entries(calendar([(THIRD, "3"), (THIRD, "4"), (NINTH, "3")], words="%(number)s"))
    assert len({each["uid"] for each in read}) == 3


def test_a_chinese_word_is_read_as_it_was_written():
    assert str(entries(calendar([(THIRD, "3")], words="第%(number)s轮"))[0]["summary"]) == "第3轮"


def test_entries_of_a_day_come_by_number_as_one_counts():
    read = entries(calendar([(THIRD, "10"), (THIRD, "2")], words="%(number)s"))
    assert [str(each["summary"]) for each in read] == ["2", "10"]
