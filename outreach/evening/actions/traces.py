"""What a visit leaves on other records: its outing took place, a venue's first contact, and her last word."""

from outreach.models import Outcome, Visit
from outreach.models.outings import State
from people.models import Person
from venues.models import Status


def took_place(*, outing) -> None:
    """Whoever writes a stop down was there, planned or cancelled: otherwise the stop would count nowhere."""
    if outing.state != State.DONE:
        outing.state, outing.cancelled_because = State.DONE, ""
        outing.save()


def contacted_anew(*, venue, was) -> None:
    """Let the first contact be the first visit with any outcome but planned or not attempted.

    An earlier one that the register gives stays; one that was the day of the visit changed (`was`) follows the visits.
    """
    first = Visit.objects.first_contact_of(venue)
    earlier = first is not None and (venue.first_contact is None or first < venue.first_contact)
    gone = venue.first_contact == was and first != was
    if not earlier and not gone:
        return
    venue.contacted(first)
    if first and venue.status == Status.KNOWN:
        venue.status = Status.OPEN
    elif first is None and venue.status == Status.OPEN:
        venue.status = Status.KNOWN
    venue.save()


def met_on(*, visit) -> None:
    """Carry to their records what those met on a visit wish now, unless they have said something later.

    Only records that change are locked: PostgreSQL leaves in each locked row who locked it, and all would be counted.
    """
    if visit.outcome != Outcome.REACHED:
        return
    said = {each.person: each for each in visit.met if each.person}
    wishing = [person for person, each in said.items() if each.wish]
    later = Visit.objects.reached_after(visit.outing.date).naming(Visit.met, *wishing).opened()
    outdated = {each.person for other in later for each in other.met if each.wish}

    def carry(person):
        encounter, before = said[person.pk], (person.wish, person.first_met)
        if encounter.wish and person.pk not in outdated:
            person.wish = encounter.wish
        if encounter.new and person.first_met is None:
            person.first_met = visit.outing.date
        return before != (person.wish, person.first_met)

    changing = [person.pk for person in Person.objects.filter(pk__in=said) if carry(person)]
    for person in Person.objects.select_for_update().filter(pk__in=changing):
        carry(person)
        person.save()
