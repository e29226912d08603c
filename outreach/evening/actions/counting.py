"""At a stand or on a busy night: counting a stop by taps. What somebody wrote down is never changed by them."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record
from core.months import is_meant
from core.refusals import NotPossible
from outreach.evening.actions.traces import contacted_anew, took_place
from outreach.evening.actions.visits import stop_of
from outreach.models import Outcome, Visit
from outreach.models.outings import State
from outreach.models.visits import BeforeTaps
from vault.sealed import locked


def why_not_counted(*, outing, visit: Visit | None) -> str:
    """Why nothing can be counted at a stop, in words, or ""."""
    if not is_meant(outing.date):
        return _("The day of this outing cannot be right: correct the outing first.")
    if visit and visit.outcome not in (Outcome.PLANNED, Outcome.REACHED):
        words = _("This stop is written down as “%(outcome)s”: counting changes nothing here.")
        return words % {"outcome": visit.get_outcome_display()}
    return ""


@transaction.atomic
def count_at_stop(
    *, outing, venue, more: int = 0, topic: UUID | None = None, without: UUID | None = None, by
) -> Visit | None:
    """Add to the headcount of a stop, or a topic to its talks, or take one away (`without`); the records come later.

    A stop nobody wrote down is reached by the first tap, and what it was before once all of them are taken back.
    Returns the visit, if there is one. Raises NotPossible where it was written down with another outcome.
    """
    outing = locked(outing)
    venue = locked(venue)
    visit = stop_of(outing=outing, venue=venue)
    if refusal := why_not_counted(outing=outing, visit=visit):
        raise NotPossible(refusal)
    is_first = visit.outcome == Outcome.PLANNED
    if is_first:
        if more <= 0 and not topic:
            return None if visit._state.adding else visit
        visit.before_taps = _before(visit, outing, venue)
        visit.outcome = Outcome.REACHED
    visit.headcount = max((visit.headcount or 0) + more, 0) or None if more else visit.headcount
    visit.topics = tuple(each for each in dict.fromkeys((*visit.topics, topic)) if each not in (None, without))
    if visit.before_taps and not visit.headcount and not visit.topics:
        return _take_back(visit, outing, venue, by=by)
    visit.save()
    if is_first:
        took_place(outing=outing)
        contacted_anew(venue=venue, was=outing.date)
    record("counted at a stop", by=by, target=visit.pk)
    return visit


def _before(visit, outing, venue):
    is_contact = venue.first_contact is None or outing.date < venue.first_contact
    return BeforeTaps(State(outing.state), outing.cancelled_because, not visit._state.adding, is_contact)


def _take_back(visit, outing, venue, *, by):
    """Every tap was a mistake: the stop is what it was, and so is its outing where nothing else says it took place."""
    before = visit.before_taps
    record("counted at a stop", by=by, target=visit.pk)
    if before.was_planned:
        visit.outcome, visit.headcount, visit.before_taps = Outcome.PLANNED, None, None
        visit.save()
    else:
        visit.delete()
    written = outing.visits.live().exclude(outcome=Outcome.PLANNED).exists()
    if before.outing != State.DONE and not written and not outing.supplies:
        outing.state, outing.cancelled_because = before.outing, before.cancelled_because
        outing.save()
    if before.is_contact:
        contacted_anew(venue=venue, was=outing.date)
    return visit if before.was_planned else None
