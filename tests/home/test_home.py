"""The first page: for each role what is its own, and no more; nobody's name stands on it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import actions
from accounts.models import User
from accounts.permissions import Role
from core.months import Month
from home.now import districts_without_outing, home_for
from outreach.drafts.actions import keep_draft
from outreach.models import Import, Outcome, Outing
from outreach.models.imports import ImportState
from outreach.models.outings import State
from tests.conftest import PASSPHRASE
from tests.life import district, follow_up, offers_of, outing, person, question, today, visit, words_of
from tests.reports.life import venue

NOW = timezone.now()
GOING_OUT = {"ahead", "later", "rows", "empty"}


@pytest.fixture
def month():
    return Month.of(today())


@pytest.fixture
def north(opened):
    return district("North")


def been(at, day, outcome, state=State.DONE):
    return visit(outing(at.district, day, state=state), at, outcome=outcome)


def shown(sign_in, user):
    """The context of the first page, and its words."""
    answer = sign_in(user).get("/")
    return answer.context, words_of(answer), answer.content.decode()


class TestTheCoordinator:
    def test_she_sees_how_many_venues_the_month_reached_so_far(self, staff, sign_in, north, month):
        reached, refused, _nobody, planned = (venue(north, f"V{n}") for n in range(4))
        venue(north, "V9", closed=str((month - 1).last_day))
        been(reached, month.first_day, Outcome.REACHED)
        been(reached, month.first_day, Outcome.CLOSED)
        been(refused, month.first_day, Outcome.REFUSED)
        been(planned, month.first_day, Outcome.REACHED, state=State.PLANNED)
        context, words, _html = shown(sign_in, staff["coordinator"])

        now = context["now"]
        assert (now.month, now.active, now.visited, now.tried, now.not_attempted) == (month, 4, 1, 1, 2)
        assert (context["before"].month, context["before"].active) == (month - 1, 5)
        assert "Visited: 1 of 4 active venues" in words

    def test_districts_without_an_outing_stand_apart_from_those_that_have_one_planned(self, opened, month):
        ten, nine, two, one, three = (district(f"District {n}") for n in (10, 9, 2, 1, 3))
        nine.retired = True
        nine.save()
        outing(ten, month.first_day)
        outing(three, month.first_day, state=State.PLANNED)
        outing(two, month.first_day, state=State.CANCELLED)
        outing(one, (month - 1).first_day)

        planned, missed = districts_without_outing(opened, month)
        assert ([each.name for each in planned], [each.name for each in missed]) == (
            ["District 3"],
            ["District 1", "District 2"],
        )

    def test_she_is_asked_until_the_originals_are_destroyed(self, staff, sign_in, month):
        written = {"month": month, "writer": staff["coordinator"], "state": ImportState.WRITTEN}
        one = Import.objects.create(**written)
        Import.objects.create(**{**written, "state": ImportState.UNDONE})
        Import.objects.create(**written, originals_destroyed=True)
        page = sign_in(staff["coordinator"]).get("/")

        assert list(page.context["originals"]) == [one]
        asked = {each.pk for each in Import.objects.all() if f"/imports/{each.pk}/" in offers_of(page)}
        assert asked == {one.pk}
        assert f"/imports/{one.pk}/" not in offers_of(sign_in(staff["worker"]).get("/"))

    def test_she_hears_that_too_few_hold_the_keys(self, staff, sign_in, north):
        venue(north, "V1")
        assert "/staff/" in offers_of(sign_in(staff["coordinator"]).get("/"))
        actions.add_account(username="lark", role=Role.COORDINATOR, passphrase=PASSPHRASE, by=staff["coordinator"])

        assert "/staff/" not in offers_of(sign_in(staff["coordinator"]).get("/"))

    def test_in_an_empty_book_her_first_step_is_the_registers(self, staff, sign_in):
        _context, words, html = shown(sign_in, staff["coordinator"])

        assert '<a class="btn btn-primary" href="/imports/">' in html
        assert "Visited:" not in words


class TestTheOthers:
    @pytest.fixture(autouse=True)
    def _something_waits(self, north, month, staff):
        been(venue(north, "V1"), month.first_day, Outcome.REACHED)
        question("Does it hurt?", today() - timedelta(days=2))
        follow_up(today() - timedelta(days=2))
        outing(north, today(), state=State.PLANNED)
        Import.objects.create(month=month, writer=staff["coordinator"], state=ImportState.WRITTEN)

    @pytest.mark.parametrize(
        ("role", "own"),
        [
            ("coordinator", {*GOING_OUT, "now", "before", "districts", "districts_planned", "originals",
                             "many_forgotten", "too_few"}),
            ("worker", GOING_OUT),
            ("adviser", {"queue"}),
            ("funder", set()),
            ("administrator", set()),
        ],
    )  # fmt: skip
    def test_each_is_told_what_is_for_her_role_and_nothing_else(self, staff, role, own):
        assert set(home_for(staff[role], NOW)) == {"today", "drafts"} | own

    def test_the_adviser_reads_how_many_wait_and_for_how_long_and_no_place(self, staff, sign_in):
        question("And this?", today() - timedelta(days=5), urgent=True)
        _context, words, html = shown(sign_in, staff["adviser"])

        assert "2 questions wait for you 1 urgent · the oldest asked 5 days ago" in words
        assert html.count('<a class="btn btn-primary btn-lg" href="/questions/">') == 1
        assert "North" not in words

    def test_the_funder_hears_that_nothing_was_published(self, staff, sign_in):
        assert "No report has been published yet" in shown(sign_in, staff["funder"])[1]

    def test_the_administrator_sees_the_commands_and_no_record(self, staff, sign_in):
        words = shown(sign_in, staff["administrator"])[1]

        assert "./rounds run" in words
        assert "North" not in words


def test_in_an_empty_book_a_worker_is_told_who_takes_the_registers_in(staff, sign_in):
    _context, words, html = shown(sign_in, staff["worker"])

    assert "A coordinator takes in the registers." in words
    assert "/imports/" not in html


def test_where_nothing_waits_one_line_says_so(staff, sign_in, north):
    venue(north, "V1")
    context, words, _html = shown(sign_in, staff["worker"])

    assert (context["rows"], context["ahead"], context["drafts"]) == ([], [], [])
    assert words.endswith("Nothing waits.")
    outing(north, today(), state=State.PLANNED)
    assert words_of(sign_in(staff["worker"]).get("/")).endswith("Nothing else waits.")


def test_no_name_of_a_woman_or_a_venue_stands_on_it(staff, sign_in, north):
    salon = venue(north, "V7731", contacted="2025-01-10")
    her = person("Heliotrope", at=salon)
    trip = outing(north, today(), state=State.PLANNED)
    visit(trip, salon, outcome=Outcome.PLANNED)
    question("Is Heliotrope ill?", today() - timedelta(days=3), who=her, where=salon)
    follow_up(today() - timedelta(days=3), who=her, where=salon, staff_id=staff["coordinator"].pk, note="Heliotrope")
    address = f"/outings/{trip.pk}/stops/{salon.pk}/"
    begun = {"form": address, "page": address, "label": "V7731 Name of V7731", "typed": {}}
    keep_draft(**begun, month=Month.of(today()), by=staff["coordinator"])
    _context, words, _html = shown(sign_in, staff["coordinator"])

    assert "An outing North ·" in words
    assert not [name for name in ("V7731", "Name of", "Heliotrope") if name in words]


def test_the_district_of_a_draft_is_that_of_its_outing_and_of_nothing_else(staff, sign_in, north):
    south = outing(district("South"), today() - timedelta(days=40))
    for address in (f"/outings/{south.pk}/change/", "/outings/new/", "/people/new/", "/reports/year/2026/challenges/"):
        keep_draft(form=address, page=address, label="?", typed={}, month=Month.of(today()), by=staff["coordinator"])
    context, _words, _html = shown(sign_in, staff["coordinator"])
    found = {(str(begun.words), begun.outing and begun.outing.district.name) for begun in context["drafts"]}

    assert found == {("An outing", "South"), ("An outing", None), ("A record", None), ("A report", None)}


def test_signed_out_it_leads_to_the_sign_in_page(client, coordinator):
    assert client.get("/")["Location"] == "/sign-in/?next=%2F"
    assert User.objects.count() == 1
    assert not Outing.objects.exists()
