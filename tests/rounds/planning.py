"""How a test plans a month: by the forms and buttons of the pages, as a browser would."""

import re

from outreach.models import Crackdown
from outreach.models.rounds import Round
from tests.life import today
from vault.sealed import version_of


class Planning:
    """The pages of one month's round in one browser."""

    def __init__(self, client, month, life, staff):
        self.client, self.month, self.life, self.staff = client, month, life, staff

    def address(self, part="") -> str:
        """Where the round is, or a part of it."""
        return f"/rounds/{self.month}/{part}"

    @property
    def round(self) -> Round:
        """The round as it lies in the database."""
        return Round.objects.of(self.month)

    @property
    def seen(self) -> str:
        """The version a page shows now."""
        return version_of(self.round) if self.round else ""

    def asked(self, **changes) -> dict:
        """The form of a proposal: all workdays, both of the staff, teams of two, fourteen stops."""
        form = {
            "days": [day.isoformat() for day in self.month.days if day.weekday() < 5],
            "team_size": "2",
            "most_stops": "14",
            "seen": self.seen,
        }
        for member in self.staff:
            form |= {f"comes-{member.pk}": "on", f"weekdays-{member.pk}": ["0", "1", "2", "3", "4"]}
            form[f"outings-{member.pk}"] = "8"
        return {**form, **changes}

    def propose(self, **changes):
        """Send the form of a proposal."""
        return self.client.post(self.address("propose/"), self.asked(**changes))

    def step(self, step, *, seen=None, htmx=False, **fields):
        """Press a button of the editor."""
        headers = {"HX-Request": "true"} if htmx else {}
        sent = {"step": step, "seen": self.seen if seen is None else seen, **fields}
        return self.client.post(self.address("change/"), sent, headers=headers)

    def save(self, **fields):
        """Press the button that saves the round."""
        return self.client.post(self.address("save/"), {"seen": self.seen, **fields})

    def stops(self) -> list[list]:
        """The venues of the plan, outing by outing."""
        return [list(outing.stops) for outing in self.round.plan]


def crackdown(where, *, until) -> Crackdown:
    """A crackdown in one district, begun today."""
    return Crackdown.objects.create(districts=(where.pk,), since=today(), avoid_until=until)


def without_tags(html: str) -> str:
    """What one reads of a part of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
