"""The plain page of a month: what somebody would write in an afternoon who encrypts nothing.

The lines of the product's page about venues and districts, and its first figures, by ten queries with
`annotate`; no pictures, no definitions, no late entries. It is what the product's page is compared with, so it is lean.
"""

from collections import Counter

from django.db.models import Count, F, Q, Sum
from django.template.loader import render_to_string

from benchmarks.plain.figures import venues_in
from benchmarks.plain.models import District, Encounter, Entry, Question, Visit
from core.months import Month


def month_page(month: Month) -> str:
    """One month: its figures, its districts, every active venue with its last visit and why to come back."""
    in_month = {"date__gte": month.first_day, "date__lte": month.last_day}
    venues, visits, met = venues_in(month), Visit.objects.filter(**in_month), Encounter.objects.filter(**in_month)
    women = {"women_met": Count("person", distinct=True), "encounters": Count("pk")}
    reached = Count("pk", filter=Q(outcome="reached"))
    figures = {
        "active": len(venues),
        **Counter(venue.standing for venue in venues),
        **visits.aggregate(outings=Count("outing", distinct=True), reached=reached, headcount=Sum("headcount")),
        **met.filter(person__counts=True).aggregate(**women),
        **Question.objects.filter(asked_month=str(month)).aggregate(
            asked=Count("pk"), at_once=Count("pk", filter=Q(status="at_once"))
        ),
    }
    by_district = met.filter(person__counts=True).values(of=F("visit__venue__district")).annotate(**women)
    figures_of = {row.pop("of"): row for row in by_district}
    reasons = {str(entry.pk): entry.label for entry in Entry.objects.all()}
    districts = {}
    for venue in venues:
        venue.reasons = [reasons.get(reason, "a question not yet told") for reason in venue.follow_up]
        districts.setdefault(venue.district_id, []).append(venue)
    names = {district.pk: district.name for district in District.objects.all()}
    lines = [(names[pk], _counts(of, figures_of.get(pk, {})), of) for pk, of in districts.items()]
    return render_to_string("plain/month.html", {"month": month, "figures": figures, "districts": lines})


def _counts(venues, met):
    stands = Counter(venue.standing for venue in venues)
    return [len(venues), *(stands[name] for name in ("visited", "tried", "not_attempted")), *met.values()]
