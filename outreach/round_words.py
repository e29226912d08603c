"""A plan in words: its days, and what is wrong in it."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.words import listed, saying
from outreach.planning import Clash, ClashKind


def short_day(day: date) -> str:
    """A day with its weekday, where there is little room: "Wed 2 Dec"."""
    return date_format(day, pgettext("a day with its weekday, as a date format", "D j M"))


def in_words(clash: Clash, *, outing, proposal, venues: dict, staff: dict, needs: dict, load) -> str:
    """What is wrong, as a sentence beside the outing."""
    venue, who = venues.get(clash.venue, ""), staff.get(clash.who, "")
    said = {each.who: each.outings for each in proposal.people}.get(clash.who, 0)
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
            return ngettext(
                "Fewer than %(size)s person goes.", "Fewer than %(size)s people go.", proposal.team_size
            ) % {"size": proposal.team_size}
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
