"""Pages that list people or venues take as many queries for three as for one."""

import pytest

from tests.life import person, queries_for, venue


@pytest.mark.parametrize("page", ["venues/{parlour}/close/", "venues/{parlour}/move/", "people/{xiang}/merge/"])
def test_three_take_as_many_queries_as_one(worker, life, page):
    address = "/" + page.format(parlour=life.parlour.pk, xiang=life.xiang.pk)
    person("阿湘", at=life.salon)
    one = queries_for(worker, address)
    for number in range(2):
        where = venue(life.two, f"V05{number}", "Plum Bar")
        person("阿湘", at=where)
        person(f"Friend {number}", at=life.parlour)
    assert queries_for(worker, address) == one


def test_setting_two_records_side_by_side_takes_as_many_queries_for_a_long_history(worker, life):
    address = f"/people/{life.xiang.pk}/merge/{life.rose.pk}/"
    one = queries_for(worker, address)
    for number in range(3):
        person(f"Friend {number}", at=venue(life.two, f"V05{number}", "Plum Bar"))
    assert queries_for(worker, address) == one
