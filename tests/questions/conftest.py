"""The small life, the browsers of who works and who advises, and a question whose answer waits to be told."""

from datetime import timedelta

import pytest
from django.test import Client

from outreach.questions.actions import answer_question
from tests.conftest import PASSPHRASE
from tests.life import question, today


@pytest.fixture
def adviser(staff):
    """The browser of heron, who advises; her keys open words, and neither persons nor venues."""
    browser = Client()
    sent = {"username": staff["adviser"].username, "passphrase": PASSPHRASE}
    assert browser.post("/sign-in/", sent).status_code == 302
    return browser


@pytest.fixture
def asked(life):
    """What Xiang asked at the parlour three days ago; nobody answered yet."""
    return question("Is the itch dangerous?", today() - timedelta(3), who=life.xiang, where=life.parlour)


@pytest.fixture
def answered(asked, opened):
    """The same, answered today by a doctor."""
    return answer_question(question=asked, answer="It is not.", answered_by="Dr. Lin", on=today(), by=opened)
