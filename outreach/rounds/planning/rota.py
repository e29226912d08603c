"""Who goes out on which day: nobody twice on a day, nobody on another weekday or more often than she said."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from outreach.models.rounds import Free, PlannedOuting


class Rota:
    """The colleagues of a month on its days. To make room on a day, those who are on the rota may change days."""

    def __init__(self, colleagues: Iterable[Free], fixed: Iterable[PlannedOuting]):
        by_id = sorted(colleagues, key=lambda each: (each.who.hex, each.weekdays, each.outings))
        self.colleagues = {each.who: each for each in by_id}
        self.places = {who: place for place, who in enumerate(self.colleagues)}
        self.available: dict[date, set[UUID]] = {}
        self.fixed = {(who, outing.date) for outing in fixed for who in outing.team}
        self.left = Counter({who: each.outings for who, each in self.colleagues.items()})
        self.left.subtract(who for outing in fixed for who in outing.team if who in self.colleagues)
        self.going: dict[date, set[UUID]] = defaultdict(set)

    @property
    def places_left(self) -> int:
        """How many more places all of them together would fill, whatever the days."""
        return sum(max(left, 0) for left in self.left.values())

    def seat(self, day: date, many: int) -> bool:
        """Let `many` more go out on `day`; if that cannot be, everything stays as it was."""
        if many > min(self.places_left, len(self._available(day) - self.going[day])):
            return False
        before = {day: set(who) for day, who in self.going.items()}, Counter(self.left)
        if all(self._one_more(day, set()) for _ in range(many)):
            return True
        going, self.left = before
        self.going = defaultdict(set, going)
        return False

    def alike(self, day: date) -> tuple:
        """What days have in common on which as many can go out: who is there on them, and who goes out already."""
        return frozenset(self._available(day)), frozenset(self.going.get(day, ()))

    def release(self, day: date, many: int) -> None:
        """Let `many` of those who go out on `day` stay at home: who has the fewest outings left."""
        for who in self._most_left_first(self.going[day])[-many:] if many else ():
            self._take_off(who, day)

    def even_out(self) -> None:
        """Let who has more outings left go in place of who has fewer, as long as that makes the load fairer."""
        while any(self._handed_over(day) for day in sorted(self.going)):
            pass

    def on(self, day: date) -> list[UUID]:
        """Who goes out on `day`, who has most outings left first."""
        return self._most_left_first(self.going[day])

    def _handed_over(self, day):
        for tired in reversed(self.on(day)):
            for fresh in self._free_on(day):
                if self.left[fresh] > self.left[tired] + 1:
                    self._take_off(tired, day)
                    self._put_on(fresh, day)
                    return True
        return False

    def _one_more(self, day, tried):
        """Somebody more for `day`: who has outings left, or who can be replaced on another of her days."""
        tried.add(day)
        free = self._free_on(day)
        if free and self.left[free[0]] > 0:
            self._put_on(free[0], day)
            return True
        for who in free:
            for other in sorted(other for other, going in self.going.items() if who in going and other not in tried):
                if self._one_more(other, tried):
                    self._take_off(who, other)
                    self._put_on(who, day)
                    return True
        return False

    def _free_on(self, day):
        return self._most_left_first(self._available(day) - self.going[day])

    def _available(self, day):
        if day not in self.available:
            that_weekday = {who for who, each in self.colleagues.items() if day.weekday() in each.weekdays}
            self.available[day] = that_weekday - {who for who, on in self.fixed if on == day}
        return self.available[day]

    def _most_left_first(self, colleagues):
        return sorted(colleagues, key=lambda who: (-self.left[who], self.places[who]))

    def _put_on(self, who, day):
        self.going[day].add(who)
        self.left[who] -= 1

    def _take_off(self, who, day):
        self.going[day].remove(who)
        self.left[who] += 1
