"""The last wall before a day nobody meant: forms refuse it beside the field, what comes another way stops here."""

from datetime import date

from django.utils.translation import gettext as _

from core.months import FIRST_YEAR, LAST_YEAR, is_meant
from core.refusals import NotPossible


def demand_meant(*days: date) -> None:
    """Raises NotPossible for a day in a year that nobody can have meant."""
    if not all(map(is_meant, days)):
        raise NotPossible(
            _("A day lies before %(first)s or after %(last)s: look at the year.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )
