"""Who is out of reach, and whom a colleague may be asked to ring."""

from datetime import date

import pytest

from people.models import Consent, Person, Purpose, Whereabouts


@pytest.mark.parametrize("whereabouts", Whereabouts)
def test_whoever_is_not_here_or_wants_no_contact_is_out_of_reach(opened, whereabouts):
    person = Person(whereabouts=whereabouts, may_call=True)
    assert person.out_of_reach == (whereabouts != Whereabouts.HERE)
    assert person.may_be_asked_to_ring == (whereabouts == Whereabouts.HERE)


@pytest.mark.parametrize(("may_call", "asked"), [(True, True), (False, False), (None, False)])
def test_only_somebody_of_whom_it_is_known_is_rung(opened, may_call, asked):
    assert Person(may_call=may_call).may_be_asked_to_ring is asked


def test_her_no_goes_before_what_a_register_says(opened):
    no = Consent(Purpose.CALL, agreed=False, on=date(2026, 9, 5))
    assert not Person(may_call=True, consents=[no]).may_be_asked_to_ring
