"""The audit trail as coordinators read it: what the entries call a thing, and what the page says."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permission, may
from audit.models import Entry

WORDS = {
    "set up the organisation": _("set up the organisation"),
    "invited": _("invited"),
    "added to the staff": _("added to the staff"),
    "changed her passphrase": _("changed her passphrase"),
    "sealed her keys anew": _("sealed her keys anew"),
    "changed a role": _("changed a role"),
    "left": _("left"),
    "changed the settings": _("changed the settings"),
    "signed in": _("signed in"),
    "signed out": _("signed out"),
    "read a record": _("read a record"),
    "searched": _("searched"),
    "brought registers": _("brought registers"),
    "took out refused rows": _("took out refused rows"),
    "took out a month": _("took out a month"),
    "took out a year": _("took out a year"),
    "took in registers": _("took in registers"),
    "dropped registers that waited": _("dropped registers that waited"),
    "undid an import": _("undid an import"),
    "confirmed that originals are destroyed": _("confirmed that originals are destroyed"),
    "added to a list": _("added to a list"),
    "renamed on a list": _("renamed on a list"),
    "retired from a list": _("retired from a list"),
    "restored to a list": _("restored to a list"),
    "set when to come back": _("set when to come back"),
    "wrote a month's paragraph": _("wrote a month's paragraph"),
    "closed a month": _("closed a month"),
    "wrote a challenge": _("wrote a challenge"),
    "removed a challenge": _("removed a challenge"),
    "wrote an outing down": _("wrote an outing down"),
    "changed an outing": _("changed an outing"),
    "closed an outing": _("closed an outing"),
    "cancelled an outing": _("cancelled an outing"),
    "planned an outing again": _("planned an outing again"),
    "wrote a visit down": _("wrote a visit down"),
    "counted at a stop": _("counted at a stop"),
    "voided a visit": _("voided a visit"),
    "took back what was written with a visit": _("took back what was written with a visit"),
    "noted that a briefing was read": _("noted that a briefing was read"),
    "took back that a briefing was read": _("took back that a briefing was read"),
    "printed a sheet": _("printed a sheet"),
    "destroyed a sheet": _("destroyed a sheet"),
    "wrote a question down": _("wrote a question down"),
    "read questions out": _("read the open questions"),
    "answered a question": _("answered a question"),
    "took an answer back": _("took an answer back"),
    "asked back about a question": _("asked back about a question"),
    "said more about a question": _("said more about a question"),
    "noted a call": _("noted a call"),
    "told an answer": _("told an answer"),
    "took back that she was told": _("took back that she was told"),
    "closed a question": _("closed a question"),
    "reopened a question": _("reopened a question"),
    "promised to come back": _("promised to come back"),
    "changed a promise": _("changed a follow-up"),
    "kept a promise": _("kept a follow-up"),
    "closed a promise": _("closed a follow-up"),
    "opened a promise again": _("opened a follow-up again"),
    "entered a venue": _("entered a venue"),
    "changed a venue": _("changed a venue"),
    "closed a venue": _("closed a venue"),
    "moved a venue": _("moved a venue"),
    "reopened a venue": _("reopened a venue"),
    "put an answer into the library": _("put an answer into the library"),
    "changed an answer of the library": _("changed an answer of the library"),
    "retired an answer": _("retired an answer"),
    "restored an answer": _("restored an answer"),
    "entered a crackdown": _("entered a crackdown"),
    "changed a crackdown": _("changed a crackdown"),
    "deleted a crackdown": _("deleted a crackdown"),
    "wrote a lead down": _("wrote a lead down"),
    "changed a lead": _("changed a lead"),
    "made a venue of a lead": _("made a venue of a lead"),
    "made a move of a lead": _("made a move of a lead"),
    "dropped a lead": _("dropped a lead"),
    "opened a lead again": _("opened a lead again"),
    "made a record": _("made a record"),
    "changed a record": _("changed a record"),
    "noted where she works": _("noted where she works"),
    "noted her whereabouts": _("noted her whereabouts"),
    "merged two records": _("merged two records"),
    "undid a merge": _("undid a merge"),
    "asked for consent": _("asked for consent"),
    "took back a consent": _("took back a consent"),
    "proposed a round": _("proposed a round"),
    "saved a round": _("saved a round"),
    "dropped a proposal": _("dropped a proposal"),
    "took out a calendar": _("took out a calendar"),
    "changed the script of consent": _("changed the script of consent"),
    "forgot a person": _("forgot a person"),
    "undid a forgetting": _("undid a forgetting"),
    "emptied what pointed to the forgotten": _("emptied what pointed to the forgotten"),
}
SHOWN_OF_AN_ID = 8  # characters: enough to tell two records apart on a page, and no link


def entries_for(user):
    """All entries, the newest first, for whoever manages staff and keys."""
    return Entry.objects.order_by("-pk") if may(user, Permission.MANAGE_STAFF) else Entry.objects.none()


def in_words(entry) -> dict:
    """An entry as a line: when, who, what, and the beginning of the record's id. Raises Locked."""
    opened = entry.opened()
    return {
        "at": datetime.fromisoformat(opened["at"]),
        "who": opened["actor"],
        "action": WORDS.get(opened["action"], opened["action"]),
        "target": opened["target"][:SHOWN_OF_AN_ID],
    }
