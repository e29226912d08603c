"""What is compared before anything is measured: a fast page that says something else would be worth nothing."""

from django.urls import reverse

from benchmarks import floors
from benchmarks.cost import in_a_child
from benchmarks.plain.figures import month_totals
from benchmarks.read_off import differing, figures_on
from benchmarks.work import months_of
from core.months import Month
from outreach.models import Visit
from outreach.outings.standings import standings
from venues.models import Venue

NAMES = {
    "Active venues": "active_venues",
    "Visited": "visited",
    "Tried": "tried",
    "Not attempted": "not_attempted",
    "To follow up": "to_follow_up",
    "Women met": "women_met",
    "New women": "new_women",
    "Ever met": "ever_met",
    "Encounters": "encounters",
    "Headcount": "headcount",
    "Outings": "outings",
    "Visits": "visits",
    "To explain again": "to_explain",
    "Questions asked": "questions_asked",
    "Answered at once": "answered_at_once",
    "Told": "told",
    "Untold at the end": "untold_at_end",
}


def check_figures(client, places: dict) -> None:
    """Raises Failed where a page, or the product's coverage, says another figure than SQL on the same facts."""
    last = Month.parse(places["month"])
    for month in (last, last - 1):
        differing(f"The page of {month}", *in_a_child(lambda month=month: _figures(client, month)))
    differing("Coverage", *in_a_child(lambda: _coverage(months_of(places))))


def _figures(client, month):
    said = figures_on(client.get(reverse("reports:month", args=[month])).content.decode())
    totals = month_totals(month)
    counted = {**totals["figures"], **totals["further"]}
    return {name: said.get(name) for name in NAMES}, {name: counted[key] for name, key in NAMES.items()}


def _coverage(months):
    product = standings(Venue.objects.all(), Visit.objects.all(), months)
    return floors.counted(product), floors.coverage(months)
