"""Two records of one person made one: nothing that only one of them says is lost."""

from datetime import date

import pytest

from people.joining import join
from people.models import Consent, Person, Purpose, Whereabouts, Wish
from vault.sealed import names_of

SAID = {
    "nickname": "Wren",
    "symbol": "kettle",
    "phone": "10012345678",
    "may_call": False,
    "safe_contact": "After ten",
    "age_band": "25-34",
    "wish": Wish.NOT_NOW,
    "consents": (Consent(Purpose.CALL, False, date(2026, 9, 1)),),
    "whereabouts": Whereabouts.MOVED_AWAY,
    "first_met": date(2026, 8, 1),
    "register_number": "P0007",
    "remarks": "Likes tea",
}
ITS_OWN = {"code", "bare"}  # each record has a code; whether nothing is known of her is told of both


def test_every_value_of_a_person_is_thought_of():
    assert set(SAID) | ITS_OWN == set(names_of(Person))


@pytest.mark.parametrize("name", SAID)
def test_what_only_the_other_record_says_is_kept(name, opened):
    kept, gone = Person(code="A"), Person(code="B", **{name: SAID[name]})
    assert getattr(kept, name) != SAID[name]
    join(kept, gone)
    assert getattr(kept, name) == SAID[name]
    assert kept.code == "A"
