"""What can be wrong with a row of a register, each in a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

REFUSED = {
    "date_missing": _("There is no date."),
    "date_unreadable": _("“%(value)s” cannot be read as a date. Write it like 2024-01-31."),
    "outcome_missing": _("There is no outcome."),
    "outcome_unreadable": _("“%(value)s” is not an outcome. Write reached, closed, refused, unsafe or not attempted."),
    "number_missing": _("There is no register number."),
    "first_contact_missing": _("There is no date of first contact."),
    "first_contact_unreadable": _("“%(value)s” cannot be read as the date of first contact. Write it like 2024-01-31."),
    "venue_missing": _("There is no venue number; a visit needs a venue."),
    "venue_unknown": _("No venue has the number %(value)s, neither in these files nor in the book."),
    "under_18": _("This age lies under 18. No record is made of her; she stays in the headcount."),
    "under_18_elsewhere": _("Another row says that she is under 18. No record is made of her."),
    "under_18_recorded": _(
        "She is under 18, and there is a record under her number in the book: it must be forgotten."
    ),
    "age_unsure": _(
        "“%(value)s” does not say for certain that she is 18 or older. No record is made of her; she stays in the "
        "headcount. If you know that she is, write her age band here instead."
    ),
    "age_unsure_elsewhere": _(
        "Another row does not say for certain that she is 18 or older. No record is made of her until it does."
    ),
    "in_the_book_already": _("There is a record under her number in the book: see whether it must be forgotten."),
    "in_the_future": _("This day lies in the future."),
    "too_early": _("This day lies before 1990."),
    "too_late": _("This day lies after 2100."),
}
OF_A_MINOR = ("under_18", "under_18_elsewhere", "under_18_recorded")
OF_HER_AGE = (*OF_A_MINOR, "age_unsure", "age_unsure_elsewhere")

FIRST_WARNINGS = {
    "closed_on_unreadable": _(
        "“%(value)s” cannot be read as the closing date. It stays empty: the venue counts as active."
    ),
    "called_back_on_unreadable": _(
        "“%(value)s” cannot be read as the day she was told. It stays empty: she counts as untold."
    ),
}

OTHER_WARNINGS = {
    "cell_unreadable": _("“%(value)s” cannot be read here. The cell stays empty."),
    "district_missing": _("There is no district. The venue is put under “%(value)s”."),
    "district_unknown": _("No venue lies in “%(value)s”. The visit is put under the venue's own district."),
    "venue_empty": _("There is no venue number. The row is taken without a venue."),
    "words_missing": _("The words of the question are missing."),
    "kind_new": _("“%(value)s” is a new kind of venue and is added to the list."),
    "topic_new": _("“%(value)s” is a new topic and is added to the list."),
    "reason_new": _("“%(value)s” is a new reason and is added to the list."),
    "person_unknown": _("No row of the people's register has the number %(value)s. She gets an empty record."),
    "person_under_18": _("%(value)s is under 18 in the people's register. She is left out here."),
    "person_age_unsure": _("It is not certain that %(value)s is 18 or older. She is left out here."),
    "person_may_be_under_18": _(
        "%(value)s may be somebody whose row was refused because of her age. She is left out here."
    ),
    "no_call_stands": _("One row says that she may not be called, or is not clear. That stands, whatever others say."),
    "named_not_met": _("%(value)s is named here but not among the persons met. She is taken as met."),
    "persons_not_reached": _("The stop was not reached, so nobody was met: %(value)s is left out."),
    "headcount_not_reached": _("The stop was not reached, yet women present are given. The number is kept."),
    "closed_before_first_contact": _("The venue closed before its first contact. It is never counted as active."),
    "closed_without_date": _("The venue is no longer open, but there is no closing date. It counts as active."),
    "open_with_closing_date": _("There is a closing date, but the status says open. The date counts."),
    "follow_up_without_date": _("There is a reason for a follow-up, but no day. No follow-up is made."),
    "told_before_asked": _("She was told before she asked: one of the two dates is wrong."),
    "repeated_differs": _("This row repeats %(value)s, but is not the same. The first is taken."),
    "there_differs": _("This is in the book already, but is not the same (%(value)s). The book is left as it is."),
}

SENTENCES = {**REFUSED, **FIRST_WARNINGS, **OTHER_WARNINGS}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with one cell of a row."""

    code: str
    column: str = ""
    value: str = ""

    @property
    def refuses(self) -> bool:
        """True if the row is not taken because of it."""
        return self.code in REFUSED

    @property
    def rank(self) -> int:
        """What is named first: refusals, then closing and call-back dates, then the rest."""
        return 0 if self.refuses else 1 if self.code in FIRST_WARNINGS else 2

    @property
    def sentence(self) -> str:
        """What is wrong, in words."""
        return str(SENTENCES[self.code]) % {"value": self.value}
