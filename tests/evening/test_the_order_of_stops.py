"""One order of stops and one of women: on the form, in the briefing and on paper."""

from datetime import timedelta

from outreach.models import WorksAt
from outreach.outings.expected import expected_at
from outreach.outings.keys import with_letters
from outreach.outings.stops import stop_lines
from people.models import Person
from tests.life import person, venue, visit, words_of


def numbers(lines):
    return [line.venue.number for line in lines]


def test_planned_stops_come_first_in_their_place_and_the_districts_others_by_number(life, staff):
    venue(life.two, "V001", "Heron Bar")
    far = venue(life.two, "V011", "Egret Bar")
    visit(life.trip, far, outcome="planned", place=1)
    visit(life.trip, life.salon, outcome="planned", place=2)
    lines = stop_lines(life.trip, reader=staff["worker"])
    assert numbers(lines.planned) == ["V011", "V002"]
    assert numbers(lines.others) == ["V001", "V010"]
    assert numbers(lines) == ["V011", "V002", "V001", "V010"]


def test_a_planned_stop_keeps_its_place_when_it_is_written_down(life, staff, evening):
    visit(life.trip, life.salon, outcome="planned", place=1)
    evening.save(evening.form(outcome="closed"))
    lines = stop_lines(life.trip, reader=staff["worker"])
    assert numbers(lines.planned) == ["V002"]
    assert lines.planned.unwritten == []


def test_the_next_stop_is_the_next_of_the_plan_and_without_a_plan_of_the_district(life, staff):
    def after(venue):
        following = stop_lines(life.trip, reader=staff["worker"]).next_after(venue)
        return following and following.venue

    assert after(life.parlour) == life.salon
    other = venue(life.two, "V001", "Heron Bar")
    visit(life.trip, other, outcome="planned", place=1)
    for done in (life.parlour, other):
        assert after(done) == other
    life.trip.visits.filter(venue=other).update(outcome="closed")
    assert after(other) is None


def test_a_stop_has_the_number_it_has_on_paper(life, worker):
    lines = worker.get(f"/outings/{life.trip.pk}/stops/")
    assert "1 V002 Marigold Salon" in words_of(lines)
    visit(life.trip, venue(life.two, "V001", "Heron Bar"), outcome="planned", place=1)
    said = words_of(worker.get(f"/outings/{life.trip.pk}/stops/"))
    assert "1 V001 Heron Bar" in said
    assert "Not planned, but also in this district V002" in said
    assert "Stop 1." in words_of(worker.get(f"/outings/{life.trip.pk}/stops/{lines_of(life)[0]}/"))
    assert "Stop " not in words_of(worker.get(f"/outings/{life.trip.pk}/stops/{life.salon.pk}/")).partition("?")[0]


def lines_of(life):
    return list(life.trip.visits.filter(outcome="planned").values_list("venue", flat=True))


def letters_at(life, on):
    periods = WorksAt.objects.opened().at(life.salon.pk)
    return [(who.nickname, key) for who, key in with_letters(expected_at(periods, Person.objects.in_bulk(), on=on))]


def test_who_became_known_on_the_day_comes_last_so_that_no_letter_shifts(life):
    day = life.trip.date
    WorksAt.objects.create(person_id=person("Anna").pk, venue_id=life.salon.pk, since=day)
    WorksAt.objects.create(person_id=person("Zoe").pk, venue_id=life.salon.pk, since=day - timedelta(days=1))
    assert letters_at(life, day) == [("Rosalind", "a"), ("Zoe", "b"), ("Anna", "c")]
    assert letters_at(life, day + timedelta(days=1)) == [("Anna", "a"), ("Rosalind", "b"), ("Zoe", "c")]


def test_who_left_later_keeps_her_letter_and_who_had_left_has_none(life):
    day = life.trip.date
    leaving = WorksAt.objects.create(person_id=person("Anna").pk, venue_id=life.salon.pk, until=day)
    assert letters_at(life, day) == [("Anna", "a"), ("Rosalind", "b")]
    assert letters_at(life, leaving.until + timedelta(days=1)) == [("Rosalind", "a")]


def test_who_died_or_wants_no_contact_is_not_expected(life):
    for nickname, gone in (("Anna", "died"), ("Zoe", "no_contact")):
        person(nickname, at=life.salon, whereabouts=gone)
    assert letters_at(life, life.trip.date) == [("Rosalind", "a")]
