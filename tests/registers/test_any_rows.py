"""Whatever stands in the cells, a plan comes out of it, and rows that can be built."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.registers.building import build
from outreach.registers.files import Sheet
from outreach.registers.plan import Existing
from outreach.registers.planner import plan_import
from outreach.registers.recorded import LISTS, Recorded
from outreach.registers.rejects import rejects_csv, rejects_xlsx
from tests.long import examples
from tests.registers.test_cells import ANY_CELL
from tests.registers.workbooks import A_PERSON, A_QUESTION, A_VENUE, A_VISIT, HEADINGS, TODAY

TYPICAL = st.sampled_from(
    sorted({cell for row in (A_VENUE, A_PERSON, A_VISIT, A_QUESTION) for cell in row.values()}, key=str)
)
CELL = st.one_of(TYPICAL, TYPICAL, ANY_CELL, st.sampled_from(["P0001, P0002", "17", "closed", "2024-01-01", ""]))


def any_sheet(register):
    width = len(HEADINGS[register])
    rows = st.lists(st.tuples(*[CELL] * width), max_size=4)
    return rows.map(lambda rows: Sheet("any.xlsx", register, (HEADINGS[register], *rows)))


ANY_SHEETS = st.tuples(any_sheet("venues"), any_sheet("people"), any_sheet("journal"), any_sheet("questions"))


@settings(max_examples=examples(1500), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_SHEETS)
def test_every_row_is_counted_once_and_what_is_planned_can_be_built(sheets):
    plan = plan_import(sheets, Existing(), TODAY)
    for sheet in sheets:
        counts = plan.counts[sheet.name]
        assert sum(vars(counts).values()) == len(sheet.rows) - 1
    assert all(doubt.problem.sentence for doubt in plan.doubts)
    made = build(plan, Recorded(entries={name: {} for name in LISTS}))
    assert len(made.visits) == plan.counts["journal"].added
    assert len(made.people) == plan.counts["people"].added + len(plan.bare)
    assert all(number not in plan.people for number in plan.bare)
    assert rejects_xlsx(plan)
    assert rejects_csv(plan)
