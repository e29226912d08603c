"""Where people are scarce: if every district can have an outing, every district gets one."""

from collections import Counter
from itertools import combinations
from random import Random

from tests.rounds.plans import DECEMBER, day, free, need, proposed

MONTHS = 400


def scarce(seed):
    """Few days, few people, and some districts to be avoided at first."""
    chance = Random(seed)
    return {
        "needs": [need(n, f"District {n}", avoid_until=chance.choice([None, None, day(7)])) for n in range(3)],
        "days": chance.sample(DECEMBER[:10], 4),
        "colleagues": [free(n, chance.sample(range(7), chance.randint(1, 3)), chance.randint(1, 2)) for n in range(5)],
        "team_size": chance.choice([1, 2]),
    }


def can_go_everywhere(needs, days, colleagues, team_size, going=frozenset()):
    """Whether every need can have a team on some day; all teams on all days are tried."""
    if not needs:
        return True
    often = Counter(who for who, _ in going)
    for on in filter(needs[0].may_be_visited_on, days):
        free_then = [
            each.who
            for each in colleagues
            if on.weekday() in each.weekdays and (each.who, on) not in going and often[each.who] < each.outings
        ]
        for team in combinations(free_then, team_size):
            if can_go_everywhere(needs[1:], days, colleagues, team_size, going | {(who, on) for who in team}):
                return True
    return False


def test_if_every_district_can_have_an_outing_every_district_gets_one():
    possible = [asked for asked in map(scarce, range(MONTHS)) if can_go_everywhere(**asked)]
    assert MONTHS / 4 < len(possible) < MONTHS
    assert [asked for asked in possible if len(proposed(**asked).outings) < 3] == []
