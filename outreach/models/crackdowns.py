"""Crackdowns: where and when there were raids, and until when the team stays away."""

from datetime import date
from uuid import UUID

from accounts.permissions import Permission, WithReaders
from core.months import Month
from vault import sealed
from vault.keyring import Locked


class Crackdowns(list):
    """Opened crackdowns."""

    def latest_first(self) -> "Crackdowns":
        """The last begun first."""
        return Crackdowns(sorted(self, key=lambda each: (each.since, each.pk.hex), reverse=True))

    def in_district(self, district_id: UUID) -> "Crackdowns":
        """Those of one district."""
        return Crackdowns(each for each in self if district_id in each.districts)

    def in_force(self, today: date) -> "Crackdowns":
        """Those because of which nobody goes to their districts today."""
        return Crackdowns(each for each in self if each.avoid_until and each.avoid_until > today)

    def avoid_until(self) -> dict[UUID, date]:
        """District to the day before which nobody goes there, for the districts that have one."""
        days = {}
        for each in self:
            for district in each.districts:
                if each.avoid_until:
                    days[district] = max(each.avoid_until, days.get(district, date.min))
        return days


class CrackdownQuerySet(WithReaders, sealed.RecordQuerySet):
    """Crackdowns; what is asked of them is asked after opening."""

    collection = Crackdowns
    readers = Permission.READ_VENUES


class Crackdown(sealed.Record):
    """Raids in some districts from one day to another. `avoid_until` holds for all their venues, new ones too.

    `ours_used`: whether anything of ours (a condom, a booklet, a sheet) was used against anybody.
    """

    venue_box = sealed.Box("venue", "crackdown.venue", row_bytes=2048)
    districts = sealed.ListOf(UUID, venue_box, points_to="venues.District")
    since = sealed.Of(date, venue_box)
    until = sealed.Of(date, venue_box)
    words = sealed.Text(venue_box, words=True)
    ours_used = sealed.Boolean(venue_box)
    what_of_ours = sealed.Text(venue_box, words=True)
    avoid_until = sealed.Of(date, venue_box)

    objects = CrackdownQuerySet.as_manager()

    @property
    def began_in(self) -> Month:
        """The month in which it began; raises Locked."""
        if sealed.is_sealed(self.since):
            raise Locked(self.since.compartment)
        return Month.of(self.since)

    class Sensitivity:
        clear = {"id": "random"}
