"""Figures as they are read on the screen and on paper: name, value, unit and definition, in the active language."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from outreach.models.lists import STANDARD_SUPPLIES
from reports.figures import FIGURES, percent
from reports.figures.coverage import NO_REASON, UNTOLD_QUESTION
from reports.figures.work import NO_TOPIC


@dataclass(frozen=True)
class FigureShown:
    """One figure under its own name with its own definition. `before` is the same figure of the year before."""

    name: str
    value: object
    unit: str
    definition: str
    source: str
    before: object = None


@dataclass(frozen=True)
class Group:
    """Figures that are read together, under a heading."""

    key: str
    heading: str
    figures: list[FigureShown]


def figure_shown(key: str, values: dict, before: dict | None = None) -> FigureShown:
    """One figure out of `values`, with what it is a share of."""
    figure = FIGURES[key]
    return FigureShown(
        name=str(figure.name),
        value=values.get(key),
        unit=_unit(key, values),
        definition=str(figure.definition),
        source=figure.source,
        before=before.get(key) if before else None,
    )


def supplies_shown(values: dict, before: dict | None = None) -> list[FigureShown]:
    """Each kind of supply that was handed out."""
    figure, earlier = FIGURES["supplies"], (before or {}).get("supplies", {})
    kinds = dict.fromkeys([*values["supplies"], *earlier])
    return [
        FigureShown(
            name=supply_name(kind),
            value=values["supplies"].get(kind, 0),
            unit=pgettext("unit", "pieces"),
            definition=str(figure.definition),
            source=figure.source,
            before=earlier.get(kind, 0) if before else None,
        )
        for kind in kinds
    ]


def supply_name(heading: str) -> str:
    """A kind of supply in the reader's language."""
    return capfirst(str(STANDARD_SUPPLIES.get(heading, heading)))


def waiting_shown(values: dict, before: dict | None = None) -> FigureShown:
    """The waiting time: the middle one, and in words what nine of ten did not exceed."""
    waited, earlier = values.get("waiting_time"), (before or {}).get("waiting_time")
    unit = _("days; nine of ten within %(days)s") % {"days": plain(waited[1])} if waited else ""
    facts = vars(figure_shown("waiting_time", {}))
    middle = plain(waited[0]) if waited else None
    return FigureShown(**{**facts, "value": middle, "unit": unit, "before": plain(earlier[0]) if earlier else None})


def reach_shown(values: dict) -> FigureShown:
    """The monthly reach in percent of the women in the programme."""
    base = values.get("women_in_programme")
    share = percent(values.get("women_met"), base)
    unit = _("%% of %(base)s") % {"base": base} if share is not None else ""
    return FigureShown(_("Monthly reach"), share, unit, str(FIGURES["women_in_programme"].definition), "W4")


def names_by_key(entries: dict) -> dict[str, str]:
    """The names of a list's entries by their ids, in its order, then what belongs to no entry."""
    without = {
        UNTOLD_QUESTION: _("a question asked there and not yet told"),
        NO_REASON: _("no reason recorded"),
        NO_TOPIC: _("no topic recorded"),
    }
    return {str(pk): str(entry) for pk, entry in entries.items()} | without


def named_counts(counts: dict | None, entries: dict) -> list[tuple]:
    """Counts by id as counts by name, in the order of the list."""
    return [(name, counts[key]) for key, name in names_by_key(entries).items() if counts and key in counts]


def topic_rows(values: dict, topics: dict) -> list[tuple[str, int, int | None, int]]:
    """By topic: talks; persons to whom it is to be explained again (None where that was not recorded); questions."""
    talks, again, asked = (values[key] or {} for key in ("talks", "to_explain_by_topic", "questions_by_topic"))
    rows = {
        key: (talks.get(key, 0), again.get(key, 0) if again else None, asked.get(key, 0))
        for key in dict.fromkeys([*talks, *again, *asked])
    }
    return [(name, *row) for name, row in named_counts(rows, topics)]


def plain(number: float) -> str:
    """A number with one place, where it needs one."""
    return f"{number:.1f}".removesuffix(".0")


SHARE_OF = {
    "visited": "active_venues",
    "tried": "active_venues",
    "not_attempted": "active_venues",
    "to_follow_up": "active_venues",
    "visited_venue_months": "active_venue_months",
    "tried_venue_months": "active_venue_months",
    "not_attempted_venue_months": "active_venue_months",
    "answered_at_once": "questions_asked",
    "told": "questions_asked",
}


def _unit(key, values):
    if key == "headcount" and values.get("headcount") is not None and values.get("visits_reached"):
        known, reached = values["headcount_known"], values["visits_reached"]
        return _("on %(known)s of %(reached)s visits") % {"known": known, "reached": reached}
    if key == "district_months":
        return _("of %(all)s") % {"all": values["all_district_months"]}
    if key == "team" and values.get("team"):
        return _("one for %(women)s women met") % {"women": round(values["women_met"] / values["team"])}
    share = percent(values.get(key), values.get(SHARE_OF.get(key)))
    return f"{share} %" if share is not None else ""


def _all_of(values, before=None):
    """What shows the figures of some keys, each beside that of the year before, if there is one."""
    return lambda *keys: [figure_shown(key, values, before) for key in keys]


def month_groups(values: dict) -> list[Group]:
    """The figures of a month as they are read together."""
    all_of = _all_of(values)
    people = all_of("women_met", "new_women", "encounters", "headcount")
    work = all_of("outings", "visits", "to_explain")
    questions = all_of("questions_asked", "answered_at_once", "told", "untold_at_end")
    return [
        Group("venues", _("Venues"), all_of("active_venues", "visited", "tried", "not_attempted", "to_follow_up")),
        Group("people", _("Women"), [*people, reach_shown(values), *all_of("ever_met")]),
        Group("work", _("Work"), [*work, *supplies_shown(values)]),
        Group("questions", _("Questions"), [*questions, waiting_shown(values)]),
    ]


def year_groups(values: dict, before: dict | None) -> list[Group]:
    """The figures of a year as they are read together, each beside that of the year before."""
    all_of = _all_of(values, before)
    coverage = ("active_venue_months", "visited_venue_months", "tried_venue_months", "not_attempted_venue_months")
    people = ("women_met", "new_women", "encounters", "headcount", "ever_met", "to_explain")
    work = all_of("outings", "district_months", "visits", "team")
    questions = all_of("questions_asked", "answered_at_once", "told", "untold_at_end")
    return [
        Group("venues", _("Venues"), all_of("venues_visited", *coverage, "to_follow_up")),
        Group("people", _("Women"), all_of(*people)),
        Group("work", _("Work"), [*work, *supplies_shown(values, before)]),
        Group("questions", _("Questions"), [*questions, waiting_shown(values, before)]),
    ]
