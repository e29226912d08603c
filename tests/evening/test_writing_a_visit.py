"""One stop after another: what is typed becomes a visit, a question and a promise, once."""

from datetime import date

from outreach.models import FollowUp, Question, Topic, Visit
from outreach.models.questions import QuestionStatus
from outreach.models.visits import Encounter, Outcome
from people.models import Person, Wish
from tests.life import entry, in_this_order, offers_of, outing, person, refused_at, visit, words_of
from venues.models import Status, Venue


def at_the_salon(life):
    return Visit.objects.live().get(outing=life.trip, venue=life.salon)


def test_a_usual_visit_is_written_down_as_it_was_said(evening, life):
    legal, sti = entry(Topic, "legal_rights"), entry(Topic, "sti_symptoms")
    rose = life.rose.pk
    form = evening.form(outcome="reached", headcount="5", met=str(rose), topics=[str(legal.pk), str(sti.pk)])
    form |= {f"again-{rose}": "on", f"about-{rose}": str(sti.pk), f"wish-{rose}": "hear_more", f"full-{rose}": "on"}
    assert evening.save({**form, "note": "Come early"}).status_code == 302
    written = at_the_salon(life)
    assert (written.outcome, written.headcount, written.note) == ("reached", 5, "Come early")
    assert set(written.topics) == {legal.pk, sti.pk}
    assert written.met == (Encounter(rose, False, True, (sti.pk,), Wish.HEAR_MORE, True),)
    assert Person.objects.get(pk=rose).wish == Wish.HEAR_MORE


def test_the_reason_is_kept_of_a_refused_stop_and_nobody_is_met_there(evening, life):
    from outreach.models import Reason

    busy = str(entry(Reason, "busy").pk)
    evening.save(evening.form(outcome="refused", reason=busy))
    assert str(at_the_salon(life).reason_id) == busy
    refused = evening.save(evening.form(outcome="refused", met=str(life.rose.pk)))
    assert refused_at(refused) == {"outcome"}


def test_sending_the_form_twice_keeps_one_visit_one_question_and_one_promise(evening, life):
    form = evening.form(outcome="reached", headcount="3", question_words="Is it dear?", back_on="2026-09-19")
    questions, promises = Question.objects.count(), FollowUp.objects.count()
    assert [evening.save(form).status_code for _ in range(2)] == [302, 302]
    assert Visit.objects.filter(outing=life.trip, venue=life.salon).count() == 1
    assert (Question.objects.count(), FollowUp.objects.count()) == (questions + 1, promises + 1)


def test_the_back_button_and_a_second_tab_correct_the_one_visit(evening, life):
    evening.save(evening.form(outcome="closed"))
    evening.save(evening.form(outcome="reached", headcount="2"))
    assert (at_the_salon(life).outcome, at_the_salon(life).headcount) == ("reached", 2)


def test_a_question_is_open_or_answered_at_once_and_names_who_asked(evening, life):
    life.rose.age_band = "25-34"
    life.rose.save()
    form = evening.form(outcome="reached", question_words="Where is the clinic?", question_person=str(life.rose.pk))
    form |= {"question_at_once": "on", "question_answer": "In the lane", "question_by": "Dr Wu"}
    evening.save(form)
    asked = next(each for each in Question.objects.opened() if each.words == "Where is the clinic?")
    assert (asked.status, asked.answer, asked.answered_by) == (QuestionStatus.AT_ONCE, "In the lane", "Dr Wu")
    assert (asked.person_id, asked.venue_id, asked.asked_on) == (life.rose.pk, life.salon.pk, life.trip.date)
    assert asked.age_band == "25-34"
    evening.save(evening.form(outcome="reached", question_words="And who pays?"))
    asked = next(each for each in Question.objects.opened() if each.words == "And who pays?")
    assert (asked.status, asked.person_id) == (QuestionStatus.OPEN, None)


def test_a_stop_opened_again_says_which_question_and_promise_were_written_there_that_day(evening):
    assert "Is it dear?" not in words_of(evening.client.get(evening.address()))
    evening.save(evening.form(outcome="reached", question_words="Is it dear?", back_on="2026-09-19"))
    page = evening.client.get(evening.address())
    (asked,) = (each for each in Question.objects.opened() if each.words == "Is it dear?")
    assert f"/questions/{asked.pk}/" in offers_of(page)
    assert in_this_order(words_of(page), "Is it dear?", "19 Sep 2026")


