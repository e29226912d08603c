"""A person's record and her timeline."""

from datetime import date

from outreach.models import Visit
from outreach.models.outings import State
from outreach.models.visits import Encounter
from outreach.records.shown import person_record
from people.models import Consent, Purpose, Whereabouts, Wish
from tests.life import (
    follow_up,
    in_this_order,
    outing,
    person,
    queries_for,
    question,
    venue,
    visit,
    words_of,
    works_at,
)


def page_of(worker, person):
    return words_of(worker.get(f"/people/{person.pk}/"))


def test_how_she_may_safely_be_contacted_stands_first(life, worker):
    notes = {
        "How she may safely be contacted is not recorded: do not call.": {},
        "She may be called. After noon, ask for Mei": {"may_call": True, "safe_contact": "After noon, ask for Mei"},
        "Do not call her. Tell the auntie": {"may_call": False, "safe_contact": "Tell the auntie"},
        "She wants no contact.": {"may_call": True, "whereabouts": Whereabouts.NO_CONTACT},
    }
    for note, facts in notes.items():
        assert in_this_order(page_of(worker, person("Beatrix", **facts)), note, "Code"), note


def test_every_purpose_shows_her_last_word_or_not_yet_asked(life, worker):
    said = [
        Consent(Purpose.CALL, agreed=True, on=date(2026, 1, 2), asked_by="birch"),
        Consent(Purpose.CALL, agreed=False, on=date(2026, 3, 4), asked_by="birch"),
        Consent(Purpose.COUNT, agreed=True, on=date(2026, 3, 4)),
    ]
    text = page_of(worker, person("Beatrix", consents=said))
    assert "keep a record not yet asked call me said no 4 Mar 2026 · asked by birch" in text
    assert "count me agreed 4 Mar 2026 She takes it back ask a doctor for me not yet asked invite me" in text


def test_her_meetings_are_found_inside_the_visits_the_latest_first(life, opened):
    later = visit(outing(life.two, date(2026, 10, 2)), life.salon, met=[life.rose, life.xiang])
    visit(outing(life.two, date(2026, 10, 3)), life.salon, met=[life.rose])
    visit(outing(life.two, date(2026, 11, 3), state=State.PLANNED), life.salon, met=[life.xiang])
    record = person_record(life.xiang, reader=opened, today=date(2026, 11, 1))
    assert [meeting.stop.visit for meeting in record.meetings] == [later, life.stop]
    assert list(Visit.objects.met_on(life.rose.pk)) != list(Visit.objects.met_on(life.xiang.pk))


def test_a_meeting_shows_her_own_encounter_and_nobody_elses(life, worker):
    mine = Encounter(life.xiang.pk, wish=Wish.NOT_NOW)
    hers = Encounter(life.rose.pk, wish=Wish.HEAR_MORE, to_explain=True)
    visit(outing(life.two, date(2026, 10, 2)), life.salon, met=[hers, mine])
    text = page_of(worker, life.xiang)
    meetings = text[text.index("When you met") :]
    assert in_this_order(meetings, "2 Oct 2026 V002 Marigold Salon Her wish: not now", "5 Sep 2026 V010 Zephyr")
    assert "Met for the first time. Topics: legal rights To explain again (STI symptoms" in meetings
    assert "Rosalind" not in text
    assert "hear more" not in text


def test_where_she_works_and_worked_the_latest_first(life, worker):
    works_at(life.rose, life.parlour, since=date(2024, 1, 5), until=date(2024, 8, 1))
    life_now = venue(life.ten, "V020", "Lantern Bar")
    works_at(life.rose, life_now, since=date(2026, 1, 5))
    text = page_of(worker, life.rose)
    assert in_this_order(text, "V020 Lantern Bar since 5 Jan 2026", "V010 Zephyr Parlour 5 Jan 2024 to 1 Aug 2024")


def test_her_questions_and_follow_ups_and_nobody_elses(life, opened):
    question("Somebody else's?", date(2026, 9, 6), who=life.rose)
    follow_up(date(2026, 9, 6), who=life.rose)
    record = person_record(life.xiang, reader=opened, today=date(2026, 9, 21))
    assert [line.question for line in record.questions] == [life.asked]
    assert [(line.follow_up, line.venue) for line in record.follow_ups] == [(life.promise, life.parlour)]


def test_reading_it_is_written_down_once(life, worker, actions_of):
    worker.get(f"/people/{life.xiang.pk}/")
    assert actions_of(life.xiang.pk) == ["read a record"]


def test_her_name_is_not_in_the_title(life, worker):
    page = worker.get(f"/people/{life.xiang.pk}/").content.decode()
    assert "<title>Record</title>" in page
    assert "<h1>阿香 kettle</h1>" in page


def test_three_of_everything_take_as_many_queries_as_one(life, worker):
    one = queries_for(worker, f"/people/{life.xiang.pk}/")
    for day in (1, 2):
        place = venue(life.ten, f"V03{day}", "Other")
        visit(outing(life.ten, date(2026, 10, day)), place, met=[life.xiang, life.rose])
        works_at(life.xiang, place, until=date(2026, 10, 3))
        question("And this?", date(2026, 10, day), who=life.xiang, where=place)
        follow_up(date(2026, 10, day), who=life.xiang, where=place)
    assert queries_for(worker, f"/people/{life.xiang.pk}/") == one
