"""What a proposal does, one case after the other."""

from datetime import date

import pytest

from outreach.rounds.planning import LeftOut, Why, load, propose
from tests.rounds.plans import DECEMBER, EVERY_DAY, day, free, named, need, outing, proposed

MONDAY, TUESDAY, WEDNESDAY = 0, 1, 2


def numbers(outing, needs):
    """The numbers of the venues of an outing, in their order."""
    by_id = {each.venue: each.number for each in needs}
    return [by_id[venue] for venue in outing.stops]


def dates(plan, district):
    return [each.date.day for each in plan.outings if each.district == named(district)]


def test_stops_come_in_the_order_of_need():
    needs = [need(place, whys=(why,)) for place, why in enumerate(reversed(Why)) if why != Why.BY_HAND]
    plan = proposed(needs, most_stops=9)
    planned = {each.venue: each.whys[0] for each in needs}
    assert [planned[venue] for venue in plan.outings[0].stops] == [why for why in Why if why != Why.BY_HAND]


def test_among_alike_the_longest_unvisited_comes_first_then_the_natural_number():
    visited = {"whys": (Why.NOT_VISITED,)}
    needs = [
        need("V10", **visited, last_reached=date(2026, 9, 1)),
        need("V2", **visited, last_reached=date(2026, 9, 1)),
        need("V3", **visited, last_reached=date(2026, 8, 1)),
        need("V4", **visited, first_contact=date(2026, 8, 15)),
        need("V5", **visited, last_reached=date(2026, 10, 1), first_contact=date(2020, 1, 1)),
    ]
    assert numbers(proposed(needs, most_stops=9).outings[0], needs) == ["V3", "V4", "V2", "V10", "V5"]


def test_a_venue_has_its_place_by_its_first_why_and_keeps_them_all():
    both = need(1, whys=(Why.NEW, Why.FOLLOW_UP))
    assert numbers(proposed([need(2, whys=(Why.UNTOLD,)), both]).outings[0], [both, need(2)]) == ["1", "2"]
    assert both.whys == (Why.NEW, Why.FOLLOW_UP)


def test_every_district_has_one_outing_before_any_has_two():
    needs = [need(n, "North", whys=(Why.NOT_VISITED,)) for n in range(9)] + [need(10, "South"), need(11, "East")]
    plan = proposed(needs, colleagues=[free("Ash", outings=3)])
    assert [len(dates(plan, name)) for name in ("North", "South", "East")] == [1, 1, 1]
    assert set(plan.left_out.values()) == {LeftOut.NO_ROOM}
    assert len(plan.left_out) == 6


def test_what_is_left_of_the_people_goes_where_need_is_greatest():
    calm = [need(f"N{n}", "North") for n in range(6)]
    urgent = [need(f"S{n}", "South", whys=(Why.UNTOLD,)) for n in range(6)]
    plan = proposed([*calm, *urgent], colleagues=[free("Ash", outings=3)])
    assert len(dates(plan, "South")) == 2
    assert len(dates(plan, "North")) == 1


def test_people_who_are_too_few_go_to_the_districts_of_greatest_need():
    needs = [need(1, "North"), need(2, "South", whys=(Why.NOT_VISITED,)), need(3, "East", whys=(Why.NEW,))]
    plan = proposed(needs, colleagues=[free("Ash", outings=2)])
    assert {each.district for each in plan.outings} == {named("South"), named("East")}
    assert plan.left_out == {named(1): LeftOut.NOBODY_FREE}


def test_districts_needed_alike_are_visited_in_their_order():
    needs = [need(1, "North"), need(2, "South"), need(3, "East")]
    order = [named(name) for name in ("South", "East", "North")]
    plan = proposed(needs, districts=order)
    assert [each.district for each in plan.outings] == order


def test_the_days_are_spread_evenly():
    plan = proposed([need(n, f"District {n}") for n in range(4)], days=DECEMBER[:8], colleagues=[free("Ash")])
    assert [each.date.day for each in plan.outings] == [1, 3, 5, 7]


