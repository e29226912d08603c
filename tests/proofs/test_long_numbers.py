"""A number of 5,000 digits, wherever a number may stand: an answer in words beside it, never a failure."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import CommandError

from outreach.models import Answer, Import
from reports.commands import month_written, year_written
from tests.conventions.conftest import rows  # noqa: F401 a fixture
from tests.conventions.routes import all_routes
from tests.proofs.test_any_form import Forms, send
from tests.registers.workbooks import A_PERSON, A_QUESTION, A_VENUE, A_VISIT, HEADINGS, csv_bytes
from venues.models import District, Venue, district_numbers

DIGITS = "9" * 5000
FOLDED = "⑳" * 3000  # shorter than any limit of ours, and 6,000 digits where it is compared
CHOSEN = dict.fromkeys(("page", "month", "year", "district", "state", "language", "version", "next", "check"), DIGITS)
TO_COME = "/rounds/2098-06/propose/"
NUMBER = re.compile(r'<input[^>]*(?:type="number"|inputmode="numeric")[^>]*>')
ROW = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


def name_of(field):
    return re.search(r'name="([^"]+)"', field)[1]


def beside(page, name):
    """What stands on a page between the field of that name and the next label."""
    (field,) = [each for each in NUMBER.findall(page) if name_of(each) == name]
    return re.split("<label|<legend", page.partition(field)[2])[0]


@pytest.fixture
def amber(staff, rows, sign_in):  # noqa: F811
    """The coordinator's browser, to which a failure is an answer."""
    client = sign_in(staff["coordinator"])
    client.raise_request_exception = False
    return client


def test_a_form_says_beside_every_field_for_a_number_that_it_is_none_and_takes_digits_anywhere(amber, rows):  # noqa: F811
    asked, failed = set(), []
    for address in [TO_COME, *(route.address(rows) for route in all_routes() if "/pdf/" not in route.pattern)]:
        page = amber.get(address).content.decode("utf-8", "replace")
        numbers = {name_of(field) for field in NUMBER.findall(page)}
        for form in Forms(page).found:
            target, own = form["action"] or address, {name: (*values, "")[0] for name, values in form["fields"].items()}
            if send(amber, target, dict.fromkeys(own, DIGITS))[0].status_code >= 500:
                failed.append(target)
            for name in numbers & own.keys():
                answer, text = send(amber, target, {**own, name: DIGITS})
                assert answer.status_code == 200, (target, name)
                assert beside(text, name).count("Enter a whole number.") == 1, (target, name)
                asked.add(ROW.sub("*", name))
    assert failed == []
    assert asked == {"days", "headcount", "most_stops", "outings-*", "supply-*", "team_size", "usual_number"}


def test_no_page_fails_for_a_number_in_its_address(amber, rows):  # noqa: F811
    failed = []
    for route in (each for each in all_routes() if "/pdf/" not in each.pattern):
        within = "/" + re.sub("<[^>]+>", DIGITS, route.pattern)
        for address, query in ((route.address(rows), CHOSEN), (within, {})):
            if amber.get(address, query).status_code >= 500:
                failed.append(route.pattern)
    assert failed == []


def test_lists_open_whatever_digits_are_in_their_names(amber):
    Answer.objects.create(question=FOLDED, words="No.", said_by="Dr Lin")
    first, _second = District.objects.create(name=FOLDED), District.objects.create(name=DIGITS)
    Venue.objects.create(number=FOLDED, name="Plum Stone", district=first)

    for page in ("/answers/", "/venues/", "/settings/districts/", "/rounds/2098-06/", "/outings/new/"):
        assert amber.get(page).status_code == 200, page
    assert len(set(district_numbers(District.objects.all()).values())) == District.objects.count()


@pytest.mark.parametrize("register", HEADINGS)
def test_registers_full_of_digits_can_be_looked_through_and_taken_in(amber, register):
    usual = {**A_VENUE, **A_PERSON, **A_VISIT, **A_QUESTION}
    lines = [{**usual, heading: digits} for heading in HEADINGS[register] for digits in (DIGITS, FOLDED)]
    cells = [[line.get(heading, "") for heading in HEADINGS[register]] for line in lines]
    name, content = f"{register}.csv", csv_bytes([HEADINGS[register], *cells])
    amber.post("/imports/", {"files": SimpleUploadedFile(name, content)})
    address = f"/imports/{Import.objects.latest_first()[0].pk}/"

    for page in (address, f"{address}rows/", f"{address}sheets/0/columns/{register}/"):
        assert amber.get(page).status_code == 200, page
    assert amber.post(f"{address}rejects/").status_code == 200
    taken = amber.post(f"{address}take/", {"good_rows": "yes"})
    assert b"Everything is in the book" in b"".join(taken.streaming_content)
    for page in ("/venues/", "/people/", "/journal/", "/questions/", "/follow-ups/", "/"):
        assert amber.get(page).status_code == 200, page


@pytest.mark.parametrize("written", [month_written, year_written])
def test_a_command_says_that_it_is_no_month_and_no_year(written):
    with pytest.raises(CommandError, match="write it like 2026"):
        written(DIGITS)
