"""What the pages call things, typed into a register, is understood: in both languages."""

import pytest
from django.utils import translation

from outreach.models import Outcome
from outreach.models.lists import STANDARD_REASONS, STANDARD_TOPICS
from outreach.registers import vocabulary
from outreach.registers.files import Sheet
from outreach.registers.headings import FIELD_NAMES, REGISTERS, fields_of, recognise
from people.models import Wish
from venues.models import STANDARD_KINDS, Attitude, Status

LANGUAGES = ["en", "zh-hans"]
SHOWN = {
    "outcome": {each.value: each.label for each in Outcome if each not in (Outcome.PLANNED, Outcome.VOIDED)},
    "status": {status.value: status.label for status in Status if status != Status.KNOWN},  # it is said in two words
    "attitude": {attitude.value: attitude.label for attitude in Attitude},
    "wish": {wish.value: wish.label for wish in Wish},
    "kind": STANDARD_KINDS,
    "topic": STANDARD_TOPICS,
    "reason": {key: STANDARD_REASONS[key] for key in vocabulary.keys("reason")},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_a_word_of_the_screen_means_in_a_register_what_it_says(language, name):
    with translation.override(language):
        assert {key: vocabulary.known(name, str(label)) for key, label in SHOWN[name].items()} == {
            key: key for key in SHOWN[name]
        }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_the_names_of_the_columns_make_a_register(language, register):
    with translation.override(language):
        headings = tuple(str(FIELD_NAMES[field]) for field in fields_of(register))
    assert recognise(Sheet("any.csv", "", (headings,))).columns == {
        field: place for place, field in enumerate(fields_of(register))
    }
