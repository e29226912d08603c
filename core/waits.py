"""How long something waits, as it is said."""

from django.utils.translation import ngettext, pgettext

MOST_DAYS = 60  # after which nobody counts days any more


def how_long(days: int) -> str:
    """So many days in words: "60 days", then "2 months", then "2 years 10 months"; a year is 365 days."""
    if days <= MOST_DAYS:
        return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
    years, months = divmod(days * 12 // 365, 12)
    in_years = ngettext("%(years)s year", "%(years)s years", years) % {"years": years}
    in_months = ngettext("%(months)s month", "%(months)s months", months) % {"months": months}
    if years and months:
        both = pgettext("how long something waits", "%(years)s %(months)s")
        return both % {"years": in_years, "months": in_months}
    return in_years if years else in_months
