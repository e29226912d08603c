"""How long something waits, as it is said."""

import pytest
from django.utils import translation

from core.waits import how_long

SAID = [
    (0, "0 days"),
    (1, "1 day"),
    (60, "60 days"),
    (61, "2 months"),
    (364, "11 months"),
    (365, "1 year"),
    (396, "1 year 1 month"),
    (730, "2 years"),
    (1042, "2 years 10 months"),
]


@pytest.mark.parametrize(("days", "said"), SAID)
def test_beyond_two_months_nobody_counts_days(days, said):
    with translation.override("en"):
        assert how_long(days) == said


@pytest.mark.parametrize(("days", "said"), [(60, "60 天"), (61, "2 个月"), (365, "1 年"), (1042, "2 年 10 个月")])
def test_chinese_counts_in_its_own_words(days, said):
    with translation.override("zh-hans"):
        assert how_long(days) == said
