"""The figures of a month, counted by the database with `annotate`: the same that the product counts by opening rows."""

from collections import Counter
from statistics import median, quantiles

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum

from benchmarks.plain.models import Encounter, HandedOut, Outing, Person, Promise, Question, Talk, Venue, Visit
from core.months import Month

TRIED = ("closed", "refused", "unsafe")
ALWAYS_SHOWN = ("condoms", "booklets")


def month_totals(month: Month) -> dict:
    """Everything the book of a closed month keeps, under its names."""
    venues, met = venues_in(month), Met(month)
    return {
        "as_of": (month + 1).first_day.isoformat(),
        "figures": {**_at(venues), **_work(month), **met.figures()} | {"not_visited": _not_visited(venues)},
        "further": {**_further(month, venues), **met.further()},
        "districts": _parts(venues, "district_id", met, _outings_by_district(month)),
        "kinds": _parts(venues, "kind_id", met),
    }


def venues_in(month: Month) -> list[Venue]:
    """The venues active in a month: what it was for each, its last visit, the reasons to come back (`follow_up`)."""
    attempted = Visit.objects.filter(venue=OuterRef("pk"), date__lte=month.last_day, outcome__in=("reached", *TRIED))
    last = attempted.order_by("-date")
    active = Venue.objects.filter(Q(last_month=None) | Q(last_month__gte=str(month)), first_month__lte=str(month))
    day, outcome = (Subquery(last.values(column)[:1]) for column in ("date", "outcome"))
    venues = active.annotate(last_day=day, last_outcome=outcome)
    in_month = Visit.objects.filter(date__gte=month.first_day, date__lte=month.last_day).values_list("venue")
    reached, tried = Count("pk", filter=Q(outcome="reached")), Count("pk", filter=Q(outcome__in=TRIED))
    counts = {venue: of for venue, *of in in_month.annotate(reached=reached, tried=tried)}
    reasons, venues = follow_up_reasons(month), list(venues.order_by("number"))
    for venue in venues:
        times, in_vain = counts.get(venue.pk, (0, 0))
        venue.standing = "visited" if times else "tried" if in_vain else "not_attempted"
        venue.follow_up = sorted(reasons.get(venue.pk, ()))
    return venues


def follow_up_reasons(month: Month) -> dict:
    """Venue (its id) to the reasons for which it is to be followed up at the end of a month."""
    due = Promise.objects.filter(Q(done_month=None) | Q(done_month__gt=str(month)), due_month__lte=str(month))
    asked = Question.objects.filter(Q(ended_month=None) | Q(ended_month__gt=str(month)), asked_month__lte=str(month))
    reasons = {}
    for venue, reason in due.values_list("venue", "reason").distinct():
        reasons.setdefault(venue, set()).add(str(reason))
    for venue in asked.exclude(status="at_once").values_list("venue", flat=True).distinct():
        reasons.setdefault(venue, set()).add("untold_question")
    return reasons


class Met:
    """Who was met in a month, and how many were there: in all, by district and by kind."""

    def __init__(self, month):
        self.month = month
        self.visits = Visit.objects.filter(
            date__gte=month.first_day, date__lte=month.last_day, outcome="reached", outing__done=True
        )
        self.all_met = Encounter.objects.exclude(person__in=Person.objects.filter(counts=False))
        self.encounters = self.all_met.filter(
            date__gte=month.first_day, date__lte=month.last_day, visit__outcome="reached", visit__outing__done=True
        )

    def figures(self) -> dict:
        """Of the whole organisation."""
        counts = self.encounters.aggregate(
            women_met=Count("person", distinct=True),
            encounters=Count("pk"),
            new_women=Count("person", distinct=True, filter=Q(new=True)),
        )
        return {**counts, **_headcount(self.visits.aggregate(all=Count("pk"), sum=Sum("headcount")))}

    def further(self) -> dict:
        """What the page shows besides."""
        year = (self.month - 11).first_day
        in_programme = self.all_met.filter(date__gte=year, date__lte=self.month.last_day)
        again = self.encounters.filter(about__isnull=False)
        by_topic = again.values_list("about").annotate(Count("person", distinct=True))
        talks = Talk.objects.filter(visit__in=self.visits).values_list("topic").annotate(Count("visit", distinct=True))
        return {
            "ever_met": Person.objects.filter(met_first__lte=str(self.month), counts=True).count(),
            "women_in_programme": in_programme.aggregate(n=Count("person", distinct=True))["n"],
            "visits_reached": self.visits.count(),
            "headcount_known": self.visits.filter(headcount__isnull=False).count(),
            "talks": _by_id(talks),
            "to_explain": again.aggregate(n=Count("person", distinct=True))["n"],
            "to_explain_by_topic": _by_id(by_topic),
        }

    def by(self, part: str) -> dict:
        """By district or kind (`part`, a column of the venue): women met, encounters, headcount."""
        met = self.encounters.values(of=F(f"visit__venue__{part}"))
        met = met.annotate(women_met=Count("person", distinct=True), encounters=Count("pk"))
        there = self.visits.values(of=F(f"venue__{part}")).annotate(all=Count("pk"), sum=Sum("headcount"))
        found = {row["of"]: {"women_met": row["women_met"], "encounters": row["encounters"]} for row in met}
        for row in there:
            found.setdefault(row["of"], {"women_met": 0, "encounters": 0}).update(_headcount(row))
        return found


