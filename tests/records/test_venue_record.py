"""A venue's record."""

from datetime import date

from core.months import Month
from outreach.models import Reason
from outreach.models.visits import Encounter, Outcome
from outreach.records.shown import venue_record
from tests.life import (
    entry,
    follow_up,
    in_this_order,
    offers_of,
    outing,
    person,
    queries_for,
    question,
    visit,
    words_of,
    works_at,
)
from venues.models import Attitude


def page_of(worker, venue):
    return words_of(worker.get(f"/venues/{venue.pk}/"))


def test_it_shows_every_field_and_what_is_missing(life, worker):
    life.parlour.attitude, life.parlour.usual_number = Attitude.WELCOMING, 6
    life.parlour.remarks = "Ring twice"
    life.parlour.save()
    text = page_of(worker, life.parlour)
    facts = "V010 District District 2 Kind hair salon Status open Address Lane 8 First contact 1 Mar 2025"
    assert facts in text
    for part in ("number of women 6", "Best hours not recorded", "visit welcoming", "Auntie Qin", "Ring twice"):
        assert part in text


def test_its_best_hours_cannot_be_read_as_a_date(life, worker):
    life.parlour.best_hours = "10-12"
    life.parlour.save()
    assert "Best hours 10–12 h" in page_of(worker, life.parlour)
    worker.post("/language/", {"language": "zh-hans"})
    assert "适合时间 10–12 点" in page_of(worker, life.parlour)


def test_its_visits_stand_the_latest_first_with_everything_written_down(life, worker):
    later = outing(life.two, date(2026, 10, 2))
    reason = entry(Reason, "busy")
    visit(later, life.parlour, outcome=Outcome.REFUSED, reason_id=reason.pk, note="Come after ten")
    text = page_of(worker, life.parlour)
    assert in_this_order(text, "2 Oct 2026 Visit refused Reason: no time Come after ten", "5 Sep 2026 Visit reached")
    assert (
        "Headcount: 4 Topics: legal rights Met: 阿香 kettle (new) To explain again: 阿香 kettle (STI symptoms" in text
    )


def test_a_visit_to_another_venue_is_not_there(life, worker):
    visit(life.trip, life.salon, met=[life.rose], note="Only at the salon")
    text = page_of(worker, life.parlour)
    assert "Only at the salon" not in text
    assert "Rosalind" not in text


def test_who_works_there_now_stands_apart_from_who_did(life, worker):
    works_at(person("Beatrix"), life.parlour, since=date(2025, 1, 5), until=date(2025, 8, 1))
    text = page_of(worker, life.parlour)
    assert in_this_order(text, "Works here now", "阿香 kettle", "Worked here before", "Beatrix", "5 Jan 2025 to 1 Aug")
    assert "Rosalind" not in text


def test_to_explain_again_is_what_her_last_meeting_there_says(life, opened):
    xiang_again = outing(life.two, date(2026, 10, 2))
    visit(xiang_again, life.parlour, met=[life.xiang, Encounter(life.rose.pk, to_explain=True)])
    record = venue_record(life.parlour, reader=opened, today=date(2026, 11, 1))
    assert [(each.met.person, each.since) for each in record.to_explain()] == [(life.rose, date(2026, 10, 2))]


def test_questions_and_follow_ups_of_this_venue_alone(life, opened):
    question("Elsewhere?", date(2026, 9, 6), where=life.salon)
    follow_up(date(2026, 9, 6), where=life.salon)
    record = venue_record(life.parlour, reader=opened, today=date(2026, 9, 21))
    assert [line.question for line in record.questions] == [life.asked]
    assert [(line.follow_up, line.days_late) for line in record.follow_ups] == [(life.promise, 1)]


def test_somebody_whose_record_is_gone_is_nobody(life, worker):
    life.xiang.delete()
    page = worker.get(f"/venues/{life.parlour.pk}/")
    assert "Met: somebody without a record" in words_of(page)
    assert not [address for address in offers_of(page) if address.startswith("/people/")]


def test_reading_it_is_written_down_once(life, worker, actions_of):
    worker.get(f"/venues/{life.parlour.pk}/")
    assert actions_of(life.parlour.pk) == ["read a record"]


def test_three_of_everything_take_as_many_queries_as_one(life, worker):
    one = queries_for(worker, f"/venues/{life.parlour.pk}/")
    for day in (1, 2):
        friend = person(f"Friend {day}", at=life.parlour)
        trip = outing(life.two, date(2026, 10, day))
        visit(trip, life.parlour, met=[friend, life.rose])
        question("And this?", date(2026, 10, day), who=friend, where=life.parlour)
        follow_up(date(2026, 10, day), who=life.rose, where=life.parlour)
    assert queries_for(worker, f"/venues/{life.parlour.pk}/") == one


def test_kept_follow_ups_stand_apart_from_open_ones(life, opened):
    kept = [
        follow_up(date(2026, month, 1), where=life.parlour, status="kept", done_month=Month(2026, month))
        for month in (7, 8)
    ]
    record = venue_record(life.parlour, reader=opened, today=date(2026, 9, 21))
    assert [line.follow_up for line in record.follow_ups.still_open()] == [life.promise]
    assert [line.follow_up for line in record.follow_ups.done()] == [kept[1], kept[0]]
