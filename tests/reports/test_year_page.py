"""The page of a year: the same over twelve months, beside the year before; challenges and strategies."""

import re
from datetime import date

import pytest

from accounts.permissions import Role
from core.months import Month
from outreach.models import Challenge
from reports.figures import Period
from reports.years import year_page
from tests.life import district, in_this_order, offers_of, outing, person, refused_at, words_of
from tests.reports.life import TODAY, asked, handed_out, venue, went

YEAR = "/reports/year/2025/"


@pytest.fixture
def xiang(opened):
    return person("阿香")


def test_persons_are_counted_over_the_whole_year(amber, one, xiang):
    for month in range(1, 4):
        went(f"2025-{month:02}-03", one, met=[xiang])
    assert "Women met 1 Different women met" in words_of(amber.get(YEAR))


def test_the_year_before_stands_beside_where_there_was_one(opened, one, xiang):
    went("2025-06-03", one, met=[xiang, person("Bee")])
    assert year_page(opened, 2025, TODAY).report.before is None
    went("2024-06-03", one, met=[xiang])
    page = year_page(opened, 2025, TODAY)
    (met,) = [figure for group in page.groups() for figure in group.figures if figure.name == "Women met"]
    assert (met.value, met.before) == (2, 1)


def test_a_year_that_is_not_over_ends_with_the_last_month_written_down(opened, one, xiang):
    went("2026-09-30", one)
    asked("2026-10-02")
    went("2025-11-03", one, met=[xiang])
    page = year_page(opened, 2026, TODAY)
    assert page.period == Period(Month(2026, 1), Month(2026, 10))
    assert page.period.label == "January to October 2026"
    assert page.report.before is None


def test_a_year_that_is_over_has_twelve_months_however_few_were_written_down(opened, one):
    went("2025-03-30", one)
    period = year_page(opened, 2025, TODAY).period
    assert (period.label, len(period.months)) == ("2025", 12)


@pytest.mark.parametrize("recorded_until", [None, Month(2024, 3), Month(2027, 3)])
def test_a_year_without_records_of_its_own_is_the_whole_year(recorded_until):
    assert Period.of_year(2026, recorded_until, TODAY).months[-1] == Month(2026, 12)


def test_the_last_day_of_december_still_belongs_to_the_year():
    assert Period.of_year(2025, Month(2025, 3), date(2025, 12, 31)).last == Month(2025, 3)
    assert Period.of_year(2025, Month(2025, 3), date(2026, 1, 1)).last == Month(2025, 12)


def test_coverage_by_month_and_district_is_in_percent(opened, one):
    venue(one.district, "V2")
    venue(district("South"), "V3", contacted="2025-03-01")
    went("2025-01-20", one)
    lines = {line.name: line.shares for line in year_page(opened, 2025, TODAY).coverage()}
    assert lines["North"][:3] == [50.0, 0.0, 0.0]
    assert lines["South"][:3] == [None, None, 0.0]


def test_a_month_before_the_first_contact_is_missing_and_no_zero(amber, one):
    venue(district("South"), "V3", contacted="2025-12-01")
    went("2025-01-20", one)
    page = amber.get(YEAR).content.decode()
    table = page.split("visited, in percent</caption>")[1]
    row = re.findall(r'<th scope="row">South</th>(.*?)</tr>', table, re.DOTALL)[0]
    assert re.findall(r"<td[^>]*>([^<>]+)</td>", row) == ["–"] * 11 + ["0", "0"]


def test_supplies_questions_and_waiting_times_stand_month_by_month(opened, one):
    outing(one.district, date(2025, 2, 3), supplies=handed_out(condoms=40, kits=2))
    asked("2025-02-01", told="2025-02-08")
    february = year_page(opened, 2025, TODAY).month_rows()[1]
    assert (february.month, february.pieces, february.waiting) == (Month(2025, 2), [40, 0, 2], ["7", "7"])


def test_a_year_without_anything_says_so(amber):
    page = amber.get("/reports/year/1999/").content.decode()
    assert in_this_order(page, '<div class="empty">', 'href="/reports/year/1999/challenges/"')


@pytest.mark.parametrize("year", ["1989", "2101", "0000", "99999", "year"])
def test_what_is_no_year_is_not_there(amber, year):
    assert amber.get(f"/reports/year/{year}/").status_code == 404


def test_a_challenge_is_written_changed_and_removed(amber, actions_of):
    add = f"{YEAR}challenges/"
    challenge = {"month": "2025-03", "words": "A flat was raided.", "strategy": "We met in the park."}
    assert amber.post(add, challenge).url == YEAR
    (kept,) = Challenge.objects.all()
    assert (kept.month, kept.words, kept.strategy) == (Month(2025, 3), "A flat was raided.", "We met in the park.")
    assert "March 2025 A flat was raided. Strategy We met in the park." in words_of(amber.get(YEAR))
    assert "A flat was raided." in amber.get(f"/reports/challenges/{kept.pk}/").content.decode()
    amber.post(f"/reports/challenges/{kept.pk}/", {**challenge, "month": "2025-04"})
    assert "April 2025 A flat was raided." in words_of(amber.get(YEAR))
    question = amber.get(f"/reports/challenges/{kept.pk}/remove/")
    assert f"POST /reports/challenges/{kept.pk}/remove/" in offers_of(question)
    assert amber.post(f"/reports/challenges/{kept.pk}/remove/").url == YEAR
    assert not Challenge.objects.exists()
    assert actions_of()[-3:] == ["wrote a challenge", "wrote a challenge", "removed a challenge"]


def test_a_challenge_without_words_is_shown_again_with_what_was_written(amber):
    answer = amber.post(f"{YEAR}challenges/", {"month": "2025-03", "words": "", "strategy": "We met in the park."})
    assert refused_at(answer) == {"words"}
    assert "We met in the park." in answer.content.decode()
    assert not Challenge.objects.exists()


@pytest.mark.parametrize("month", ["2024-12", "2025-13", "", "2025"])
def test_a_challenge_belongs_to_a_month_of_its_year(amber, month):
    assert refused_at(amber.post(f"{YEAR}challenges/", {"month": month, "words": "A raid."})) == {"month"}
    assert not Challenge.objects.exists()


def test_only_the_coordinator_writes_challenges(staff, sign_in):
    kept = Challenge.objects.create(month=Month(2025, 3), words="A flat was raided.")
    worker = sign_in(staff[Role.WORKER.value])
    page = worker.get(YEAR)
    assert "A flat was raided." in words_of(page)
    assert "/challenges/" not in page.content.decode()
    for address in (f"{YEAR}challenges/", f"/reports/challenges/{kept.pk}/", f"/reports/challenges/{kept.pk}/remove/"):
        assert worker.post(address, {"month": "2025-03", "words": "No."}).status_code == 404
    assert Challenge.objects.get().words == "A flat was raided."
