"""The briefing: what the team reads aloud before an outing."""

from datetime import date

from django.utils import timezone

from outreach.briefing.briefing import briefing
from outreach.forgetting.actions import forget_person
from outreach.models import Crackdown, Encounter, Outcome, Reason
from people.models import Consent, Purpose, Whereabouts
from tests.life import (
    entry,
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

ON = date(2026, 10, 1)


def read(plan, reader):
    return briefing(plan.trip, reader=reader, today=ON)


def at_the_parlour(plan, reader):
    return read(plan, reader).stops[0]


def page_of(worker, plan):
    return words_of(worker.get(plan.briefing))


def test_the_stops_stand_in_the_order_of_the_plan(life, plan, opened):
    assert [(stop.number, stop.venue) for stop in read(plan, opened).stops] == [(1, life.parlour), (2, life.salon)]


def test_an_outing_that_nobody_planned_goes_through_the_district(life, staff, opened):
    trip = outing(life.two, date(2026, 10, 10), team=[staff["worker"]])
    assert [stop.venue for stop in briefing(trip, reader=opened, today=ON).stops] == [life.salon, life.parlour]


def test_a_stop_says_why_the_team_goes_until_it_has_been_there(life, plan, opened):
    assert at_the_parlour(plan, opened).whys[0] == "1 follow-up due on 20 Sep"
    plan.trip.state = "done"
    plan.trip.save()
    assert at_the_parlour(plan, opened).whys == []


def test_a_stop_says_what_came_of_the_last_visit_and_by_whom(plan, worker):
    text = page_of(worker, plan)
    assert in_this_order(
        text,
        "Last time 20 Sep 2026, by amber: refused. Reason: no time.",
        "It was last reached on 5 Sep 2026.",
        "Come after",
    )


def test_who_works_there_stands_under_her_letter_as_she_was_met(life, plan, opened):
    stop = at_the_parlour(plan, opened)
    assert [(each.letter, each.person, each.last_met) for each in stop.women] == [
        ("a", life.xiang, date(2026, 9, 5)),
        ("b", plan.wren, None),
    ]
    assert [each.person for each in stop.met_last_time] == [life.xiang]
    assert [each.person for each in stop.not_met] == [plan.wren]


def test_it_says_what_to_explain_again_and_to_whom(life, plan, opened, worker):
    (matter,) = at_the_parlour(plan, opened).to_explain
    assert (matter.about.met.person, matter.about.met.explain_again) == (life.xiang, [plan.topic])
    assert "STI symptoms, to 阿香 kettle (a), as of 5 Sep 2026." in page_of(worker, plan)


def test_it_says_what_is_promised_by_the_end_of_the_month_and_nothing_later(life, plan, opened):
    follow_up(date(2026, 11, 1), where=life.parlour, note="Too early")
    tonight = follow_up(date(2026, 10, 31), where=life.parlour)
    stops = read(plan, opened).stops
    promised = [[matter.about.follow_up for matter in stop.promised] for stop in stops]
    assert promised == [[life.promise, tonight], [plan.hers]]
    assert read(plan, opened).promises_due == 3


def test_what_is_promised_is_a_sentence_one_can_say_aloud(life, plan, worker):
    refused = follow_up(date(2026, 10, 6), where=life.parlour)
    refused.reason_id = entry(Reason, "not_let_in").pk
    refused.save()
    text = page_of(worker, plan)
    assert "For 6 October: was not let in." in text
    assert "阿香 kettle (a), for 20 September: asked for a check-up." in text


def test_an_answer_stands_there_in_full_and_an_open_question_as_one(life, plan, worker, opened):
    stop = at_the_parlour(plan, opened)
    assert [matter.about.question for matter in stop.to_tell] == [plan.answered]
    assert [matter.about.question for matter in stop.unanswered] == [life.asked]
    text = page_of(worker, plan)
    assert in_this_order(
        text, "阿香 kettle (a) asked on 5 Sep 2026: “May I swim?”", "Tell her: Yes, from the third day on", "by Dr Lin",
        "How she may safely be contacted is not recorded: do not call.", "No answer yet", "“Does it hurt?”",
        "Say that we are asking",
    )  # fmt: skip


def test_who_was_never_asked_is_named_and_who_said_yes_is_not(life, plan, opened):
    life.xiang.consents = [Consent(Purpose.KEEP_RECORD, agreed=True, on=date(2026, 9, 5))]
    life.xiang.save()
    assert [each.person for each in at_the_parlour(plan, opened).not_yet_asked] == [plan.wren]


def test_it_says_what_to_be_careful_about(life, plan, worker):
    Crackdown.objects.create(
        districts=[life.two.pk], since=date(2026, 9, 25), avoid_until=date(2026, 10, 12), words="Two vans at the bridge"
    )
    Crackdown.objects.create(districts=[life.ten.pk], since=date(2026, 9, 28), words="Elsewhere altogether")
    text = page_of(worker, plan)
    for said in (
        "Nobody goes to this district before 12 Oct 2026.",
        "The last crackdown here began on 25 Sep 2026. Two vans at the bridge",
        "Do not go there before 12 Oct 2026. The manager does not want us there.",
        "Best hours: 10–12 h. Contact: Auntie Qin. Ring twice Remember the crackdown of 25 Sep 2026.",
    ):
        assert said in text
    assert "Elsewhere altogether" not in text


def test_on_the_day_that_ends_the_waiting_one_may_go(life, plan, opened):
    life.parlour.avoid_until = date(2026, 10, 10)
    life.parlour.save()
    assert at_the_parlour(plan, opened).avoided is None
    life.parlour.avoid_until = date(2026, 10, 11)
    life.parlour.save()
    assert at_the_parlour(plan, opened).avoided.until == date(2026, 10, 11)


def test_the_district_at_a_glance_says_what_came_of_the_last_outing(life, plan, worker, opened):
    bar = venue(life.two, "V030", "Plum Bar")
    last = read(plan, opened).last
    assert (last.date, last.visited, last.tried, last.not_attempted) == (
        date(2026, 9, 20), [life.salon], [life.parlour], [bar],
    )  # fmt: skip
    assert in_this_order(
        page_of(worker, plan), "2 stops. 2 follow-ups are due. One answer is to be told. 3 women were not yet asked",
        "The last outing here was on 20 Sep 2026. One venue was visited.",
        "Tried, but not visited: V010 Zephyr Parlour.",
        "Not attempted: V030 Plum Bar.",
    )  # fmt: skip


def test_a_stop_with_nothing_open_says_so_and_prints_no_empty_heading(life, plan, worker):
    quiet = venue(life.two, "V031", "Pear Bar")
    visit(plan.trip, quiet, outcome=Outcome.PLANNED, place=3)
    text = page_of(worker, plan)
    said = text[text.rindex("3 V031 Pear Bar") :]
    assert "Last time Nobody has been there yet. Nothing is open here." in said
    for heading in ("Who works there", "To explain again", "Promised", "Answers to tell", "Not yet asked"):
        assert heading not in said


def test_what_was_voided_is_not_the_last_visit(life, plan, opened):
    assert at_the_parlour(plan, opened).last.date == date(2026, 9, 20)
    refused = life.parlour.visits.get(outcome=Outcome.REFUSED)
    refused.outcome = Outcome.VOIDED
    refused.save()
    assert at_the_parlour(plan, opened).last.date == date(2026, 9, 5)


def test_this_very_outing_is_not_its_own_last_time(life, plan, opened):
    plan.trip.state = "done"
    plan.trip.save()
    tonight = life.salon.visits.get(outing=plan.trip)
    tonight.outcome, tonight.met = Outcome.REACHED, [Encounter(life.rose.pk)]
    tonight.save()
    assert read(plan, opened).stops[1].last.date == date(2026, 9, 20)


def test_of_somebody_forgotten_nothing_is_read(life, plan, worker, opened):
    assert "Rosalind" in page_of(worker, plan)
    forget_person(person=life.rose, by=opened, now=timezone.now())
    text = page_of(worker, plan)
    assert "Rosalind" not in text
    assert "Bring the booklet" not in text


def test_nothing_is_promised_to_or_told_to_who_cannot_be_reached(life, plan, opened):
    assert at_the_parlour(plan, opened).promised
    for whereabouts in (Whereabouts.DIED, Whereabouts.MOVED_AWAY, Whereabouts.STOPPED, Whereabouts.NO_CONTACT):
        life.xiang.whereabouts = whereabouts
        life.xiang.save()
        stop = at_the_parlour(plan, opened)
        assert (stop.promised, stop.questions, stop.to_explain) == ([], [], [])


def test_what_is_open_with_her_follows_her_and_the_place_she_left_knows_it(life, plan, worker, opened):
    (period,) = type(works_at(plan.wren, life.parlour)).objects.opened().of(life.xiang.pk)
    period.until = date(2026, 9, 30)
    period.save()
    works_at(life.xiang, life.salon, since=date(2026, 9, 30))
    parlour, salon = read(plan, opened).stops
    assert [(each.about.question, each.elsewhere) for each in parlour.to_tell] == [(plan.answered, True)]
    assert [(each.about.question, each.elsewhere) for each in salon.to_tell] == [(plan.answered, False)]
    assert read(plan, opened).answers_to_tell == 1
    assert "May I swim?” She works elsewhere now." in page_of(worker, plan)


def test_three_stops_take_as_many_queries_as_one(life, plan, worker):
    life.salon.visits.get(outing=plan.trip).delete()
    one = queries_for(worker, plan.briefing)
    for number in range(2):
        more = venue(life.two, f"V04{number}", "Plum Bar")
        friend = person(f"Friend {number}", at=more)
        visit(life.trip, more, met=[friend])
        question("And this?", date(2026, 9, 5), who=friend, where=more)
        follow_up(date(2026, 10, 2), who=friend, where=more)
        visit(plan.trip, more, outcome=Outcome.PLANNED, place=5 + number)
    assert queries_for(worker, plan.briefing) == one
    assert "3 V041 Plum Bar" in page_of(worker, plan)
