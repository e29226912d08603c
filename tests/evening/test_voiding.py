"""A wrong visit is taken back: to be read, struck through, and counted nowhere."""

from datetime import date

from audit.models import Entry
from core.months import Month
from outreach.models import FollowUp, Question, Visit
from outreach.models.visits import Outcome
from outreach.registers.recorded import open_recorded
from reports.figures.books import Books
from reports.figures.month import month_values
from tests.life import follow_up, in_this_order, question, visit, words_of
from venues.models import Venue

REASON = "It was another night"


def void(client, wrong, reason=REASON):
    return client.post(f"/visits/{wrong.pk}/void/", {"reason": reason})


def test_a_voided_visit_says_why_and_what_it_was(worker, life):
    assert void(worker, life.stop)["Location"] == f"/visits/{life.stop.pk}/"
    voided = Visit.objects.get(pk=life.stop.pk)
    assert (voided.outcome, voided.voided_outcome, voided.void_reason) == ("voided", Outcome.REACHED, REASON)
    last = [entry.opened() for entry in Entry.objects.order_by("pk")][-1]
    assert (last["action"], last["target"]) == ("voided a visit", str(life.stop.pk))
    for page in (f"/visits/{voided.pk}/", f"/outings/{life.trip.pk}/", f"/venues/{life.parlour.pk}/"):
        said = words_of(worker.get(page))
        assert "voided" in said, page
        assert REASON in said, page


def test_it_takes_a_reason(worker, life):
    assert void(worker, life.stop, reason=" ").status_code == 200
    assert Visit.objects.get(pk=life.stop.pk).outcome == Outcome.REACHED


def test_a_voided_visit_counts_nowhere(worker, life, staff):
    wrong = visit(life.trip, life.salon, met=[life.rose], headcount=7)
    with_it = figures(staff)
    void(worker, wrong)
    without = figures(staff)
    wrong.delete()
    assert with_it != without == figures(staff)


def figures(staff):
    return month_values(Books.opened_for(staff["coordinator"], Month(2026, 9)), Month(2026, 9))


def test_nothing_is_to_be_explained_again_after_a_voided_visit(worker, life):
    before = words_of(worker.get(f"/venues/{life.parlour.pk}/"))
    assert "STI symptoms" in before.partition("Visits")[0]
    void(worker, life.stop)
    after = words_of(worker.get(f"/venues/{life.parlour.pk}/"))
    assert "STI symptoms" not in after.partition("Visits")[0]


def test_the_stop_can_be_written_anew(evening, worker, life):
    void(worker, life.stop)
    assert "outcome" not in evening.form(life.parlour)
    assert evening.save(evening.form(life.parlour, outcome="closed"), life.parlour).status_code == 302
    both = Visit.objects.filter(outing=life.trip, venue=life.parlour)
    assert sorted(each.outcome for each in both) == ["closed", "voided"]


def test_the_first_contact_goes_with_the_only_visit(worker, life):
    life.parlour.contacted(date(2026, 9, 5))
    life.parlour.save()
    void(worker, life.stop)
    assert Venue.objects.get(pk=life.parlour.pk).first_contact is None


def test_a_register_is_held_against_the_visit_that_stands_and_not_the_voided_one(worker, life, opened):
    void(worker, life.stop)
    visit(life.trip, life.parlour, headcount=9)
    known = open_recorded().existing.visits[life.trip.date, "V010"]
    assert (known["outcome"], known["headcount"]) == ("reached", 9)


def written_with_it(evening, life):
    """A visit to the salon that asks, promises, keeps and tells; and what it kept and told."""
    promise = follow_up(life.trip.date, where=life.salon)
    facts = {"status": "answered", "answer": "It passes", "answered_on": life.trip.date}
    answered = question("Why does it itch?", life.trip.date, who=life.rose, **facts)
    asked = {"question_words": "Is it dear?", "back_on": "2026-10-03"}
    evening.save(evening.form(outcome="reached", kept=[str(promise.pk)], told=[str(answered.pk)], **asked))
    return Visit.objects.live().get(outing=life.trip, venue=life.salon), promise, answered


def the_question():
    return next((each for each in Question.objects.opened() if each.words == "Is it dear?"), None)


def the_promise():
    return next((each for each in FollowUp.objects.opened() if each.due_on == date(2026, 10, 3)), None)


def test_what_was_kept_and_told_on_it_is_open_again(evening, worker, life):
    wrong, promise, answered = written_with_it(evening, life)
    said = words_of(worker.get(f"/visits/{wrong.pk}/void/"))
    assert in_this_order(said, "asked for a check-up", "Why does it itch?")
    void(worker, wrong)
    assert FollowUp.objects.get(pk=promise.pk).is_open
    assert Question.objects.get(pk=answered.pk).status == "answered"


def test_what_was_written_with_it_stays_unless_it_is_ticked(evening, worker, life):
    wrong, *_ = written_with_it(evening, life)
    page = worker.get(f"/visits/{wrong.pk}/void/").content.decode()
    for each in (the_question(), the_promise()):
        assert f'name="also" value="{each.pk}"' in page
    void(worker, wrong)
    assert the_question().is_untold
    assert the_promise().is_open


def test_ticked_it_is_gone_where_nothing_happened_to_it_since(evening, worker, life):
    wrong, *_ = written_with_it(evening, life)
    both = [str(the_question().pk), str(the_promise().pk)]
    worker.post(f"/visits/{wrong.pk}/void/", {"reason": REASON, "also": both})
    assert (the_question(), the_promise()) == (None, None)
    actions = [entry.opened()["action"] for entry in Entry.objects.order_by("pk")]
    assert actions.count("took back what was written with a visit") == 2


def test_ticked_it_is_closed_with_the_reason_where_something_happened_since(evening, worker, life):
    wrong, *_ = written_with_it(evening, life)
    asked, promised = the_question(), the_promise()
    asked.answer, asked.status = "Not at all", "answered"
    asked.save()
    promised.note = "Ask for Rose"
    promised.save()
    both = [str(asked.pk), str(promised.pk)]
    worker.post(f"/visits/{wrong.pk}/void/", {"reason": REASON, "also": both})
    assert (the_question().status, the_question().close_reason) == ("closed", REASON)
    assert (the_promise().status, the_promise().close_reason) == ("closed", REASON)


def test_a_planned_stop_is_without_an_outcome_again(evening, worker, life):
    visit(life.trip, life.salon, outcome="planned", place=3)
    evening.save(evening.form(outcome="closed"))
    void(worker, Visit.objects.live().get(outing=life.trip, venue=life.salon))
    again = Visit.objects.live().get(outing=life.trip, venue=life.salon)
    assert (again.outcome, again.place) == ("planned", 3)


def test_asking_to_void_shows_what_was_written_and_is_audited(worker, life):
    assert "Does it hurt?" in words_of(worker.get(f"/visits/{life.stop.pk}/void/"))
    last = [entry.opened() for entry in Entry.objects.order_by("pk")][-1]
    assert (last["action"], last["target"]) == ("read a record", str(life.stop.pk))
