"""Taking registers in, and taking an import back: prepared and sealed first, then written in one short transaction."""

from collections.abc import Callable, Generator
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record, write_down
from core.months import Month
from core.refusals import NotPossible
from outreach import first_met
from outreach.models import Import
from outreach.models.imports import ImportState
from outreach.registers.age.withheld import Withheld
from outreach.registers.brought import BroughtRegisters
from outreach.registers.building import build
from outreach.registers.plan import ImportPlan
from outreach.registers.recorded import Recorded, refused_for_age, state_of_the_records
from people.models import Person
from vault.sealed import seal_all

AT_ONCE = 250  # rows sealed between two signs of progress
BATCH = 400  # rows of one INSERT


def write_import(*, progress: Callable | None = None, **how) -> Import:
    """Write down what a plan adds, as `writing_import` does; `progress` hears how many rows are sealed, of how many."""
    steps = writing_import(**how)
    while True:
        try:
            done, total = next(steps)
        except StopIteration as end:
            return end.value
        if progress:
            progress(done, total)


def writing_import(
    *, plan: ImportPlan, recorded: Recorded, by, files=(), waiting: Import | None = None
) -> Generator[tuple[int, int], None, Import]:
    """Write down what a plan adds to the `recorded` it was made from; yields how many rows are sealed, of how many.

    Raises NotPossible if the book changed since it was opened.
    """
    made = build(plan, recorded)
    taken_in = waiting or Import(writer=by, month=Month.of(plan.today))
    taken_in.state, taken_in.waiting = ImportState.WRITTEN, None
    taken_in.files, taken_in.counts, taken_in.made = tuple(files), plan.report(), made.ids()
    taken_in.withheld = (Withheld.unpack(taken_in.withheld) | plan.withheld).pack()
    sealed = [row for name, rows in made.new().items() if name != "staff" for row in rows] + made.changed() + [taken_in]
    for start in range(0, len(sealed), AT_ONCE):
        yield start, len(sealed)
        seal_all(sealed[start : start + AT_ONCE])
    seal_all(sealed)
    _write(made, taken_in, recorded, by)
    yield len(sealed), len(sealed)
    return taken_in


@transaction.atomic
def _write(made, taken_in, recorded, by):
    if state_of_the_records() != recorded.state:
        raise NotPossible(
            _("Somebody has written in the book meanwhile. Look at the registers again, then take them in.")
        )
    for rows in made.new().values():
        if rows:
            type(rows[0]).objects.bulk_create(rows, batch_size=BATCH)
    for row in made.changed():
        row.save()
    taken_in.save()
    first_met.changed()
    first_met.keep_until(taken_in.month - first_met.LEFT_OPEN)
    record("took in registers", by=by, target=taken_in.pk)


@transaction.atomic
def bring_registers(*, registers: BroughtRegisters, by, today: date) -> Import:
    """Keep what somebody brought until it is taken in, open to nobody but her."""
    waiting = Import(writer=by, month=Month.of(today), files=tuple(registers.files))
    keep_waiting(waiting=waiting, registers=registers, today=today)
    record("brought registers", by=by, target=waiting.pk)
    return waiting


def keep_waiting(*, waiting: Import, registers: BroughtRegisters, today: date) -> Import:
    """Keep what was decided or corrected about registers that wait; never the row of a certain minor."""
    withheld = registers.let_minors_go(refused_for_age(), Person.objects.opened().by_register_number(), today)
    waiting.withheld = (Withheld.unpack(waiting.withheld) | withheld).pack()
    waiting.waiting = registers.pack()
    waiting.save()
    return waiting


@transaction.atomic
def confirm_originals_destroyed(*, taken_in: Import, by) -> Import:
    """Someone says that the files the import came from are destroyed; the home page stops asking."""
    taken_in.originals_destroyed = True
    return write_down(taken_in, "confirmed that originals are destroyed", by=by)


@transaction.atomic
def drop_waiting(*, waiting: Import, by) -> None:
    """Forget registers that were brought and not taken in."""
    record("dropped registers that waited", by=by, target=waiting.pk)
    waiting.delete()
