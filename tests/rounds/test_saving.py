"""Saving makes the plan the month's outings, changes only what is still planned, and refuses what must not be."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from outreach.models import Outing, Visit
from outreach.models.outings import PrintedSheet, State
from outreach.models.visits import Outcome
from tests.life import alerts_of, outing, venue, visit, words_of
from venues.models import Venue


@pytest.fixture
def saved(planning):
    """The planning of a month whose proposal was saved: one outing to each of two districts."""
    planning.heron = venue(planning.life.ten, "V100", "Heron Bar")
    planning.propose()
    assert planning.save()["Location"] == planning.address()
    plan = sorted(planning.round.plan, key=lambda each: -len(each.stops))
    planning.two, planning.ten = (Outing.objects.get(pk=each.id) for each in plan)
    planning.first, planning.second = plan[0].stops
    return planning


def of_month(planning):
    return {each.pk for each in Outing.objects.between(planning.month, planning.month)}


def stops_in_order(trip):
    visits = Visit.objects.filter(outing=trip)
    return [each.venue_id for each in sorted(visits, key=lambda each: each.place)]


def test_the_plan_becomes_planned_outings_with_planned_stops_in_their_places(saved, actions_of):
    assert of_month(saved) == {saved.two.pk, saved.ten.pk}
    plan = {each.id: each for each in saved.round.plan}
    for trip in (saved.two, saved.ten):
        planned = plan[trip.pk]
        assert (trip.state, trip.date, trip.district_id) == (State.PLANNED, planned.date, planned.district)
        assert tuple(trip.team) == planned.team
        assert stops_in_order(trip) == list(planned.stops)
        visits = Visit.objects.filter(outing=trip)
        assert sorted(each.place for each in visits) == list(range(1, len(planned.stops) + 1))
        assert {each.outcome for each in visits} == {Outcome.PLANNED}
    assert (saved.round.draft, saved.round.undo) == (False, ())
    assert actions_of(saved.round.pk) == ["proposed a round", "saved a round"]


def test_saving_again_keeps_the_rows_and_changes_what_was_changed(saved):
    before = {each.venue_id: each.pk for each in Visit.objects.filter(outing=saved.two)}
    saved.step(f"down {saved.two.pk} {saved.first}")
    saved.step(f"add {saved.two.pk} {saved.heron.pk}")
    saved.step(f"drop {saved.ten.pk} {saved.heron.pk}")
    day, team = saved.month.days[10], [saved.staff[1].pk, saved.staff[0].pk]
    saved.step(f"outing {saved.two.pk}", **{f"date-{saved.two.pk}": day.isoformat(), f"team-{saved.two.pk}": team})
    saved.two.read_on = saved.two.date
    saved.two.save()
    assert saved.save().status_code == 302
    trip = Outing.objects.get(pk=saved.two.pk)
    assert (trip.date, list(trip.team)) == (day, team)
    assert trip.read_on is None, "what was read is not what will be done"
    assert stops_in_order(trip) == [saved.second, saved.first, saved.heron.pk]
    after = {each.venue_id: each.pk for each in Visit.objects.filter(outing=saved.two)}
    assert before.items() <= after.items()
    assert stops_in_order(saved.ten) == []


def test_an_outing_that_was_not_changed_stays_as_it_was_read(saved):
    saved.ten.read_on = saved.ten.date
    saved.ten.save()
    saved.step(f"down {saved.two.pk} {saved.first}")
    saved.save()
    assert Outing.objects.get(pk=saved.ten.pk).read_on == saved.ten.date


def test_removing_an_outing_that_was_saved_is_asked_first(saved):
    saved.step(f"remove {saved.ten.pk}")
    asked = saved.save()
    assert 'name="sure" value="1"' in asked.content.decode()
    assert of_month(saved) == {saved.two.pk, saved.ten.pk}
    saved.save(sure="1")
    assert of_month(saved) == {saved.two.pk}
    assert not Visit.objects.filter(outing=saved.ten.pk).exists()


def test_an_outing_that_would_go_can_be_kept(saved):
    saved.step(f"remove {saved.ten.pk}")
    assert f'value="keep {saved.ten.pk}"' in saved.client.get(saved.address("change/")).content.decode()
    saved.step(f"keep {saved.ten.pk}")
    assert saved.save().status_code == 302
    assert stops_in_order(saved.ten) == [saved.heron.pk]


def done(trip):
    trip.state = State.DONE
    trip.save()


def printed(trip):
    trip.printed_sheet = PrintedSheet.PRINTED
    trip.save()


def noted(trip):
    trip.notes = "Meet at the bridge"
    trip.save()


def written(trip):
    stop = Visit.objects.filter(outing=trip).first()
    stop.outcome = Outcome.REACHED
    stop.save()


def cancelled(trip):
    trip.state = State.CANCELLED
    trip.save()


@pytest.mark.parametrize("happened", [done, printed, noted, written, cancelled])
def test_what_was_begun_or_took_place_is_never_touched(saved, happened):
    saved.step(f"remove {saved.two.pk}")
    saved.step(f"down {saved.ten.pk} {saved.heron.pk}")
    happened(saved.two)
    before = Outing.objects.get(pk=saved.two.pk)
    visits = stops_in_order(saved.two)
    assert f'value="keep {saved.two.pk}"' not in saved.client.get(saved.address("change/")).content.decode()
    assert saved.save(sure="1").status_code == 302
    after = Outing.objects.get(pk=saved.two.pk)
    assert (after.state, after.date, after.team) == (before.state, before.date, before.team)
    assert stops_in_order(after) == visits


def test_a_done_outing_stands_in_the_editor_and_counts_as_covered(saved):
    done(saved.two)
    page = saved.client.get(saved.address("change/"))
    assert "outing-stands" in page.content.decode(), "it took place, and the plan leaves it as it is"
    assert "3 of 3 venues" in words_of(page)
    assert f'value="remove {saved.two.pk}"' not in page.content.decode()


def test_two_places_at_once_are_refused_beside_both_outings(saved):
    day = saved.month.days[3].isoformat()
    for trip in (saved.two, saved.ten):
        team = [member.pk for member in saved.staff]
        saved.step(f"outing {trip.pk}", **{f"date-{trip.pk}": day, f"team-{trip.pk}": team})
    before = {trip.pk: trip.date for trip in Outing.objects.between(saved.month, saved.month)}
    answer = saved.save()
    said = words_of(answer)
    assert alerts_of(answer)[-1] == "bad"
    assert said.count("birch is in another outing that day.") == 4, "in the list and beside each of both outings"
    assert {trip.pk: trip.date for trip in Outing.objects.between(saved.month, saved.month)} == before
    assert saved.round.draft


def test_a_venue_is_not_planned_before_the_day_until_which_it_is_avoided(saved):
    saved.heron.avoid_until = saved.ten.date + timedelta(days=1)
    saved.heron.save()
    saved.step(f"down {saved.two.pk} {saved.first}")
    assert "V100 Heron Bar is to be avoided until" in words_of(saved.save())
    assert saved.round.draft


def test_stops_that_are_all_to_be_avoided_are_said_in_one_sentence(saved):
    first, second = (Venue.objects.get(pk=pk) for pk in (saved.first, saved.second))
    for each in (first, second):
        each.avoid_until = saved.two.date + timedelta(days=1)
        each.save()
    said = words_of(saved.client.get(saved.address("change/")))
    assert said.count("All 2 stops are to be avoided until") == 2, "in the list and beside the outing, once each"
    assert f"{first} is to be avoided" not in said


def test_what_only_warns_does_not_forbid_saving(saved):
    saved.step(f"add {saved.two.pk} {saved.heron.pk}")
    said = words_of(saved.client.get(saved.address("change/")))
    assert "V100 Heron Bar is in another outing too." in said
    assert saved.save().status_code == 302


def test_saving_a_plan_that_a_colleague_changed_saves_nothing(saved):
    seen = saved.seen
    saved.step(f"drop {saved.two.pk} {saved.first}")
    answer = saved.client.post(saved.address("save/"), {"seen": seen})
    assert alerts_of(answer)[-1] == "bad"
    assert stops_in_order(saved.two) == [saved.first, saved.second]


def test_an_outing_planned_by_a_colleague_since_is_part_of_a_saved_plan(saved):
    theirs = outing(saved.life.two, saved.month.last_day, state=State.PLANNED)
    visit(theirs, saved.life.salon, outcome=Outcome.PLANNED, place=1)
    page = saved.client.get(saved.address("change/"))
    assert f'value="remove {theirs.pk}"' in page.content.decode()


def test_the_order_of_writing_is_not_the_order_of_the_plan(planning):
    for number in range(20):
        venue(planning.life.two, f"V3{number:02}", f"Parlour {number}")
    planning.propose(most_stops="30")
    planning.save()
    (trip,) = of_month(planning)
    visits = Visit.objects.in_bulk()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM outreach_visit ORDER BY {'rowid' if connection.vendor == 'sqlite' else 'ctid'}")
        written = [visits[UUID(str(row[0]))] for row in cursor.fetchall()]
    written_in = [each.place for each in written if each.outing_id == trip]
    assert len(written_in) == 22
    assert written_in != sorted(written_in)