def test_a_day_is_used_twice_only_when_all_others_are_used():
    needs = [need(n, f"District {n}") for n in range(5)]
    colleagues = [free("Ash", outings=5), free("Elm", outings=5)]
    plan = proposed(needs, days=DECEMBER[:4], colleagues=colleagues)
    used = [each.date.day for each in plan.outings]
    assert set(used) == {1, 2, 3, 4}
    assert len(used) == 5
    only = proposed(needs, days=DECEMBER[:4], colleagues=[free("Ash", (TUESDAY,), 5), free("Elm", (TUESDAY,), 5)])
    assert [each.date.day for each in only.outings] == [1, 1]


def test_a_day_with_an_outing_is_avoided_while_another_is_free():
    late = [need(n, f"District {n}", avoid_until=day(7)) for n in range(2)]
    plan = proposed(late, days=DECEMBER[:8], colleagues=[free("Ash"), free("Elm")])
    assert [each.date.day for each in plan.outings] == [7, 8]
    fixed = outing("East", 2, pk=named("done"))
    plan = proposed([need(1)], days=DECEMBER[:3], fixed=[fixed])
    assert dates(plan, "North") == [1]


def test_two_outings_of_a_district_are_never_on_one_day():
    needs = [need(n) for n in range(9)]
    plan = proposed(needs, days=[day(1), day(2)], colleagues=[free(name) for name in ("Ash", "Elm", "Fir")])
    assert dates(plan, "North") == [1, 2]
    assert set(plan.left_out.values()) == {LeftOut.NO_ROOM}


@pytest.mark.parametrize(("until", "planned"), [(4, [4]), (5, [])])
def test_on_the_day_itself_a_venue_need_not_be_avoided_any_more(until, planned):
    plan = proposed([need(1, avoid_until=day(until))], days=DECEMBER[:4])
    assert dates(plan, "North") == planned
    assert list(plan.left_out.values()) == ([] if planned else [LeftOut.AVOID])


def test_a_district_under_a_crackdown_gets_a_day_after_it():
    needs = [need(f"N{n}", avoid_until=day(25)) for n in range(3)] + [need(f"{n}", f"District {n}") for n in range(6)]
    plan = proposed(needs, days=DECEMBER[19:26], colleagues=[free("Ash", outings=9)])
    assert dates(plan, "North") in ([25], [26])
    assert plan.left_out == {}


def test_of_free_days_the_one_is_taken_on_which_most_venues_may_be_visited():
    plan = proposed([need(1), need(2, avoid_until=day(4))], days=DECEMBER[:4], colleagues=[free("Ash", outings=1)])
    assert dates(plan, "North") == [4]
    assert plan.left_out == {}


def test_a_venue_that_is_to_be_avoided_longer_than_its_district_is_taken_by_a_later_outing():
    needs = [need(1), need(2), need(3), need(4, avoid_until=day(30))]
    plan = proposed(needs, most_stops=3)
    last = plan.outings[-1]
    assert named(4) in last.stops
    assert last.date.day >= 30
    assert plan.left_out == {}


def test_somebody_free_on_one_weekday_only_gets_it_and_the_others_make_room():
    needs = [need(1, "North"), need(2, "South", avoid_until=day(7))]
    everybody = [free("Ash", (MONDAY, TUESDAY), 1), free("Elm", (MONDAY,), 1)]
    plan = proposed(needs, days=[day(1), day(7)], colleagues=everybody)
    assert [(each.date.day, each.team) for each in plan.outings] == [(1, (named("Ash"),)), (7, (named("Elm"),))]


def test_an_outing_changes_its_day_so_that_another_finds_a_team():
    both = [need(1, "North"), need(2, "South")]
    ash, elm = free("Ash", (MONDAY,), 1), free("Elm", (MONDAY, TUESDAY), 1)
    fir, oak = free("Fir", (TUESDAY, WEDNESDAY), 1), free("Oak", (WEDNESDAY,), 1)
    asked = {"days": [day(1), day(2), day(7)], "colleagues": [ash, elm, fir, oak], "team_size": 2}
    alone = proposed(both[:1], **{**asked, "days": [day(1)]})
    assert [set(each.team) for each in alone.outings] == [{named("Elm"), named("Fir")}]
    plan = proposed(both, **asked)
    assert [each.date.day for each in plan.outings] == [2, 7]
    assert [set(each.team) for each in plan.outings] == [{named("Fir"), named("Oak")}, {named("Ash"), named("Elm")}]


