"""What becomes of everything that points to a person, wherever it lies sealed, once it is to point to nobody."""

from base64 import urlsafe_b64encode
from itertools import groupby
from uuid import UUID

from django.db import transaction

from outreach.models import Draft, Encounter, FirstMet, FollowUp, Import, Lead, Merge, Question, Visit, WorksAt
from people.models import Person
from vault.boxes import DoesNotOpen
from vault.declared import pointers_to
from vault.sealed import is_sealed

NOBODY = Encounter(None)


def point_to_nobody(ids: dict[UUID, bool]) -> int:
    """Take `ids` out of everything that the open keys open; the number of rows that were changed or deleted.

    Each stands with whether she said no to being counted: then her encounters go too, as nobody's they would count.
    All rows are looked through first; then only those that point there are locked, read again and written.
    """
    links = [_Link(box, values) for box, values in groupby(pointers_to(Person), lambda value: value.box)]
    found = [(link, link.rows_pointing_to(ids)) for link in links]
    with transaction.atomic():
        return sum(link.empty(rows, ids) for link, rows in found if rows)


class _Link:
    """The values of one box that may point to a person, with what `BECOMES` of each."""

    def __init__(self, box, values):
        self.model, self.box = box.model, box.name
        self.becomes = [(value, BECOMES[value]) for value in values]

    def rows_pointing_to(self, ids):
        return [row.pk for row in self.model.objects.only(self.box) if self.cut(row, ids)]

    def empty(self, pks, ids):
        rows = self.model.objects.select_for_update().only(self.box).filter(pk__in=pks)
        changed = [(row, became) for row in rows if (became := self.cut(row, ids))]
        for row, became in changed:
            if _the_row_goes in became:
                row.delete()
            else:
                row.save(update_fields=[self.box])
        return len(changed)

    def cut(self, row, ids):
        """What became of those values of the row that point to one of `ids`; the row itself is not yet written."""
        return [becomes for value, becomes in self.becomes if becomes(row, value, ids)]


def _the_row_goes(row, value, ids):
    """Nothing is left of a row that is about her."""
    if value.kind is UUID:
        return getattr(row, value.name) in ids
    stored = _read(row, value)
    return stored != _without(stored, _written(ids))


def _she_is_taken_out(row, value, ids):
    """Her id goes out of a value that holds plain lists, dictionaries and words; the rest stays."""
    stored = _read(row, value)
    rest = _without(stored, _written(ids))
    if rest == stored:
        return False
    setattr(row, value.name, rest)
    return True


def _nobody_was_met(visit, value, ids):
    if is_sealed(visit.met) or not any(encounter.person in ids for encounter in visit.met):
        return False
    stay = (encounter for encounter in visit.met if not ids.get(encounter.person))
    visit.met = tuple(NOBODY if encounter.person in ids else encounter for encounter in stay)
    return True


def _she_is_not_among_them(row, value, ids):
    there = getattr(row, value.name)
    if is_sealed(there) or not any(pk in ids for pk in there):
        return False
    setattr(row, value.name, tuple(pk for pk in there if pk not in ids))
    return True


def _nobody_asked(question, value, ids):
    """Who asked goes, and how she was told; the day stays, for how long an answer took, and it is nobody's day."""
    if question.person_id not in ids:
        return False
    question.person_id, question.calls, question.told_by, question.close_reason = None, (), None, ""
    return True


def _read(row, value):
    """What lies in the value, or None where no open key opens it."""
    try:
        stored = getattr(row, value.name)
    except DoesNotOpen:  # somebody else's, whose own key happens to have the same number
        return None
    return None if is_sealed(stored) else stored


def _written(ids):
    return [written for pk in ids for written in (pk.hex, str(pk), urlsafe_b64encode(pk.bytes).decode().rstrip("="))]


def _without(value, words):
    if isinstance(value, dict):
        return {name: _without(item, words) for name, item in value.items() if not _names(name, words)}
    if isinstance(value, list):
        return [_without(item, words) for item in value if not _names(item, words)]
    return "" if _names(value, words) else value


def _names(value, words):
    return isinstance(value, str) and any(word in value for word in words)


# Of every value that is declared to point to a person; `check` fails where one is missing.
BECOMES = {
    Visit.met: _nobody_was_met,
    Question.person_id: _nobody_asked,
    FirstMet.people: _she_is_not_among_them,
    WorksAt.person_id: _the_row_goes,
    FollowUp.person_id: _the_row_goes,
    Lead.person_id: _the_row_goes,
    Import.made: _she_is_taken_out,
    Draft.form: _the_row_goes,
    Draft.page: _the_row_goes,
    Draft.fields: _she_is_taken_out,
    Merge.kept: _the_row_goes,
    Merge.gone: _the_row_goes,
    Merge.moved: _the_row_goes,
}
