"""Whoever was met and is not on the list: looked up, or added after she said yes."""

import pytest

from audit.models import Entry
from outreach.models import Visit, WorksAt
from people.models import Person, Purpose
from tests.evening.forms import fields_of
from tests.life import in_this_order, person, question, refused_at, words_of

YES = {"who_adult": "yes", "who_agrees": "yes", "add": "1"}


@pytest.fixture
def people_of(evening):
    """Sends the form of the salon to look somebody up or add her; as a whole page, or as htmx asks."""

    def send(part=False, **sent):
        headers = {"HX-Request": "true"} if part else {}
        return evening.client.post(evening.address(part="people/"), {**evening.form(), **sent}, headers=headers)

    return send


def test_a_person_is_found_by_pinyin_and_ticked_and_what_was_typed_stays(people_of, evening, life):
    found = people_of(outcome="reached", headcount="3", note="Rain", find="ax")
    assert "阿香 kettle" in words_of(found)
    picked = people_of(outcome="reached", headcount="3", note="Rain", pick=str(life.xiang.pk))
    form = fields_of(picked)
    assert (form["met"], form["headcount"], form["note"]) == ([str(life.xiang.pk)], ["3"], ["Rain"])
    evening.save(form)
    assert [each.person for each in Visit.objects.get(outing=life.trip, venue=life.salon).met] == [life.xiang.pk]


def test_htmx_gets_the_persons_alone(people_of):
    answer = people_of(part=True, find="ax")
    assert answer.content.decode().lstrip().startswith("<section")
    assert "阿香" in answer.content.decode()


def test_somebody_new_gets_a_record_at_this_venue_after_she_said_yes(people_of, evening, life, staff):
    form = fields_of(people_of(outcome="reached", who_nickname="Lan", who_symbol="kite", who_age="25-34", **YES))
    lan = next(each for each in Person.objects.opened() if each.nickname == "Lan")
    assert (lan.symbol, lan.age_band, lan.first_met) == ("kite", "25-34", life.trip.date)
    consent = lan.consent_to(Purpose.KEEP_RECORD)
    assert (consent.agreed, consent.on, consent.asked_by) == (True, life.trip.date, "birch")
    assert [row.venue_id for row in WorksAt.objects.opened().of(lan.pk)] == [life.salon.pk]
    assert form["met"] == [str(lan.pk)]
    evening.save(form)
    (met,) = Visit.objects.get(outing=life.trip, venue=life.salon).met
    assert (met.person, met.new) == (lan.pk, True)


@pytest.mark.parametrize("no", ["who_adult", "who_agrees"])
def test_under_18_or_without_her_yes_no_record_is_made(people_of, no):
    answer = people_of(who_nickname="Lan", **{**YES, no: "no"})
    assert refused_at(answer) == {no}
    assert not any(each.nickname == "Lan" for each in Person.objects.opened())


def test_age_and_consent_have_to_be_asked(people_of):
    before = Person.objects.count()
    people_of(who_nickname="Lan", add="1")
    assert Person.objects.count() == before


def test_the_same_nickname_at_the_venue_asks_whether_it_is_she(people_of, life):
    before = Person.objects.count()
    answer = people_of(who_nickname="rosalind", **YES)
    assert f'name="she" value="{life.rose.pk}"' in answer.content.decode()
    assert Person.objects.count() == before
    taken = fields_of(people_of(who_nickname="rosalind", she=str(life.rose.pk)))
    assert (taken["met"], taken["who_nickname"]) == ([str(life.rose.pk)], [""])
    people_of(who_nickname="rosalind", who_other="on", **YES)
    assert Person.objects.count() == before + 1


def test_a_symbol_belongs_to_one_at_a_venue(people_of, life):
    person("Wen", at=life.salon, symbol="kite")
    answer = people_of(who_nickname="Lan", who_symbol="Kite", **YES)
    assert refused_at(answer) == {"who_symbol"}


def test_answered_questions_like_it_are_shown(evening, life):
    life.asked.answer, life.asked.status, life.asked.answered_by = "No, not at all", "answered", "heron"
    life.asked.save()
    sent = {**evening.form(), "question_words": "does it hurt much"}
    answer = evening.client.post(evening.address(part="similar/"), sent)
    assert "No, not at all" in words_of(answer)
    assert "data-take" in answer.content.decode()
    assert fields_of(answer)["question_words"] == ["does it hurt much"]
    other = evening.client.post(evening.address(part="similar/"), {**sent, "question_words": "who pays"})
    assert "data-take" not in other.content.decode()


def test_of_two_questions_alike_the_one_of_the_topic_comes_first(evening, life):
    answered = {"status": "answered", "answered_by": "heron", "who": life.xiang, "where": life.parlour}
    question("does it hurt at all", life.trip.date, answer="Never", **answered)
    life.asked.answer, life.asked.status, life.asked.answered_by = "A little", "answered", "heron"
    life.asked.save()
    sent = {**evening.form(), "question_words": "does it hurt", "question_topic": str(life.asked.topic_id)}
    said = words_of(evening.client.post(evening.address(part="similar/"), sent))
    assert in_this_order(said, "A little", "Never")


def test_the_same_answer_is_shown_once(evening, life):
    for _ in range(2):
        question(
            "does it hurt at all",
            life.trip.date,
            answer="Hardly",
            status="answered",
            answered_by="heron",
            where=life.parlour,
        )
    sent = {**evening.form(), "question_words": "does it hurt"}
    assert words_of(evening.client.post(evening.address(part="similar/"), sent)).count("Hardly") == 1


def test_looking_somebody_up_is_audited_as_a_search(people_of):
    people_of(outcome="reached", find="ax")
    assert [entry.opened()["action"] for entry in Entry.objects.order_by("pk")][-1] == "searched"


def test_at_a_stand_two_taps_a_person_count_her_and_the_talk(evening, life):
    from outreach.models import Topic
    from tests.life import entry

    legal = entry(Topic, "legal_rights").pk
    for tap in ({"more": "1"}, {"topic": str(legal)}, {"more": "1"}, {"topic": str(legal)}, {"more": "-1"}):
        assert evening.client.post(evening.address(part="count/"), tap).status_code == 302
    counted = Visit.objects.get(outing=life.trip, venue=life.salon)
    assert (counted.outcome, counted.headcount, counted.topics) == ("reached", 1, (legal,))
    assert evening.form()["headcount"] == ["1"]


def test_saving_with_somebody_typed_adds_her_first_and_loses_nothing(evening, life):
    sent = {**evening.form(outcome="reached", headcount="2"), "who_nickname": "Lan", "who_adult": "yes"}
    asked = evening.save(sent)
    assert (fields_of(asked)["who_nickname"], fields_of(asked)["headcount"]) == (["Lan"], ["2"])
    assert not Visit.objects.filter(outing=life.trip, venue=life.salon).exists()
    added = fields_of(evening.save({**fields_of(asked), "who_agrees": "yes"}))
    assert len(added["met"]) == 1
    assert evening.save(added).status_code == 302
    assert len(Visit.objects.get(outing=life.trip, venue=life.salon).met) == 1


def test_a_validation_error_keeps_who_was_being_added(evening, life):
    refused = evening.save(evening.form(headcount="2", who_nickname="Lan"))
    assert fields_of(refused)["who_nickname"] == ["Lan"]
