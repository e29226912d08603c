"""A proposal: asked for on one page, kept at once, found again, dropped only when she says so."""

from datetime import timedelta

from core.months import Month
from outreach.models import Outing, Visit
from outreach.models.outings import State
from outreach.models.rounds import Round
from outreach.rounds.month import begun
from tests.evening.forms import fields_of
from tests.life import alerts_of, district, in_this_order, offers_of, outing, refused_at, venue, visit, words_of
from tests.rounds.planning import crackdown


def test_the_month_page_offers_to_propose_the_next_month_to_whoever_plans(planning, worker):
    before = planning.month - 1
    link = f'href="{planning.address("change/")}"'
    assert link in planning.client.get(f"/reports/month/{before}/").content.decode()
    assert link not in worker.get(f"/reports/month/{before}/").content.decode()
    long_ago = planning.month - 12
    assert f"/rounds/{long_ago + 1}/change/" not in offers_of(planning.client.get(f"/reports/month/{long_ago}/"))


def test_a_month_without_a_proposal_asks_for_days_people_and_limits(planning):
    asked = planning.client.get(planning.address("change/"))
    assert asked["Location"] == planning.address("propose/")
    shown = fields_of(planning.client.get(asked["Location"]))
    assert shown["days"] == [day.isoformat() for day in planning.month.days if day.weekday() < 5]
    assert (shown["team_size"], shown["most_stops"]) == (["2"], ["14"])
    for member in planning.staff:
        assert shown[f"comes-{member.pk}"] == ["on"]
        assert shown[f"weekdays-{member.pk}"] == ["0", "1", "2", "3", "4"]


def test_the_form_begins_with_what_was_said_for_the_last_round(planning):
    worker = planning.staff[1]
    said = {f"weekdays-{worker.pk}": ["2"], f"outings-{worker.pk}": "3", "most_stops": "9"}
    first_wednesday = next(day for day in planning.month.days if day.weekday() == 2)
    planning.propose(days=[first_wednesday.isoformat()], **said)
    planning.month += 1
    shown = fields_of(planning.client.get(planning.address("propose/")))
    assert {day.weekday() for day in planning.month.days if day.isoformat() in shown["days"]} == {2}
    assert shown[f"weekdays-{worker.pk}"] == ["2"]
    assert (shown[f"outings-{worker.pk}"], shown["most_stops"]) == (["3"], ["9"])


def test_a_proposal_goes_to_every_district_and_is_kept_at_once_but_no_outing_is_written(planning, actions_of):
    venue(planning.life.ten, "V100", "Heron Bar")
    outings = Outing.objects.count()
    assert planning.propose()["Location"] == planning.address("change/")
    plan = planning.round.plan
    assert {outing.district for outing in plan} == {planning.life.two.pk, planning.life.ten.pk}
    assert all(outing.id for outing in plan)
    assert all(len(outing.team) == 2 for outing in plan)
    assert (planning.round.draft, Outing.objects.count()) == (True, outings)
    assert actions_of(planning.round.pk) == ["proposed a round"]


def test_leaving_and_coming_back_finds_the_proposal(planning, staff, worker):
    planning.propose()
    said = words_of(planning.client.get(planning.address("change/")))
    assert "not saved yet" in said
    assert "V010 Zephyr Parlour" in said
    assert begun(staff["coordinator"]) == [planning.month]
    assert begun(staff["worker"]) == []
    assert "sign-waiting" in planning.client.get("/rounds/").content.decode(), "a proposal is begun"
    assert "sign-waiting" not in worker.get("/rounds/").content.decode()
    assert "Zephyr" not in words_of(worker.get(planning.address()))


def test_what_is_missing_is_said_beside_it_and_what_was_ticked_stays(planning):
    member = planning.staff[0]
    answer = planning.propose(
        **{"days": [], f"weekdays-{member.pk}": [], f"outings-{member.pk}": "", "most_stops": "7"}
    )
    assert refused_at(answer) == {"days", f"weekdays-{member.pk}", f"outings-{member.pk}"}
    assert fields_of(answer)["most_stops"] == ["7"]
    assert planning.round is None
    assert alerts_of(planning.propose(**{f"comes-{m.pk}": "" for m in planning.staff})) == ["bad"]
    assert planning.round is None


def test_one_can_start_without_a_proposal_and_add_a_single_outing(planning):
    planning.propose(empty="1")
    assert planning.round.plan == ()
    day = planning.month.first_day
    planning.step("new", **{"new-date": day.isoformat(), "new-district": str(planning.life.two.pk)})
    (outing,) = planning.round.plan
    assert (outing.date, outing.district, outing.stops) == (day, planning.life.two.pk, ())
    planning.step(f"add {outing.id}", **{f"find-{outing.id}": "V010 Zephyr Parlour"})
    assert planning.stops() == [[planning.life.parlour.pk]]


