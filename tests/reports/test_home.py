"""The first page: what waits, counted as of today, and for each role no more than its own."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts import actions
from accounts.models import User
from accounts.permissions import Role
from core.months import Month
from outreach.models import FollowUp, Import, Outcome, Outing, Question, Visit
from outreach.models.follow_ups import FollowUpStatus
from outreach.models.imports import ImportState
from outreach.models.outings import State
from outreach.models.questions import QuestionStatus
from tests.conftest import PASSPHRASE
from tests.outreach.life import queries_for
from venues.models import District, Venue


@pytest.fixture
def today(opened):
    return timezone.localdate(timezone=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def month(today):
    return Month.of(today)


@pytest.fixture
def north(opened):
    return District.objects.create(name="North")


def venue(number, district, first_month):
    return Venue.objects.create(number=number, district=district, first_month=first_month)


def visit(at, day, outcome, state=State.DONE):
    outing = Outing.objects.create(date=day, district=at.district, state=state)
    return Visit.objects.create(outing=outing, venue=at, outcome=outcome)


def ask(day, status=QuestionStatus.OPEN):
    told = None if status in (QuestionStatus.OPEN, QuestionStatus.ANSWERED) else Month.of(day)
    return Question.objects.create(words="?", asked_on=day, asked_month=Month.of(day), status=status, told_month=told)


def promise(day, status=FollowUpStatus.OPEN):
    done = None if status == FollowUpStatus.OPEN else Month.of(day)
    return FollowUp.objects.create(
        made_on=day, due_on=day, made_month=Month.of(day), due_month=Month.of(day), status=status, done_month=done
    )


def shown(sign_in, user):
    """The context of the first page, and its words."""
    answer = sign_in(user).get("/")
    return answer.context, " ".join(answer.content.decode().split())


def test_the_months_venues_are_visited_tried_or_not_attempted(staff, sign_in, north, month):
    reached, refused, nobody, planned, closed = (venue(f"V{n}", north, month - 3) for n in range(5))
    closed.last_month = month - 1
    closed.save()
    visit(reached, month.first_day, Outcome.REACHED)
    visit(reached, month.first_day, Outcome.CLOSED)
    visit(refused, month.first_day, Outcome.REFUSED)
    visit(planned, month.first_day, Outcome.REACHED, state=State.PLANNED)
    context, page = shown(sign_in, staff["worker"])

    now = context["now"]
    assert (now.month, now.active, now.visited, now.tried, now.not_attempted) == (month, 4, 1, 1, 2)
    assert (context["before"].month, context["before"].active) == (month - 1, 5)
    assert "Visited: 1 of 4 active venues" in page


def test_districts_without_a_done_outing_this_month_are_named_in_their_order(staff, sign_in, month):
    districts = [District.objects.create(name=f"District {n}") for n in (10, 9, 2, 1)]
    districts[1].retired = True
    districts[1].save()
    been, *_, planned = (venue(f"V{district.name}", district, month) for district in districts)
    visit(been, month.first_day, Outcome.CLOSED)
    visit(planned, month.first_day, Outcome.REACHED, state=State.PLANNED)
    context, _page = shown(sign_in, staff["worker"])

    assert [district.name for district in context["districts"]] == ["District 1", "District 2"]


def test_questions_nobody_was_told_about_are_counted_with_the_oldest(staff, sign_in, today):
    ask(today - timedelta(days=40))
    ask(today - timedelta(days=3), QuestionStatus.ANSWERED)
    ask(today - timedelta(days=90), QuestionStatus.TOLD)
    ask(today - timedelta(days=80), QuestionStatus.AT_ONCE)
    context, page = shown(sign_in, staff["worker"])

    assert (context["questions"].count, context["questions"].longest) == (2, 40)
    assert "2 questions not yet told" in page
    assert "the oldest asked 40 days ago" in page


def test_a_follow_up_is_overdue_from_the_day_after_it_is_due(staff, sign_in, today):
    promise(today - timedelta(days=12))
    promise(today - timedelta(days=1))
    promise(today)
    promise(today + timedelta(days=5))
    promise(today - timedelta(days=99), FollowUpStatus.KEPT)
    context, page = shown(sign_in, staff["worker"])

    assert (context["follow_ups"].count, context["follow_ups"].longest) == (2, 12)
    assert "2 follow-ups overdue" in page


def test_where_nothing_waits_it_says_none(staff, sign_in, north, month):
    venue("V1", north, month)
    _context, page = shown(sign_in, staff["worker"])

    assert "0 questions not yet told" in page
    assert "0 follow-ups overdue" in page
    assert "the oldest" not in page


class TestTheCoordinator:
    def test_she_is_asked_until_the_originals_are_destroyed(self, staff, sign_in, month):
        one = Import.objects.create(month=month, writer=staff["coordinator"], state=ImportState.WRITTEN)
        Import.objects.create(month=month, writer=staff["coordinator"], state=ImportState.UNDONE)
        Import.objects.create(
            month=month, writer=staff["coordinator"], state=ImportState.WRITTEN, originals_destroyed=True
        )
        context, page = shown(sign_in, staff["coordinator"])

        assert list(context["originals"]) == [one]
        assert f'href="/imports/{one.pk}/"' in page
        assert page.count("Were the original files destroyed?") == 1

    def test_nobody_else_is_asked(self, staff, sign_in, month):
        Import.objects.create(month=month, writer=staff["coordinator"], state=ImportState.WRITTEN)

        assert "Were the original files destroyed?" not in shown(sign_in, staff["worker"])[1]

    def test_she_hears_that_too_few_hold_the_keys(self, staff, sign_in):
        words = "Fewer than two coordinators hold the keys."
        assert words in shown(sign_in, staff["coordinator"])[1]
        actions.add_account(username="lark", role=Role.COORDINATOR, passphrase=PASSPHRASE, by=staff["coordinator"])

        assert words not in shown(sign_in, staff["coordinator"])[1]

    def test_in_an_empty_book_her_first_step_is_the_registers(self, staff, sign_in):
        page = shown(sign_in, staff["coordinator"])[1]

        assert '<a class="btn btn-primary" href="/imports/">Take in registers</a>' in page
        assert "Visited:" not in page

    def test_in_an_empty_book_a_worker_is_told_who_takes_the_registers_in(self, staff, sign_in):
        page = shown(sign_in, staff["worker"])[1]

        assert "A coordinator takes in the registers." in page
        assert "/imports/" not in page


class TestTheOtherRoles:
    @pytest.fixture(autouse=True)
    def _something_waits(self, north, month, today, staff):
        visit(venue("V1", north, month), month.first_day, Outcome.REACHED)
        ask(today - timedelta(days=2))
        promise(today - timedelta(days=2))
        Import.objects.create(month=month, writer=staff["coordinator"], state=ImportState.WRITTEN)

    def waiting(self, sign_in, user):
        names = ["now", "before", "districts", "follow_ups", "questions", "originals", "too_few"]
        context, page = shown(sign_in, user)
        return [name for name in names if name in context], page

    def test_the_adviser_sees_the_questions_and_nothing_else(self, staff, sign_in):
        waiting, page = self.waiting(sign_in, staff["adviser"])

        assert waiting == ["questions"]
        assert 'href="/questions/"' in page
        assert "North" not in page

    def test_the_funder_hears_that_nothing_was_published(self, staff, sign_in):
        waiting, page = self.waiting(sign_in, staff["funder"])

        assert waiting == []
        assert "No report has been published yet" in page

    def test_the_administrator_sees_the_commands_and_no_record(self, staff, sign_in):
        waiting, page = self.waiting(sign_in, staff["administrator"])

        assert waiting == []
        assert "./rounds run" in page

    def test_the_worker_sees_the_work_and_not_the_keys(self, staff, sign_in):
        waiting, _page = self.waiting(sign_in, staff["worker"])

        assert waiting == ["now", "before", "districts", "follow_ups", "questions"]


def test_the_outings_of_today_and_of_last_night_are_one_tap_away_for_whoever_writes_them_down(
    staff, sign_in, north, today
):
    days = [(today, State.DONE), (today - timedelta(days=1), State.PLANNED), (today - timedelta(days=2), State.DONE)]
    outings = [Outing.objects.create(date=day, district=north, state=state) for day, state in days]
    Outing.objects.create(date=today, district=north, state=State.CANCELLED)
    context, page = shown(sign_in, staff["worker"])
    assert list(context["outings"]) == outings[:2]
    assert f'href="/outings/{outings[0].pk}/stops/"' in page
    assert f'href="/outings/{outings[1].pk}/change/"' in page
    assert "outings" not in shown(sign_in, staff["adviser"])[0]


def test_the_page_asks_the_same_number_of_queries_for_one_and_for_three(staff, sign_in, north, month, today):
    def one_more(number):
        visit(venue(number, north, month), month.first_day, Outcome.REACHED)
        ask(today)
        promise(today - timedelta(days=1))
        Import.objects.create(month=month, writer=staff["coordinator"], state=ImportState.WRITTEN)

    client = sign_in(staff["coordinator"])
    one_more("V1")
    one = queries_for(client, "/")
    one_more("V2")
    one_more("V3")
    assert queries_for(client, "/") == one


def test_signed_out_it_leads_to_the_sign_in_page(client, coordinator):
    assert client.get("/")["Location"] == "/sign-in/?next=%2F"
    assert User.objects.count() == 1