def test_a_validation_error_loses_nothing_that_was_typed(evening, life):
    form = evening.form(outcome="reached", headcount="0", met=str(life.rose.pk), note="Ask for Lan")
    form |= {f"wish-{life.rose.pk}": "not_now", "question_words": "Why?", "back_on": "2026-09-01"}
    answer = evening.save(form)
    assert answer.status_code == 200
    assert refused_at(answer) == {"back_on", "headcount"}
    shown = fields(answer)
    for name in ("headcount", "note", f"wish-{life.rose.pk}", "question_words", "back_on", "outcome", "met"):
        assert shown[name] == [form[name]], name


def fields(answer):
    from tests.evening.forms import fields_of

    return fields_of(answer)


def test_whoever_was_met_and_is_not_on_the_form_stays_in_the_visit(evening, life):
    nobody = Encounter(None, new=True)
    visit(life.trip, life.salon, met=[nobody, Encounter(life.rose.pk)], headcount=3)
    form = evening.form()
    assert form["met"] == [str(life.rose.pk)]
    evening.save({**form, "met": [], "headcount": "2"})
    assert at_the_salon(life).met == (nobody,)


def test_her_last_word_is_not_taken_back_by_a_late_entry(evening, life):
    later = outing(life.two, date(2026, 9, 12))
    visit(later, life.salon, met=[Encounter(life.rose.pk, wish=Wish.NOT_NOW)])
    life.rose.wish = Wish.NOT_NOW
    life.rose.save()
    evening.save(evening.form(outcome="reached", met=str(life.rose.pk), **{f"wish-{life.rose.pk}": "hear_more"}))
    assert at_the_salon(life).met[0].wish == Wish.HEAR_MORE
    assert Person.objects.get(pk=life.rose.pk).wish == Wish.NOT_NOW


def test_the_first_visit_is_the_first_contact_of_a_venue_heard_of(evening, life):
    heard_of = Venue(district=life.two, number="V011", name="Heron Bar", status=Status.KNOWN)
    heard_of.save()
    evening.save(evening.form(heard_of, outcome="not_attempted"), heard_of)
    assert Venue.objects.get(pk=heard_of.pk).first_contact is None
    evening.save(evening.form(heard_of, outcome="closed"), heard_of)
    now = Venue.objects.get(pk=heard_of.pk)
    assert (now.first_contact, now.status, str(now.first_month)) == (date(2026, 9, 5), Status.OPEN, "2026-09")
    evening.save(evening.form(heard_of, outcome="not_attempted"), heard_of)
    now = Venue.objects.get(pk=heard_of.pk)
    assert (now.first_contact, now.status, now.first_month) == (None, Status.KNOWN, None)


def test_saved_the_next_unwritten_stop_follows_and_then_the_end(evening, life):
    heard_of = Venue.objects.create(district=life.two, number="V003", name="Heron Bar")
    saved = evening.save(evening.form(outcome="closed"))
    assert saved["Location"] == evening.address(heard_of)
    saved = evening.save(evening.form(heard_of, outcome="closed"), heard_of)
    assert saved["Location"] == f"/outings/{life.trip.pk}/close/"
    listed = words_of(evening.client.get(f"/outings/{life.trip.pk}/stops/"))
    assert listed.index("V002") < listed.index("V003") < listed.index("V010")
    assert "3 of 3 are written." in listed


def test_a_planned_stop_becomes_what_it_was(evening, life):
    planned = visit(life.trip, life.salon, outcome=Outcome.PLANNED)
    assert "outcome" not in evening.form()
    evening.save(evening.form(outcome="unsafe"))
    assert Visit.objects.get(pk=planned.pk).outcome == Outcome.UNSAFE


def test_who_died_or_wants_no_contact_is_not_expected_there(evening, life):
    person("Quiet", at=life.salon, whereabouts="no_contact")
    shown = evening.form()["shown"]
    assert shown == [str(life.rose.pk)]
