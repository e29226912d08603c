"""What a walk finds: a district of its own with four venues, planned for today, and one question for each thing shown.

Runs inside `manage.py shell` of the installation under test: the server is not told of it.
"""

import json
import sys
from datetime import timedelta

from django.contrib.auth import authenticate

from accounts.models import User
from accounts.signing_in import opened_for
from outreach.models import Answer, Encounter, Outcome, Reason, Topic
from outreach.models.outings import State
from tests.conftest import PASSPHRASE
from tests.life import district, entry, follow_up, outing, person, question, today, venue, visit

VENUES = ("Lamp House", "Rope Walk", "Tide Room", "Salt Stair")
WOMEN = (("Wren", "kettle"), ("Teal", "kite"), ("Lark", "boat"))
SAFELY = "After ten. The agreed word is umbrella."
NOTE = "Bring the small booklet"
TO_TELL = {"words": "May I swim afterwards?", "answer": "Yes, from the third day on."}
KNOWN = {
    "en": ("How long does the itching last?", "Two weeks at most."),
    "zh-hans": ("痒会持续多久？", "最多两个星期。"),
}


def lay_out(names) -> None:
    """Write one district for each of `names`, and say as JSON where its pages are."""
    with opened_for(authenticate(username="birch", password=PASSPHRASE)):
        kept = {answer.question for answer in Answer.objects.opened()}
        for asked, told in KNOWN.values():
            if asked not in kept:
                Answer.objects.create(question=asked, words=told, said_by="Dr. Lin", checked_on=today())
        sys.stdout.write(json.dumps({name: _district(name, today()) for name in names}))


def _district(name, day):
    where, number, team = district(name), name.replace(" ", ""), list(User.objects.filter(username="birch"))
    venues = [venue(where, f"{number}-{place}", words) for place, words in enumerate(VENUES, 1)]
    first = venues[0]
    known = {"phone": "10012345678", "may_call": True, "safe_contact": SAFELY, "age_band": "25-34"}
    women = [person(f"{nickname}{name[-1]}", at=first, symbol=symbol, **known) for nickname, symbol in WOMEN]
    again = Encounter(women[0].pk, to_explain=True, explain_again=(entry(Topic, "sti_symptoms").pk,))
    before = outing(where, day - timedelta(days=10), team=team)
    visit(before, first, met=[again], headcount=4, topics=[entry(Topic, "legal_rights").pk], note=NOTE)
    visit(before, venues[1], outcome=Outcome.CLOSED)
    visit(before, venues[2], outcome=Outcome.REFUSED, reason_id=entry(Reason, "busy").pk)
    follow_up(day, who=women[0], where=first)
    asked = question(TO_TELL["words"], before.date, who=women[1], where=first, status="answered", **_answer())
    planned = outing(where, day, team=team, state=State.PLANNED)
    for place, stop in enumerate(venues, 1):
        visit(planned, stop, outcome=Outcome.PLANNED, place=place)
    return {
        "outing": f"/outings/{planned.pk}/",
        "before": f"/outings/{before.pk}/",
        "venues": [str(each.pk) for each in venues],
        "stops": [str(each) for each in venues],
        "women": [each.nickname for each in women],
        "question": f"/questions/{asked.pk}/",
    }


def _answer():
    return {"answer": TO_TELL["answer"], "answered_by": "Dr. Lin"}