@pytest.mark.parametrize(("always", "tuesdays"), [("Ash", "Elm"), ("Elm", "Ash")])
def test_who_can_go_on_few_days_goes_on_them_and_leaves_the_others_to_the_rest(always, tuesdays):
    needs = [need(1, "North"), need(2, "South")]
    colleagues = [free(always, (TUESDAY, WEDNESDAY), 2), free(tuesdays, (TUESDAY,), 2)]
    plan = proposed(needs, days=[day(1), day(2)], colleagues=colleagues)
    assert [each.team for each in plan.outings] == [(named(tuesdays),), (named(always),)]


def test_when_people_are_too_few_a_district_of_less_need_goes_without_even_if_its_days_are_few():
    needs = [need(1, "North", whys=(Why.NOT_VISITED,)), need(2, "South", avoid_until=day(31))]
    plan = proposed(needs, colleagues=[free("Ash", outings=1)])
    assert [each.district for each in plan.outings] == [named("North")]
    assert plan.left_out == {named(2): LeftOut.NOBODY_FREE}


def test_the_load_is_fair():
    needs = [need(n, f"District {n}") for n in range(12)]
    colleagues = [free(name, EVERY_DAY, 4) for name in ("Ash", "Elm", "Fir", "Oak", "Yew", "Bay")]
    plan = proposed(needs, colleagues=colleagues, team_size=2)
    assert set(load(plan.outings).values()) == {4}
    plan = proposed(needs[:6], colleagues=colleagues, team_size=2)
    assert set(load(plan.outings).values()) == {2}


def test_who_offers_more_outings_goes_more_often():
    needs = [need(n, f"District {n}") for n in range(4)]
    plan = proposed(needs, colleagues=[free("Ash", outings=1), free("Elm", outings=4)])
    assert load(plan.outings)[named("Elm")] in (3, 4)


def test_standing_outings_occupy_people_days_and_venues():
    done = outing("North", 1, team=["Ash"], stops=[1], pk=named("done"))
    plan = proposed([need(1), need(2, "South")], days=[day(1), day(2)], colleagues=["Ash"], fixed=[done])
    assert plan.outings[0] == done
    assert [(each.date.day, each.stops) for each in plan.outings[1:]] == [(2, (named(2),))]
    again = proposed([need(2, "South")], days=[day(1)], colleagues=["Ash"], fixed=[done])
    assert again.outings == (done,)
    assert again.left_out == {named(2): LeftOut.NOBODY_FREE}


def test_on_the_day_of_a_standing_outing_nobody_else_goes_to_its_district():
    done = outing("North", 1, team=["Ash"], stops=[1], pk=named("done"))
    plan = proposed([need(1), need(2)], days=[day(1)], colleagues=["Ash", "Elm"], fixed=[done])
    assert plan.outings == (done,)
    assert plan.left_out == {named(2): LeftOut.NO_ROOM}


def test_a_standing_outing_counts_as_one_of_those_she_said():
    done = outing("East", 1, team=["Ash"], pk=named("done"))
    needs = [need(1, "North"), need(2, "South")]
    plan = proposed(needs, colleagues=[free("Ash", outings=2)], fixed=[done])
    assert len(plan.outings) == 2


def test_a_district_with_a_standing_outing_waits_until_the_others_have_one():
    done = outing("North", 1, team=["Elm"], stops=[1], pk=named("done"))
    needs = [need(1), need(2, whys=(Why.NOT_VISITED,)), need(3, "South")]
    plan = proposed(needs, colleagues=[free("Ash", outings=1)], fixed=[done])
    assert {each.district for each in plan.outings} == {named("North"), named("South")}


@pytest.mark.parametrize(
    ("without", "reason"),
    [
        ({"days": []}, LeftOut.NO_DAY),
        ({"colleagues": []}, LeftOut.NOBODY_FREE),
        ({"team_size": 3}, LeftOut.NOBODY_FREE),
    ],
)
def test_without_days_or_people_everything_is_left_out_and_why(without, reason):
    plan = proposed([need(1), need(2, "South")], **without)
    assert plan.outings == ()
    assert plan.left_out == {named(1): reason, named(2): reason}


def test_a_month_without_needs_has_no_outings():
    plan = propose([], days=DECEMBER, colleagues=[free("Ash")], team_size=1, most_stops=3)
    assert (plan.outings, plan.left_out) == ((), {})
