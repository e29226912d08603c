"""Words somebody wrote freely, which stay when she is forgotten: all that may name her are shown before."""

from datetime import date

import pytest

from outreach.models import Answer, Crackdown, FollowUp, Lead, Outing
from outreach.models.visits import Outcome
from tests.life import follow_up, offers_of, person, venue, visit, words_of

DAY = date(2026, 9, 6)


def nothing_is_shown(worker, life):
    """Whether the page that asks leads to her record alone."""
    her = f"/people/{life.xiang.pk}/"
    return set(offers_of(worker.get(f"{her}forget/"))) == {her, f"POST {her}forget/"}


def an_answer(life, words):
    return Answer.objects.create(question="May I swim?", words=words, said_by="Dr Lin", checked_on=DAY)


def a_question_of_the_library(life, words):
    return Answer.objects.create(question=words, words="Yes", said_by="Dr Lin")


def a_lead(life, words):
    return Lead.objects.create(words=words, heard_on=DAY, district_id=life.ten.pk)


def a_dropped_lead(life, words):
    return Lead.objects.create(words="A new place", heard_on=DAY, drop_reason=words)


def a_crackdown(life, words):
    return Crackdown.objects.create(districts=[life.two.pk], since=DAY, words=words)


def a_promise(life, words):
    return follow_up(DAY, where=life.parlour, note=words)


def an_outing(life, words):
    return Outing.objects.create(district=life.two, date=DAY, notes=words)


def a_voided_visit(life, words):
    return visit(life.trip, life.salon, outcome=Outcome.VOIDED, void_reason=words)


def a_remark_about_a_venue(life, words):
    return venue(life.two, "V077", "Quiet Lane", remarks=words)


def a_remark_about_somebody_else(life, words):
    return person("Wren", remarks=words)


PLACES = [
    an_answer, a_question_of_the_library, a_lead, a_dropped_lead, a_crackdown, a_promise, an_outing, a_voided_visit,
    a_remark_about_a_venue, a_remark_about_somebody_else,
]  # fmt: skip


@pytest.mark.parametrize("written", PLACES)
def test_wherever_words_may_name_her_they_are_shown_before_she_is_forgotten(life, worker, written):
    address = f"/people/{life.xiang.pk}/forget/"
    assert nothing_is_shown(worker, life)
    row = written(life, "阿香 told us")
    page = worker.get(address)
    assert "told us" not in words_of(page)
    assert any(str(row.pk) in place for place in offers_of(page))


@pytest.mark.parametrize("model", [Lead, FollowUp])
def test_what_goes_with_her_is_not_among_them(life, worker, model):
    if model is Lead:
        Lead.objects.create(words="阿香 is at the salon", heard_on=DAY, person_id=life.xiang.pk)
    else:
        follow_up(DAY, who=life.xiang, note="阿香 asked for it")
    assert nothing_is_shown(worker, life)


def test_what_stands_in_her_own_record_goes_with_her_and_is_not_among_them(life, worker):
    life.xiang.remarks = life.xiang.safe_contact = "阿香 asked for it"
    life.xiang.save()
    assert nothing_is_shown(worker, life)
