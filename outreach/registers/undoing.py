"""Taking an import back as a whole, unless later work stands on it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from audit.models import Entry, record
from core.refusals import NotPossible
from outreach import first_met
from outreach.models import FollowUp, Import, Outing, Question, Reason, Supply, Topic, Visit, WorksAt
from outreach.models.follow_ups import FollowUpStatus
from outreach.models.imports import ImportState
from outreach.models.outings import HandedOut
from people.models import Person
from vault.sealed import seal_all
from venues.models import District, Kind, Venue

BATCH = 400
PERSONAL = ("nickname", "phone", "may_call", "age_band", "first_met", "wish", "remarks")

# In the order in which they may go: what points before what is pointed to.
ROWS = {
    "visits": Visit,
    "follow_ups": FollowUp,
    "questions": Question,
    "works_at": WorksAt,
    "outings": Outing,
    "people": Person,
    "venues": Venue,
}
NO_WORK = {"read a record", "forgot a person", "undid a forgetting"}
LISTS = {"districts": District, "kinds": Kind, "topics": Topic, "reasons": Reason, "supplies": Supply}


def undo_import(*, taken_in: Import, by) -> Import:
    """Take back everything an import wrote; raises NotPossible if something written later stands on it."""
    undoing = _Undoing(taken_in)
    undoing.refuse_if_built_upon()
    changed = [*undoing.emptied(), *undoing.reopened(), *undoing.left()]
    taken_in.state, taken_in.made = ImportState.UNDONE, None
    seal_all([*changed, taken_in])
    with transaction.atomic():
        for row in changed:
            row.save()
        undoing.delete()
        taken_in.save()
        first_met.changed()
        record("undid an import", by=by, target=taken_in.pk)
    return taken_in


class _Undoing:
    """What an import made, beside everything that is there now."""

    def __init__(self, taken_in):
        if taken_in.state != ImportState.WRITTEN:
            raise NotPossible(_("This import is not in the book."))
        self.made = taken_in.made
        self.ids = {name: {UUID(pk) for pk in self.made[name]} for name in (*ROWS, *LISTS, "staff", "filled", "kept")}
        self.others = {name: self.not_made(name) for name in ROWS}

    def not_made(self, name):
        rows = ROWS[name].objects.select_related("outing") if name == "visits" else ROWS[name].objects.all()
        return [row for row in rows if row.pk not in self.ids[name]]

    def refuse_if_built_upon(self):
        """Later work stands on it if it is about a venue, an outing or a person that the import made."""
        venues, people = self.ids["venues"], self.ids["people"] | self.ids["filled"]
        visits = self.others["visits"]
        about = [*self.others["questions"], *self.others["follow_ups"], *self.others["works_at"]]
        if (
            any(visit.venue_id in venues or visit.outing_id in self.ids["outings"] for visit in visits)
            or any(encounter.person in self.ids["people"] for visit in visits for encounter in visit.met)
            or any(row.venue_id in venues or row.person_id in self.ids["people"] for row in about)
            or any(person.consents for person in Person.objects.all() if person.pk in people)
            or self.worked_on()
        ):
            raise NotPossible(_("This import cannot be undone: later visits, questions or consents stand on it."))

    def worked_on(self):
        """Whether the trail says that somebody changed what the import made: that would be lost."""
        made = {str(pk) for name in (*ROWS, "filled") for pk in self.ids[name]}
        entries = (entry.opened() for entry in Entry.objects.all())
        return any(entry["target"] in made and entry["action"] not in NO_WORK for entry in entries)

    def emptied(self):
        """Records that were empty before the import, empty again."""
        for person in (row for row in self.others["people"] if row.pk in self.ids["filled"]):
            for name in PERSONAL:
                setattr(person, name, Person._meta.get_field(name).empty)
            person.bare = True
            yield person

    def reopened(self):
        """Follow-ups of an earlier import that only visits of this one kept."""
        for follow_up in (row for row in self.others["follow_ups"] if row.pk in self.ids["kept"]):
            follow_up.status, follow_up.done_on, follow_up.done_month = FollowUpStatus.OPEN, None, None
            yield follow_up

    def left(self):
        """Outings that had got more visits, without their team and supplies."""
        for outing in (row for row in self.others["outings"] if row.pk.hex in self.made["joined"]):
            added = self.made["joined"][outing.pk.hex]
            pieces = {UUID(kind): count for kind, count in added["supplies"].items()}
            rest = ((handed.supply, handed.pieces - pieces.get(handed.supply, 0)) for handed in outing.supplies)
            outing.team = tuple(member for member in outing.team if member.hex not in added["team"])
            outing.supplies = tuple(HandedOut(kind, count) for kind, count in rest if count > 0)
            yield outing

    def delete(self):
        """Delete what the import made, and those new entries of lists and staff that nothing else uses."""
        for name, model in ROWS.items():
            _delete(model, self.ids[name])
        used = self.used_entries()
        for name, model in LISTS.items():
            _delete(model, self.ids[name] - used)
        out_with = {member for outing in self.others["outings"] for member in outing.team}
        names = User.objects.without_sign_in().here().filter(pk__in=self.ids["staff"] - out_with)
        names.delete()

    def used_entries(self):
        """The ids of entries of lists that rows of others point to."""
        used = {row.district_id for row in (*self.others["venues"], *self.others["outings"])}
        used |= {venue.kind_id for venue in self.others["venues"]}
        used |= {topic for visit in self.others["visits"] for topic in visit.topics}
        used |= {question.topic_id for question in self.others["questions"]}
        used |= {visit.reason_id for visit in self.others["visits"]}
        used |= {follow_up.reason_id for follow_up in self.others["follow_ups"]}
        return used | {handed.supply for outing in self.others["outings"] for handed in outing.supplies}


def _delete(model, ids):
    ids = list(ids)
    for start in range(0, len(ids), BATCH):
        model.objects.filter(pk__in=ids[start : start + BATCH]).delete()
