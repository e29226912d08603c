"""A form says why it was not saved; its page shows a record, which is audited, as often as it is shown."""

import pytest
from django import forms

from core.refusals import NotPossible
from outreach.drafts.form_pages import refusals_in
from tests.life import today
from vault.sealed import ChangedMeanwhile, version_of


class Typed(forms.Form):
    """A form on a row, with a word typed into it."""

    word = forms.CharField()
    beside = None

    def compare_with(self, row, *, version):
        self.beside = row, version


@pytest.fixture
def form():
    typed = Typed({"word": "Lotus"})
    assert typed.is_valid()
    return typed


@pytest.mark.parametrize(("field", "where"), [("word", "word"), (None, "__all__")])
def test_what_is_refused_stands_beside_its_field_or_above_all(form, field, where):
    with refusals_in(form, field):
        raise NotPossible("It is taken.")
    assert form.errors == {where: ["It is taken."]}
    assert form.beside is None


def test_what_a_colleague_saved_meanwhile_is_set_beside_what_was_typed(form, life):
    with refusals_in(form, "word"):
        raise ChangedMeanwhile(life.xiang)
    assert form.beside == (life.xiang, version_of(life.xiang))
    assert not form.errors


def test_what_nobody_foresaw_is_no_refusal(form):
    with pytest.raises(ZeroDivisionError), refusals_in(form):
        raise ZeroDivisionError


def test_a_form_that_comes_back_shows_the_record_again_and_one_that_is_saved_does_not(worker, life, actions_of):
    address = f"/people/{life.xiang.pk}/whereabouts/"
    assert worker.post(address, {"whereabouts": "", "on": ""}).status_code == 200
    assert actions_of(life.xiang.pk) == ["read a record"]
    assert worker.post(address, {"whereabouts": "here", "on": today()}).status_code == 302
    assert actions_of(life.xiang.pk) == ["read a record", "noted her whereabouts"]


def test_a_form_of_which_nothing_is_known_yet_reads_no_record(worker, life, actions_of):
    before = actions_of()
    assert worker.get("/crackdowns/new/").status_code == 200
    assert actions_of() == before
