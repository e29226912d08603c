"""Long lists in pages.

In the address stand the number of the page and what was chosen above the list, never a word that somebody typed.
"""

import unicodedata
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.formats import number_format
from django.utils.translation import gettext, pgettext

ROWS = 100  # of a table; a list whose rows are forms or texts has fewer on a page


@dataclass(frozen=True)
class Step:
    """A way to another page: in words, the page's number if there is one, and what it is to this page, as HTML says."""

    words: str
    number: int | None
    rel: str = ""


class ListPage(Page):
    """One page of a list. `query` is what the addresses of the other pages begin with: what was chosen above it."""

    query = ""

    @property
    def shown(self) -> str:
        """Which of how many stand on this page, in words."""
        return _part(self.start_index(), self.end_index(), self.paginator.count)

    @property
    def numbers(self) -> list:
        """The pages to go to: the first, the last and those beside this one, with "…" where some are left out."""
        return list(self.paginator.get_elided_page_range(self.number, on_each_side=1, on_ends=1))

    @property
    def steps(self) -> list[Step]:
        """First, previous, next, last; what leads nowhere from this page has no number."""
        here, last = self.number, self.paginator.num_pages
        before, after = here > 1, here < last
        return [
            Step(pgettext("a page of a list", "First"), 1 if before else None),
            Step(pgettext("a page of a list", "Previous"), here - 1 if before else None, "prev"),
            Step(pgettext("a page of a list", "Next"), here + 1 if after else None, "next"),
            Step(pgettext("a page of a list", "Last"), last if after else None),
        ]


@dataclass(frozen=True)
class Section:
    """What a page shows of a group: those `lines` of it that stand there, from the place `first`, of `count` in all."""

    group: object
    lines: list
    first: int
    count: int

    @property
    def shown(self) -> str:
        """How many the group has; where some of them stand on other pages, which of them stand here."""
        if len(self.lines) == self.count:
            return number_format(self.count, force_grouping=True)
        return _part(self.first, self.first + len(self.lines) - 1, self.count)


class GroupsPage(ListPage):
    """One page of a list that is read in groups."""

    groups = ()

    def sections(self, lines) -> list[Section]:
        """The groups that stand on this page with their `lines`: one for each thing of the page, in its order.

        A group without a thing stands on the page on which its first thing would.
        """
        begins, ends, found, place = max(self.start_index() - 1, 0), self.end_index(), [], 0
        for group, things in self.groups:
            first, last = max(place, begins), min(place + len(things), ends)
            if first < last or (not things and _lies_on(place, begins, ends, self.paginator.count)):
                here = lines[first - begins : last - begins] if things else []
                found.append(Section(group, here, first - place + 1, len(things)))
            place += len(things)
        return found


class _Pages(Paginator):
    page_class = ListPage

    def _get_page(self, *args):
        return self.page_class(*args)


class _PagesOfGroups(_Pages):
    page_class = GroupsPage


def page_of(request, things, *, size=ROWS, chosen=None) -> ListPage:
    """The page of `things` that the address asks for; an impossible number shows the nearest page.

    `chosen` are the names and values that the other pages' addresses keep. Of a QuerySet only the page is fetched.
    """
    return _asked_for(request, _Pages(things, size), chosen)


def page_of_groups(request, groups, *, size=ROWS, chosen=None) -> GroupsPage:
    """As `page_of`, of pairs of a group and its things: a page may begin and end in the middle of a group."""
    groups = list(groups)
    page = _asked_for(request, _PagesOfGroups([thing for _group, things in groups for thing in things], size), chosen)
    page.groups = groups
    return page


def chosen_in(form) -> dict:
    """What was chosen in a form above a list. What cannot be chosen there is not kept."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}


def _asked_for(request, pages, chosen):
    page = pages.page(_nearest(request.GET.get("page", ""), pages.num_pages))
    page.query = f"{urlencode(chosen)}&" if chosen else ""
    return page


def _nearest(asked, last):
    """The number that was asked for, of 1 to `last`. It is compared as digits: an int takes no more than 4,300."""
    written = asked.strip()
    if not written.isdecimal():
        return 1
    digits = "".join(str(unicodedata.decimal(digit)) for digit in written).lstrip("0") or "1"
    return min(int(digits), last) if len(digits) <= len(str(last)) else last


def _lies_on(place, begins, ends, count):
    return begins <= place < ends or place == ends == count


def _part(first, last, count):
    numbers = {"first": first, "last": last, "all": count}
    grouped = {name: number_format(number, force_grouping=True) for name, number in numbers.items()}
    return gettext("%(first)s–%(last)s of %(all)s") % grouped
