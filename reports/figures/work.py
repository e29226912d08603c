"""What was done: outings, visits, supplies, talks, questions, follow-ups."""

from collections import Counter

from django.utils.translation import gettext_lazy as _

from core.months import Month
from outreach.models.follow_ups import FollowUpStatus
from reports.figures.books import Books
from reports.figures.coverage import NO_REASON
from reports.figures.people import visits_in
from reports.figures.periods import Period
from reports.figures.registry import figure

ALWAYS_SHOWN = ("condoms", "booklets")
NO_TOPIC = "no_topic"


@figure("D1", _("Outings"), _("Outings that took place: one team, one district, one date."))
def outings(books: Books, period: Period) -> int:
    """D1, outings done."""
    return len(books.outings.between(period.first, period.last))


@figure(
    "D1", _("Visits"), _("Stops of those outings: the venue was reached or closed, or the visit refused or unsafe.")
)
def visits(books: Books, period: Period) -> int:
    """D1, visits with outcome reached, closed, refused or unsafe."""
    return len(visits_in(books, period).attempted())


@figure("D1", _("District-months with an outing"), _("Each district counts once for every month it had an outing in."))
def district_months(books: Books, period: Period) -> int:
    """D1, district-months with an outing."""
    done = books.outings.between(period.first, period.last)
    return len({(outing.district_id, Month.of(outing.date)) for outing in done})


@figure("D1", _("All district-months"), _("Each district with an active venue counts once for every month."))
def all_district_months(books: Books, period: Period) -> int:
    """D1, district-months with an active venue."""
    district_of = {venue.pk: venue.district_id for venue in books.venues}
    months = (books.standings.get(month, {}) for month in period.months)
    return sum(len({district_of[venue] for venue in active}) for active in months)


@figure("D2", _("Team"), _("Different members of the teams that went out, with and without an account."))
def team(books: Books, period: Period) -> int:
    """D2, persons of the team who went out in the period."""
    return len({member for outing in books.outings.between(period.first, period.last) for member in outing.team})


@figure("S1", _("Supplies"), _("Pieces handed out, counted for each outing as a whole, never for a venue or a woman."))
def supplies(books: Books, period: Period) -> dict[str, int]:
    """S1, pieces by kind (its key, or its label): condoms and booklets always, others where there are any."""
    pieces = Counter(dict.fromkeys(ALWAYS_SHOWN, 0))
    handed_out = books.outings.between(period.first, period.last).supplies()
    for supply, entry in books.lists.supplies.items():
        pieces[entry.heading] += handed_out[supply]
    return {heading: many for heading, many in pieces.items() if many or heading in ALWAYS_SHOWN}


@figure("Q1", _("Questions asked"), _("Health questions asked in the period."))
def questions_asked(books: Books, period: Period) -> int:
    """Q1, questions asked in the period."""
    return len(books.questions.asked_between(period.first, period.last))


@figure("Q1", _("Answered at once"), _("Of the questions asked in the period, those answered on the spot."))
def answered_at_once(books: Books, period: Period) -> int:
    """Q1, questions asked in the period and answered at once."""
    return len(books.questions.asked_between(period.first, period.last).answered_at_once())


@figure("Q1", _("Told"), _("Of the questions asked in the period, those whose answer was told by its last day."))
def told(books: Books, period: Period) -> int:
    """Q1, questions asked in the period and told by its end."""
    return len(books.questions.asked_between(period.first, period.last).told_between(period.first, period.last))


@figure(
    "Q1",
    _("Untold at the end"),
    _("All questions ever asked that were neither answered at once nor told by the last day of the period."),
)
def untold_at_end(books: Books, period: Period) -> int:
    """Q1, questions: all ever asked, not answered at once and not told by the end of the period."""
    return len(books.questions.untold_at_end_of(period.last))


@figure("Q1", _("Questions by topic"), _("Asked in the period."))
def questions_by_topic(books: Books, period: Period) -> dict[str, int]:
    """Q1, questions asked in the period by topic (its id)."""
    asked = books.questions.asked_between(period.first, period.last)
    return dict(Counter(str(question.topic_id or NO_TOPIC) for question in asked))


@figure(
    "Q2",
    _("Waiting time"),
    _(
        "Days from asked to told, of the questions told in the period: the middle one, and what nine of ten did not "
        "exceed."
    ),
)
def waiting_time(books: Books, period: Period) -> list[float] | None:
    """Q2, days: median and 90th percentile from asked to told, of those told in the period; None when nobody was."""
    waited = books.questions.told_between(period.first, period.last).waiting_time()
    return waited and [round(float(days), 1) for days in waited]


@figure("T1", _("Talks"), _("Visits that reached a venue and on which the topic was talked about."))
def talks(books: Books, period: Period) -> dict[str, int]:
    """T1, visits reached by topic (its id)."""
    reached = visits_in(books, period).reached()
    return dict(Counter(str(topic) for visit in reached for topic in set(visit.topics)))


@figure("T1", _("To explain again"), _("Different women to whom something is to be explained again."))
def to_explain(books: Books, period: Period) -> int:
    """T1, persons: distinct, to whom something is to be explained again."""
    met = visits_in(books, period).encounters()
    return len({encounter.person for encounter in met if encounter.to_explain or encounter.explain_again} - {None})


@figure("T1", _("To explain again, by topic"), _("Where the topic was recorded."))
def to_explain_by_topic(books: Books, period: Period) -> dict[str, int]:
    """T1, persons by topic (its id): distinct, to whom it is to be explained again."""
    met = visits_in(books, period).encounters()
    pairs = {(each.person, topic) for each in met if each.person for topic in each.explain_again}
    return dict(Counter(str(topic) for _person, topic in pairs))


@figure(
    "F1",
    _("Follow-ups"),
    _("Made in the period: kept by the due date, kept late, closed without being kept, open at the end of the period."),
)
def follow_ups(books: Books, period: Period) -> dict[str, dict[str, int]]:
    """F1, follow-ups made in the period by reason (its id), and what had become of them at its end."""
    made = {}
    for follow_up in books.follow_ups.made_between(period.first, period.last):
        of_reason = made.setdefault(str(follow_up.reason_id or NO_REASON), Counter())
        of_reason["made"] += 1
        of_reason[_became(follow_up, period)] += 1
    return {reason: dict(counts) for reason, counts in made.items()}


def _became(follow_up, period):
    """What a follow-up was on the last day of the period."""
    if follow_up.done_month is None or follow_up.done_month > period.last:
        return "open"
    if follow_up.status == FollowUpStatus.CLOSED:
        return "closed"
    return "kept_in_time" if follow_up.done_on <= follow_up.due_on else "kept_late"
