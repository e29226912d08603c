"""What the ids inside sealed rows stand for, for one reader."""

from uuid import UUID

from accounts.models import User


def named(rows, ids) -> dict:
    """Those of `rows` that `ids` name, by id, in one query. Nothing stands for an id that is missing or not open."""
    return rows.in_bulk({pk for pk in ids if isinstance(pk, UUID)})


def teams(outings) -> dict[UUID, list[str]]:
    """The pseudonyms of the team of each outing, by its id, in one query."""
    staff = User.objects.in_bulk({member for outing in outings for member in outing.known_team})
    return {
        outing.pk: sorted(staff[member].username for member in outing.known_team if member in staff)
        for outing in outings
    }