def test_what_is_planned_already_is_kept_or_proposed_anew_as_she_says(planning):
    planned = outing(planning.life.two, planning.month.first_day, state=State.PLANNED)
    visit(planned, planning.life.salon, outcome="planned", place=1)
    planning.propose(keep="on")
    assert planned.pk in [each.id for each in planning.round.plan]
    planning.propose()
    assert planned.pk not in [each.id for each in planning.round.plan]
    planning.step("undo")
    assert planned.pk in [each.id for each in planning.round.plan]


def test_what_is_kept_gives_up_stops_to_be_avoided_and_they_are_proposed_on_a_day_one_may_go(planning):
    life, days = planning.life, planning.month.days
    workdays = [day for day in days if day.weekday() < 5]
    planned = outing(life.two, workdays[0], state=State.PLANNED)
    for place, stop in enumerate((life.salon, life.parlour), start=1):
        visit(planned, stop, outcome="planned", place=place)
    life.salon.avoid_until = workdays[5]
    life.salon.save()
    planning.propose(keep="on")
    kept, *others = planning.round.plan
    assert (kept.id, kept.date, kept.stops) == (planned.pk, workdays[0], (life.parlour.pk,))
    assert [each.stops for each in others if each.district == life.two.pk] == [(life.salon.pk,)]
    assert all(each.date >= workdays[5] for each in others if life.salon.pk in each.stops)
    assert planning.save().status_code == 302


def test_an_outing_that_loses_all_its_stops_goes_and_its_venues_are_named_as_left_out(planning):
    life, month = planning.life, planning.month
    planned = outing(life.two, month.first_day, state=State.PLANNED)
    places = (life.salon, life.parlour)
    for place, stop in enumerate(places, start=1):
        visit(planned, stop, outcome="planned", place=place)
    crackdown(life.two, until=month.last_day + timedelta(days=9))
    planning.propose(keep="on")
    assert [each.stops for each in planning.round.plan if each.district == life.two.pk] == []
    said = words_of(planning.client.get(planning.address("change/")))
    assert all(in_this_order(said, str(each), "to be avoided on the days of the outings") for each in places)


def test_outings_that_took_place_stand_and_their_venues_are_not_planned_again(planning, life):
    planning.month = Month.of(life.trip.date)
    today = planning.month.last_day
    from outreach.models.rounds import Free
    from outreach.rounds.actions import ProposalRequest
    from outreach.rounds.proposing import proposed_plan

    reader = planning.staff[0]
    people = tuple(Free(member.pk, tuple(range(7)), 9) for member in planning.staff)
    asked = ProposalRequest((today,), people, 2, 14)
    plan = proposed_plan(planning.month, asked, keep=False, empty=False, reader=reader, today=today)
    assert life.trip.pk not in [each.id for each in plan]
    assert [list(each.stops) for each in plan] == [[life.salon.pk]]


def test_a_proposal_made_meanwhile_is_shown_and_not_overwritten(planning):
    planning.propose()
    first = planning.round.plan
    answer = planning.propose(seen="", most_stops="1")
    assert answer["Location"] == planning.address("change/")
    assert alerts_of(planning.client.get(answer["Location"])) == ["warn"]
    assert (planning.round.plan, planning.round.most_stops) == (first, 14)


def test_dropping_the_proposal_asks_first_and_leaves_what_was_saved(planning, actions_of):
    planning.propose()
    planning.save()
    saved = {each.pk for each in Outing.objects.between(planning.month, planning.month)}
    planning.step(f"remove {planning.round.plan[0].id}")
    assert f"POST {planning.address('drop/')}" in offers_of(planning.client.get(planning.address("drop/")))
    assert planning.round.draft
    planning.client.post(planning.address("drop/"), {"seen": planning.seen})
    assert not planning.round.draft
    assert {each.pk for each in Outing.objects.between(planning.month, planning.month)} == saved
    assert actions_of(planning.round.pk)[-1] == "dropped a proposal"
    assert "V010" in words_of(planning.client.get(planning.address("change/")))


def test_a_month_that_is_over_cannot_be_planned(planning):
    planning.month -= 3
    assert f"POST {planning.address('propose/')}" not in offers_of(planning.client.get(planning.address("propose/")))
    planning.propose()
    assert planning.round is None


def test_nothing_in_clear_tells_what_is_planned(planning):
    planning.propose()
    columns = {field.attname for field in Round._meta.concrete_fields}
    assert columns == {"id", "month", "venue_box"}
    assert Visit.objects.filter(outcome="planned").count() == 0


def test_a_district_whose_venues_are_to_be_avoided_is_named_with_the_reason(planning):
    after = planning.month.last_day + timedelta(days=9)
    venue(district("District 7"), "V700", "Lark Flat", avoid_until=after)
    planning.propose()
    said = words_of(planning.client.get(planning.address("change/")))
    assert "V700 Lark Flat" in said
    assert "to be avoided on the days of the outings" in said
