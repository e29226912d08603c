"""A plan in words: its days, and what is wrong in it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.words import hours, listed, saying
from outreach.models import Outcome
from outreach.rounds.planning import Clash, ClashKind, Need, Why


def short_day(day: date) -> str:
    """A day with its weekday, where there is little room: "Wed 2 Dec"."""
    return date_format(day, pgettext("a day with its weekday, as a date format", "D j M"))


def clash_in_words(clash: Clash, *, outing, asked, venues: dict, staff: dict, needs: dict, load) -> str:
    """What is wrong, as a sentence beside the outing."""
    venue, who = venues.get(clash.venue, ""), staff.get(clash.who, "")
    said = {each.who: each.outings for each in asked.people}.get(clash.who, 0)
    match clash.kind:
        case ClashKind.TWO_PLACES:
            return _("%(who)s is in another outing that day.") % {"who": who}
        case ClashKind.TOO_EARLY:
            return _avoided(outing, venues, needs, needs[clash.venue].avoid_until)
        case ClashKind.OTHER_MONTH:
            return _("This day is not in the month.")
        case ClashKind.STOP_TWICE:
            return _("%(venue)s is twice in this outing.") % {"venue": venue}
        case ClashKind.VENUE_AGAIN:
            return _("%(venue)s is in another outing too.") % {"venue": venue}
        case ClashKind.SAME_DISTRICT:
            return _("Another outing goes to this district on this day.")
        case ClashKind.NOT_TICKED:
            return _("You did not tick this day.")
        case ClashKind.TOO_MANY_STOPS:
            return _("More stops than a team can do in an evening.")
        case ClashKind.TEAM_TOO_SMALL:
            return ngettext("Fewer than %(size)s person goes.", "Fewer than %(size)s people go.", asked.team_size) % {
                "size": asked.team_size
            }
        case ClashKind.NOT_AVAILABLE:
            return _("%(who)s does not go out this month.") % {"who": who}
        case ClashKind.OTHER_WEEKDAY:
            return _("%(who)s does not go out on this weekday.") % {"who": who}
        case ClashKind.TOO_OFTEN:
            given = load[clash.who]
            return _("%(who)s goes out %(given)s times, and said %(said)s.") % {
                "who": who,
                "given": given,
                "said": said,
            }
    return saying(clash.date, clash.kind.label)


def _avoided(outing, venues, needs, until):
    """One sentence for all stops of the outing that are to be avoided until the same day."""
    early = [str(venues[pk]) for pk in outing.stops if pk in needs and needs[pk].avoid_until == until]
    if len(early) > 1 and len(early) == len(outing.stops):
        words = _("All %(number)s stops are to be avoided until %(day)s. Take another day, or drop the outing.")
        return words % {"number": len(early), "day": date_format(until)}
    return ngettext(
        "%(venue)s is to be avoided until %(day)s.", "To be avoided until %(day)s: %(venue)s.", len(early)
    ) % {"venue": listed(early), "day": date_format(until)}


def why_in_words(need: Need, today: date) -> list[str]:
    """Why a venue is on the list, in the active language, the most needed first; days of this year without the year."""
    return [words for why in need.whys for words in _WORDS[why](need, today)]


def _not_visited(need, today):
    if need.last_reached:
        return [_("not visited since %(day)s") % {"day": _day(need.last_reached, today)}]
    return [_("never visited, first contact on %(day)s") % {"day": _day(need.first_contact, today)}]


def _promises(need, today):
    words = ngettext(
        "%(count)s follow-up due on %(day)s", "%(count)s follow-ups due, the first on %(day)s", need.promises_due
    )
    return [words % {"count": need.promises_due, "day": _day(need.first_due, today)}]


def _untold(need, today):
    answers, still_open = need.answers_to_tell, need.questions_open
    if answers:
        yield ngettext("%(count)s answer to tell", "%(count)s answers to tell", answers) % {"count": answers}
    if still_open:
        words = ngettext("%(count)s question without an answer", "%(count)s questions without an answer", still_open)
        yield words % {"count": still_open}


def _other_hour(need, today):
    said = {"day": _day(need.last_tried, today), "hours": hours(need.best_hours)}
    if need.last_outcome == Outcome.REFUSED:
        words = _("refused on %(day)s: try %(hours)s") if need.best_hours else _("refused on %(day)s: try another hour")
    else:
        words = _("closed on %(day)s: try %(hours)s") if need.best_hours else _("closed on %(day)s: try another hour")
    return [words % said]


def _new(need, today):
    return [_("new, first contact on %(day)s") % {"day": _day(need.first_contact, today)}]


def _in_turn(need, today):
    if need.last_reached:
        return [_("in its turn, last visited on %(day)s") % {"day": _day(need.last_reached, today)}]
    return [_("in its turn")]


_WORDS = {
    Why.NOT_VISITED: _not_visited,
    Why.FOLLOW_UP: _promises,
    Why.UNTOLD: _untold,
    Why.OTHER_HOUR: _other_hour,
    Why.NOT_CONTACTED: lambda need, today: [_("known, not yet contacted")],
    Why.NEW: _new,
    Why.IN_TURN: _in_turn,
    Why.BY_HAND: lambda need, today: [_("added by hand")],
}


def _day(day, today):
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == today.year else "DATE_FORMAT")
