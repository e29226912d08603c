"""Persons in the words of the list and the search."""

import pytest

from people.models import People, Person
from vault.keyring import Keyring, Locked, using


def test_they_are_looked_up_by_nickname_then_symbol_then_code(opened):
    facts = [("小梅", "", "C"), ("阿香", "kite", "B"), ("阿香", "", "Z"), ("阿香", "kite", "A"), ("Bell", "", "D")]
    people = People(Person(nickname=nickname, symbol=symbol, code=code) for nickname, symbol, code in facts)
    assert [person.code for person in people.in_order()] == ["Z", "A", "B", "D", "C"]


def test_she_is_called_by_nickname_and_symbol_or_by_her_code(opened):
    names = [Person(**facts).called for facts in ({"nickname": "阿香", "symbol": "kite"}, {"code": "K7RM4T"})]
    assert names == ["阿香 kite", "K7RM4T"]


def test_without_the_key_nobody_is_ordered_or_found(opened):
    Person.objects.create(nickname="阿香", code="K7RM4T")
    with using(Keyring()):
        people = Person.objects.all().opened()
        assert str(people[0].nickname) == "•••"
        with pytest.raises(Locked):
            people.in_order()
        with pytest.raises(Locked):
            people.found_by("ax")
