"""Late entry and correction always work; after the month was closed, the difference shows. A draft comes back whole."""

import json

from django.urls import reverse

from core.months import Month
from outreach.models import Visit
from reports.actions import close_month
from reports.months import report_to_close
from tests.evening.forms import fields_of
from tests.life import offers_of, rows_of, today

SEPTEMBER = Month(2026, 9)


def closed_september(staff):
    report = report_to_close(staff["coordinator"], SEPTEMBER, today())
    close_month(month=SEPTEMBER, report=report, by=staff["coordinator"], today=today())


def late_lines(client):
    return rows_of(client.get("/reports/month/2026-09/"))


def test_a_visit_written_after_the_month_was_closed_shows_as_a_difference(evening, life, staff):
    closed_september(staff)
    before = late_lines(evening.client)
    assert evening.save(evening.form(outcome="reached", headcount="6")).status_code == 302
    after = late_lines(evening.client)
    assert Visit.objects.get(outing=life.trip, venue=life.salon).headcount == 6
    assert ("Headcount", "4", "10") not in before
    assert ("Headcount", "4", "10") in after


def test_a_draft_brings_back_whom_she_had_looked_up_and_ticked(evening, life, staff):
    form = evening.form(outcome="reached", met=[str(life.xiang.pk)], note="Half a sentence")
    sent = {name: value if isinstance(value, list) else [value] for name, value in form.items()}
    sent["shown"] = [*sent["shown"], str(life.xiang.pk)]
    sent[f"wish-{life.xiang.pk}"] = ["hear_more"]
    address = evening.address()
    del sent["csrfmiddlewaretoken"]
    kept = {"form": address, "page": address, "label": "A stop", "typed": json.dumps(sent)}
    assert evening.client.post(reverse("outreach:draft"), {**kept, "writer": staff["worker"].pk}).status_code == 204
    again = fields_of(evening.client.get(address))
    assert again["met"] == [str(life.xiang.pk)]
    assert again[f"wish-{life.xiang.pk}"] == ["hear_more"]
    assert again["note"] == ["Half a sentence"]
    assert evening.save(again).status_code == 302
    assert evening.client.get(address).content.decode().count("data-draft-state") == 1
    assert not any(place.startswith("/drafts/") for place in offers_of(evening.client.get(address)))
