"""Every address of Rounds, with a row of the books for each that wants one."""

import re
from dataclasses import dataclass
from datetime import date

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from django.utils.functional import cached_property

from core.months import Month
from outreach.drafts.actions import keep_draft
from outreach.forgetting.actions import forget_person
from outreach.models import Answer, Challenge, Crackdown, Lead, Reason, Supply, Topic
from outreach.models.rounds import Round
from outreach.records.merging import merge_people
from outreach.registers.actions import bring_registers
from outreach.registers.brought import BroughtRegisters
from tests.life import entry, person
from venues.models import Kind

PLAIN = {
    "month:month": "2026-09",
    "year:year": "2026",
    "slug:language": "en",
    "int:place": "0",
    "slug:register": "venues",
    "slug:page": "stops",
}

BROUGHT = "编号,片区,场所名称,类型,首次联系\nV900,第1片区,石榴,酒吧,2026-09-01\n,第1片区,柿子,茶馆,前天\n".encode()


@dataclass(frozen=True)
class Route:
    """One line of the URLconf: `name` with its namespace, `pattern` as it is written there, and the view."""

    name: str
    pattern: str
    view: object

    def address(self, rows) -> str:
        """The address with what it wants filled in; `rows` says which row stands under which beginning."""
        return "/" + re.sub(r"<([^>]+)>", lambda wanted: self._filled(wanted[1], rows), self.pattern)

    def _filled(self, wanted, rows):
        if wanted in PLAIN:
            return PLAIN[wanted]
        elsewhere = {"uuid:venue": "venues/", "uuid:other": "another person"}
        beginning = elsewhere.get(wanted) or self.pattern.partition("<")[0]
        assert beginning in rows, f"say in tests/conventions/routes.py which row stands under {beginning}"
        return str(rows[beginning].pk)

    @cached_property
    def guard(self):
        """The permission or the reason that its view carries, or None."""
        return getattr(self.view, "permission", None) or getattr(self.view, "public_because", None)


def all_routes(resolver=None, namespace="", beginning="") -> list[Route]:
    """Every route of the URLconf."""
    found = []
    for line in (resolver or get_resolver()).url_patterns:
        pattern = beginning + str(line.pattern)
        if isinstance(line, URLResolver):
            inner = f"{namespace}{line.namespace}:" if line.namespace else namespace
            found += all_routes(line, inner, pattern)
        elif isinstance(line, URLPattern):
            found.append(Route(f"{namespace}{line.name}", pattern, line.callback))
    return found


def rows_of(life, staff) -> dict:
    """The row that stands under each beginning of an address."""
    coordinator = staff["coordinator"]
    challenge = Challenge.objects.create(month=Month(2026, 9), words="Two raids", strategy="Shorter visits")
    brought = BroughtRegisters()
    brought.add("venues.csv", BROUGHT)
    waiting = bring_registers(registers=brought, by=coordinator, today=date(2026, 9, 5))
    Round.objects.create(month=Month(2026, 9), draft=True)
    draft = keep_draft(
        form="/reports/year/2026/challenges/",
        page="/",
        label="Challenge",
        typed={},
        month=Month(2026, 9),
        by=coordinator,
    )
    return {
        "staff/": staff["worker"],
        "venues/": life.parlour,
        "people/": life.xiang,
        "forgotten/": forget_person(person=person("Wren"), by=coordinator, now=timezone.now()),
        "outings/": life.trip,
        "visits/": life.stop,
        "questions/": life.asked,
        "questions/new/person/": life.xiang,
        "questions/telephone/": life.asked,
        "answers/": Answer.objects.create(question="Does it hurt?", words="No.", said_by="Dr Lin"),
        **rows_of_promises(life, staff),
        "another person": life.rose,
        "merges/": merge_people(kept=life.xiang, gone=person("阿湘"), now=timezone.now(), by=coordinator),
        "imports/": waiting,
        "drafts/": draft,
        "reports/challenges/": challenge,
        **rows_of_what_is_heard(life),
        **rows_of_settings(life),
    }


def rows_of_promises(life, staff) -> dict:
    """What stands under the addresses of follow-ups."""
    return {
        "follow-ups/": life.promise,
        "follow-ups/of/": staff["worker"],
        "follow-ups/new/venue/": life.parlour,
        "follow-ups/new/person/": life.xiang,
    }


def rows_of_what_is_heard(life) -> dict:
    """What stands under the addresses of crackdowns and leads."""
    raids = Crackdown.objects.create(districts=[life.ten.pk], since=date(2026, 9, 3), words="Two raids")
    heard = Lead(words="She is said to be here", heard_on=date(2026, 9, 4), person_id=life.xiang.pk)
    heard.district_id, heard.venue_id = life.two.pk, life.salon.pk
    heard.save()
    return {"crackdowns/": raids, "reports/crackdowns/": raids, "leads/": heard}


def rows_of_settings(life) -> dict:
    """An entry of each list that the coordinator edits."""
    return {
        "settings/districts/": life.two,
        "settings/kinds/": entry(Kind, "bar"),
        "settings/topics/": entry(Topic, "legal_rights"),
        "settings/reasons/": entry(Reason, "busy"),
        "settings/supplies/": entry(Supply, "rice"),
    }
