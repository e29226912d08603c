"""What may be a passphrase: nothing that is short, repeats, follows a keyboard or an alphabet, or is widely used."""

import random
import time
from itertools import product

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from accounts import strength
from accounts.forms import PassphraseForm
from accounts.models import Organisation, User
from outreach.setting_up.example import WORDS, random_passphrase
from tests.accounts.places import set_up_was_broken_off
from tests.conftest import PASSPHRASE

SHORT = "That is too short."
PATTERN = "Too easy to guess: it repeats itself, or follows the keyboard or the alphabet."
DATE = "Too easy to guess: it is a date."
NAME = "Too easy to guess: it is your own name, or the organisation's."
COMMON = "Too easy to guess: many people choose this. Take four words that have nothing to do with each other."
NUMBER = "Too easy to guess: numbers alone stand somewhere, as a telephone's, a card's or a birthday."
NAMES = ("amber", "Red Lantern")

REFUSED = [
    (" " * 12, SHORT),
    ("            a", SHORT),
    ("elevenchars", SHORT),
    ("six    boats", SHORT),
    ("aaaaaaaaaaaa", PATTERN),
    ("111111111111", PATTERN),
    ("猫" * 12, PATTERN),
    ("小雨" * 6, PATTERN),
    ("woaini woaini", PATTERN),
    ("abcdefghijkl", PATTERN),
    ("一二三四五六七八九十一二", COMMON),
    ("１２３４５６７８９０１２", COMMON),
    ("asdfghjkl;'\\zx", PATTERN),
    ("!@#$%^&*()_+", PATTERN),
    ("1990-12-24 1991-01-02", DATE),
    ("amberamberamber", NAME),
    ("amber amber amber", NAME),
    ("Red Lantern Red Lantern", NAME),
    ("amber lantern rounds", NAME),
    ("120101198503041245", NUMBER),
    ("138 2013 8001 22", NUMBER),
    ("０２２－２８１０１２３４－０２２", NUMBER),
    ("qwertyuiop12", COMMON),
    ("123456789012", COMMON),
    ("password1234", COMMON),
    ("p@$$w0rd1234", COMMON),
    ("passwordpassword", PATTERN),
    ("ｐａｓｓｗｏｒｄ１２３４", COMMON),
    ("iloveyou somuch", COMMON),
]
TAKEN = [
    PASSPHRASE,
    "kettle kite river",
    "tea rain sun moon",
    "xiaoyu shanshan lukou chengjiang mianbao",
    "jidan doufu niunai mianbao",
    "今天天气很好我们去公园散步",
    "kX9#vQ2!mZ7p",
    "amber boats slow herons water",
    "correct horse battery staple " * 7,
]
SLOW = "4@({[<369$1!|70+5%28"


@pytest.mark.parametrize(("passphrase", "words"), REFUSED)
def test_what_is_guessed_first_is_refused_and_says_why(passphrase, words):
    assert strength.problem(passphrase, *NAMES) == words


@pytest.mark.parametrize("passphrase", TAKEN)
def test_unrelated_words_are_taken_in_any_writing(passphrase):
    assert strength.problem(passphrase, *NAMES) == ""


def test_a_name_is_weak_for_her_whose_it_is():
    assert [strength.problem("wuthering wrenly", name) for name in ("", "wuthering wrenly")] == ["", NAME]


def test_what_the_example_draws_is_taken():
    drawn = [random_passphrase().split() for _ in range(300)]
    assert {len(set(words) & set(WORDS)) for words in drawn} == {5}, "five different words"
    assert {strength.problem(" ".join(words), "birch", "Lantern") for words in drawn} == {""}


def test_the_longest_input_takes_less_than_a_third_of_a_second():
    draw = random.Random(1)
    worst = ["".join(draw.sample(SLOW, len(SLOW))) * 10 for _ in range(3)]
    worst += ["".join(map("".join, product(SLOW, "esmotaeisn")))[:200], "ab" * 100, "1-1-11/1/11.1.11" * 12]
    seconds = []
    for passphrase in worst:
        started = time.thread_time()
        strength.problem(passphrase, *NAMES)
        seconds.append(time.thread_time() - started)
    assert max(seconds) < 0.3


def test_it_speaks_the_language_of_the_page():
    with translation.override("zh-hans"):
        problems = {strength.problem(passphrase, *NAMES) for passphrase, _ in REFUSED}
    assert len(problems) == 6
    assert not any(problem[0].isascii() for problem in problems)


class TestEverywhereOneIsChosen:
    def test_on_her_page_it_stands_at_the_field(self, staff, sign_in):
        page = sign_in(staff["worker"])
        for passphrase, words in (("password1234", COMMON), ("birchbirchbirch", NAME), ("lanternlantern", NAME)):
            answer = page.post("/passphrase/", {"old": PASSPHRASE, "new": passphrase, "again": passphrase})
            assert (answer.status_code, answer.context["form"].errors) == (200, {"new": [words]})

    def test_one_that_is_known_already_goes_on_working(self, coordinator, client):
        from vault.flows import rewrap
        from vault.passphrases import derive_known, derive_new

        old, new = derive_known(PASSPHRASE, coordinator.password), derive_new("password1234")
        rewrap(coordinator, old.kek, new.kek)
        User.objects.filter(pk=coordinator.pk).update(password=new.encoded)
        answer = client.post("/sign-in/", {"username": "amber", "passphrase": "password1234"})
        assert (answer.status_code, answer["Location"]) == (302, "/")
        assert set(PassphraseForm({"old": "password1234", "new": PASSPHRASE, "again": PASSPHRASE}).errors) == set()

    def test_for_a_colleague(self, coordinator, monkeypatch):
        monkeypatch.setenv("ROUNDS_PASSPHRASE", PASSPHRASE)
        monkeypatch.setenv("ROUNDS_NEW_PASSPHRASE", "wrenwrenwren")
        with pytest.raises(CommandError, match=NAME):
            call_command("add_staff", "wren", "--role", "worker", "--as", "amber")
        assert not User.objects.filter(username="wren").exists()

    @pytest.mark.django_db
    @pytest.mark.parametrize(
        "command", [["setup", "--organisation=Kite", "--coordinator=mei"], ["example_organisation"]]
    )
    def test_for_an_organisation(self, monkeypatch, command):
        monkeypatch.setenv("ROUNDS_PASSPHRASE", "roundsrounds")
        with set_up_was_broken_off(), pytest.raises(CommandError, match=NAME):
            call_command(*command)
        assert not Organisation.objects.exists()