def _headcount(row):
    return {"headcount": row["sum"] if row["all"] else 0}


def _at(venues):
    """The figures that are counted by venues."""
    stands = Counter(venue.standing for venue in venues)
    return {
        "active_venues": len(venues),
        "visited": stands["visited"],
        "tried": stands["tried"],
        "not_attempted": stands["not_attempted"],
    }


def _not_visited(venues):
    return sorted(venue.number for venue in venues if venue.standing != "visited")


def _work(month):
    """Outings, visits, supplies, questions of the organisation."""
    in_month = {"date__gte": month.first_day, "date__lte": month.last_day}
    outings = Outing.objects.filter(done=True, **in_month)
    visits = Visit.objects.filter(outcome__in=("reached", *TRIED), outing__done=True, **in_month)
    pieces = HandedOut.objects.filter(outing__in=outings).values_list("supply__key").annotate(Sum("pieces"))
    asked = Question.objects.filter(asked_month=str(month))
    waiting = Question.objects.filter(Q(ended_month=None) | Q(ended_month__gt=str(month)), asked_month__lte=str(month))
    return {
        "outings": outings.count(),
        "visits": visits.count(),
        "supplies": {**dict.fromkeys(ALWAYS_SHOWN, 0), **{key: many for key, many in pieces if many}},
        "questions_asked": asked.count(),
        "answered_at_once": asked.filter(status="at_once").count(),
        "untold_at_end": waiting.exclude(status="at_once").count(),
    }


def _further(month, venues):
    reasons = Counter(reason for venue in venues for reason in venue.follow_up)
    asked = Question.objects.filter(asked_month=str(month))
    return {
        "to_follow_up": sum(bool(venue.follow_up) for venue in venues),
        "to_follow_up_by_reason": dict(reasons),
        "told": asked.filter(status="told", ended_month=str(month)).count(),
        "waiting_time": _waiting_time(month),
        "questions_by_topic": _by_id(asked.values_list("topic").annotate(Count("pk"))),
        "follow_ups": _follow_ups(month),
    }


def _waiting_time(month):
    told = Question.objects.filter(status="told", ended_month=str(month)).values_list("asked", "ended")
    days = sorted((ended - asked).days for asked, ended in told)
    if not days:
        return None
    ninetieth = quantiles(days, n=10, method="inclusive")[-1] if len(days) > 1 else days[0]
    return [round(float(median(days)), 1), round(float(ninetieth), 1)]


def _follow_ups(month):
    """By reason what had become, at the end of a month, of the promises made in it."""
    over = Q(done_month__lte=str(month))
    kept = over & Q(status="kept")
    became = {
        "made": Count("pk"),
        "open": Count("pk", filter=Q(done_month=None) | Q(done_month__gt=str(month))),
        "closed": Count("pk", filter=over & Q(status="closed")),
        "kept_in_time": Count("pk", filter=kept & Q(done__lte=F("due"))),
        "kept_late": Count("pk", filter=kept & Q(done__gt=F("due"))),
    }
    rows = Promise.objects.filter(made_month=str(month)).values("reason").annotate(**became)
    return {str(row.pop("reason")): {key: many for key, many in row.items() if many} for row in rows}


def _outings_by_district(month):
    done = Outing.objects.filter(done=True, date__gte=month.first_day, date__lte=month.last_day)
    return dict(done.values_list("district").annotate(Count("pk")))


def _parts(venues, part, met, outings=None):
    """By district or kind (its id) everything counted of it; one of which nothing is recorded is left out."""
    counted = met.by(part)
    parts = {}
    for pk in {getattr(venue, part) for venue in venues} | set(counted) | set(outings or ()):
        here = [venue for venue in venues if getattr(venue, part) == pk]
        figures = {**_at(here), "to_follow_up": sum(bool(venue.follow_up) for venue in here)}
        figures |= {"women_met": 0, "encounters": 0, "headcount": 0, **counted.get(pk, {})}
        parts[str(pk)] = figures if outings is None else {**figures, "outings": outings.get(pk, 0)}
    return {pk: figures for pk, figures in parts.items() if any(figures.values())}


def _by_id(rows):
    return {str(pk): many for pk, many in rows}
