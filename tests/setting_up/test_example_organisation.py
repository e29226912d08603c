"""The example organisation: whole from the registers, one passphrase for everybody, nothing written elsewhere."""

import json
from datetime import date
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from accounts.models import Organisation, User
from accounts.permissions import COMPARTMENTS, Role
from accounts.signing_in import opened_for
from core.months import Month
from outreach.library.similar import similar
from outreach.models import Answer, Import, Outcome, Outing, Question, Topic, Visit
from outreach.models.outings import State
from outreach.setting_up.example import WORDS, make_example
from tests.accounts.keys import keys_of
from tests.accounts.places import set_up_was_broken_off
from tests.conftest import EXAMPLES, PASSPHRASE
from vault.models import Session
from venues.models import Venue

TEAM = ["amber", "birch", "cedar", "dune", "elm"]
EVERYBODY = [*TEAM, "adviser", "funder", "administrator"]


def run(language="en"):
    """Run the command; what stands on stdout, line by line."""
    out = StringIO()
    with set_up_was_broken_off():
        call_command("example_organisation", language=language, stdout=out, stderr=StringIO())
    return out.getvalue().splitlines()


@pytest.fixture(scope="class")
def printed(django_db_setup, django_db_blocker):
    """The example from the English registers, made once for these tests."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)
        yield run()
        transaction.set_rollback(True)


def imported():
    """How many rows of each register were added, as the import itself says."""
    with opened_for(authenticate(username="amber", password=PASSPHRASE)):
        return {register: counts["added"] for register, counts in Import.objects.get().counts.items()}


def expected(workbook):
    """How many rows of each register can be added."""
    counts = json.loads((EXAMPLES / "expected.json").read_text())["import"][workbook]
    return {register: of["added"] for register, of in counts.items()}


class TestFromTheEnglishRegisters:
    @pytest.fixture(autouse=True)
    def _made(self, printed, db):
        self.printed = printed

    def test_it_holds_what_the_registers_hold(self):
        assert imported() == expected("en")
        visits = Visit.objects.of_done_outings()
        assert (Venue.objects.count(), visits.count(), Question.objects.count()) == (158, 4400, 406)

    def test_the_rest_of_the_month_is_planned_from_today_on(self):
        today = timezone.localdate(timezone=ZoneInfo("Asia/Shanghai"))
        planned = Outing.objects.filter(state=State.PLANNED)

        assert min(outing.date for outing in planned) == today
        assert {Month.of(outing.date) for outing in planned} == {Month.of(today)}
        assert Visit.objects.filter(outing__in=planned).exclude(outcome=Outcome.PLANNED).count() == 0
        assert Visit.objects.filter(outing__in=planned).count() > 0

    def test_its_library_answers_every_question_of_the_registers(self):
        with opened_for(authenticate(username="amber", password=PASSPHRASE)) as amber:
            asked = {question.words for question in Question.objects.opened()}
            unanswered = [words for words in asked if not similar(words, "", reader=amber)[0].from_library]

        assert (len(asked), unanswered) == (7, [])

    def test_everybody_of_the_teams_has_an_account_and_the_first_coordinates(self):
        roles = [Role.COORDINATOR, *[Role.WORKER] * 4, Role.ADVISER, Role.FUNDER, Role.ADMINISTRATOR]

        assert dict(User.objects.values_list("username", "role")) == dict(zip(EVERYBODY, roles, strict=True))
        assert [keys_of(name) for name in EVERYBODY] == [COMPARTMENTS[role] for role in roles]

    def test_who_went_out_in_the_registers_is_who_may_sign_in(self):
        with opened_for(authenticate(username="amber", password=PASSPHRASE)):
            went = {member for outing in Outing.objects.opened() for member in outing.team}

        assert went == set(User.objects.filter(username__in=TEAM).values_list("pk", flat=True))

    def test_accounts_roles_and_the_one_passphrase_are_printed(self):
        accounts = [line.split(maxsplit=1) for line in self.printed if line.startswith("  ")]

        assert [name for name, role in accounts] == EVERYBODY
        assert [role for name, role in accounts][3:] == [
            "Outreach worker", "Outreach worker", "Health adviser", "Funder", "Administrator",
        ]  # fmt: skip
        assert self.printed[-1] == f"The passphrase of all of them: {PASSPHRASE}"

    @pytest.mark.parametrize("name", EVERYBODY)
    def test_it_signs_each_of_them_in(self, client, name):
        answer = client.post("/sign-in/", {"username": name, "passphrase": PASSPHRASE})

        assert (answer.status_code, answer["Location"]) == (302, "/")
        assert client.get("/").status_code == 200

    def test_every_page_says_that_it_is_an_example(self, client, sign_in):
        sign_in(User.objects.get(username="birch"))
        pages = [client.get(page).content.decode() for page in ("/", "/passphrase/", "/nothing/here/")]

        assert ["Everything here is invented." in page for page in pages] == [True, True, True]

    def test_nobody_is_left_signed_in_and_months_are_counted_in_its_time_zone(self):
        assert Session.objects.count() == 0
        assert Organisation.objects.get().time_zone == "Asia/Shanghai"

    def test_a_second_one_is_refused(self):
        with pytest.raises(CommandError, match="There is an organisation already"):
            run()


@pytest.mark.django_db
def test_from_the_chinese_registers_the_good_rows_are_taken(monkeypatch):
    monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)
    printed = run("zh-hans")

    assert imported() == expected("zh")
    assert [line.split()[0] for line in printed if line.startswith("  ")] == EVERYBODY
    assert Organisation.objects.values("name", "language").get() == {"name": "灯火", "language": "zh-hans"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_its_answers_have_a_topic_and_one_of_them_is_old(monkeypatch, language):
    monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)
    run(language)

    with opened_for(authenticate(username="amber", password=PASSPHRASE)):
        answers, topics = Answer.objects.opened(), {topic.pk for topic in Topic.objects.opened()}
        assert [len(answers), sum(answer.is_old_on(date.today()) for answer in answers)] == [10, 1]
        assert {answer.topic_id for answer in answers} <= topics
        assert {answer.words.isascii() for answer in answers} == {language == "en"}


@pytest.mark.django_db
def test_without_one_given_the_passphrase_is_made_of_random_words(monkeypatch):
    monkeypatch.delenv("ROUNDS_PASSPHRASE", raising=False)
    words = run()[-1].split(": ")[1]

    assert len(words.split()) == 5
    assert set(words.split()) <= set(WORDS)
    assert authenticate(username="amber", password=words).username == "amber"


@pytest.mark.django_db
def test_what_stops_in_the_middle_leaves_nothing_behind():
    def stop(done, total):
        assert Organisation.objects.exists(), "it had begun"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_example(language="en", passphrase=PASSPHRASE, today=date(2026, 11, 1), progress=stop)

    assert not Organisation.objects.exists()
    assert not User.objects.exists()


def test_where_an_organisation_is_nothing_is_changed(coordinator):
    with pytest.raises(CommandError, match="There is an organisation already"):
        run()

    assert list(User.objects.values_list("username", flat=True)) == ["amber"]
    assert Venue.objects.count() == 0
