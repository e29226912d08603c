"""What the pages of an import show: a plan, its doubts in groups, its sheets, the rows to correct."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from outreach.registers.brought import BroughtRegisters
from outreach.registers.files import ENCODINGS, Sheet
from outreach.registers.headings import REGISTERS, Assignment
from outreach.registers.plan import ImportPlan
from outreach.registers.recorded import open_recorded

GROUPS = {
    "refused": _("Refused rows"),
    "dates": _("Closing and call-back dates that stay empty"),
    "warned": _("Taken with a warning"),
}


@dataclass(frozen=True)
class SheetShown:
    """A sheet of an import: what it is taken for, and what of it was not understood."""

    place: int
    sheet: Sheet
    assignment: Assignment | None
    left_out: bool

    @property
    def register(self) -> str:
        """The register it is taken for, in words; '' for none."""
        return str(REGISTERS[self.assignment.register]) if self.assignment else ""

    @property
    def encoding(self) -> str:
        """The encoding a CSV file was read in, in words."""
        return str(ENCODINGS[self.sheet.encoding])

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings of columns that are left out."""
        return self.assignment.unknown if self.assignment else ()

    @property
    def not_kept(self) -> list[str]:
        """Headings of columns that are read for one decision, and not kept."""
        return self.assignment.not_kept(self.sheet) if self.assignment else []

    @property
    def missing(self) -> list[str]:
        """Names of columns that it must have and that nobody has found yet."""
        return self.assignment.missing if self.assignment else []


@dataclass
class Review:
    """Registers that wait, compared with the book as it is now."""

    registers: BroughtRegisters
    plan: ImportPlan
    unknown_names: list[str]

    @property
    def counts(self) -> list:
        """Each register with its counts."""
        return [(REGISTERS[name], counts) for name, counts in self.plan.counts.items()]

    @property
    def sheets(self) -> list[SheetShown]:
        """Every sheet that holds anything."""
        return [
            SheetShown(place, sheet, self.registers.assignment(place), self.registers.is_left_out(place))
            for place, sheet in enumerate(self.registers.sheets)
            if sheet.rows
        ]

    def groups(self) -> list[tuple[str, str, int]]:
        """The groups of doubts that are not empty: key, name, how many rows."""
        rows = [{doubt.source.place for doubt in self.doubts(key)} for key in GROUPS]
        return [(key, name, len(places)) for (key, name), places in zip(GROUPS.items(), rows, strict=True) if places]

    def doubts(self, group: str | None) -> list:
        """The doubts of one group; without a group all, in the order of the groups."""
        if group not in GROUPS:
            return self.plan.ordered_doubts()
        rank = list(GROUPS).index(group)
        return [doubt for doubt in self.plan.doubts if doubt.problem.rank == rank]

    def refused(self) -> list[tuple[int, object, Assignment]]:
        """Each refused row that may be corrected, with the place of its sheet and what the sheet is taken for."""
        places = {(shown.sheet.file, shown.sheet.name): shown for shown in self.sheets}
        kept = (row for _register, row in self.plan.refused if not row.of_a_minor)
        rows = [(places[row.source.file, row.source.sheet], row) for row in kept]
        return [(shown.place, row, shown.assignment) for shown, row in rows]


def review(waiting, today) -> Review:
    """Registers that wait, planned anew. The book is opened for it."""
    registers, recorded = BroughtRegisters.unpack(waiting.waiting), open_recorded()
    plan = registers.plan(recorded, today)
    return Review(registers, plan, recorded.unknown_names(plan))


def counts_in_words(counts: dict) -> list[tuple[str, dict]]:
    """The counts an import was stored with, each register by its name."""
    return [(REGISTERS[name], counts[name]) for name in REGISTERS if name in counts]
