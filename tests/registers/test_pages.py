"""Registers come in by the pages: brought, looked through, corrected, taken in, undone."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from audit.models import Entry
from outreach.models import Import, Visit
from outreach.models.imports import ImportState
from outreach.registers.files import read_file
from tests.conftest import EXAMPLES
from tests.life import alerts_of, offers_of, refused_at
from tests.registers.workbooks import A_PERSON, A_VENUE, A_VISIT, HEADINGS, csv_bytes, workbook
from venues.models import Venue


def rows(register, *cells):
    return [HEADINGS[register], *([row.get(heading, "") for heading in HEADINGS[register]] for row in cells)]


GOOD = {"Venues": rows("venues", A_VENUE), "People": rows("people", A_PERSON), "Journal": rows("journal", A_VISIT)}
DOUBTFUL = {**GOOD, "Journal": rows("journal", A_VISIT, {**A_VISIT, "Date": "前天"})}


@pytest.fixture
def amber(opened, sign_in):
    """A browser in which the coordinator is signed in."""
    return sign_in(opened)


@pytest.fixture
def bring(amber):
    """Upload files by the page; gives the answer."""

    def upload(*files):
        uploads = [SimpleUploadedFile(name, content) for name, content in files]
        return amber.post("/imports/", {"files": uploads})

    return upload


def book(sheets):
    return "registers.xlsx", workbook(*sheets.items())


def address():
    return f"/imports/{Import.objects.get().pk}/"


def text(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode()


def test_what_is_brought_is_first_shown_and_not_written(amber, bring):
    assert bring(book(DOUBTFUL)).url == address()
    page = text(amber.get(address()))
    assert "“前天” cannot be read as a date." in page
    assert 'name="good_rows"' in page
    assert not Venue.objects.exists()


def test_names_that_would_become_readable_entries_of_the_staff_are_named_first(amber, bring):
    bring(book({**GOOD, "Journal": rows("journal", {**A_VISIT, "Team": "amber, Old Chen"})}))
    page = text(amber.get(address()))
    assert "This name of the teams is new: Old Chen." in page
    assert not User.objects.filter(username="Old Chen").exists()


def test_taking_in_shows_how_far_it_has_come_and_ends_with_a_link(amber, bring):
    bring(book(GOOD))
    answer = amber.post(f"{address()}take/")
    assert answer.streaming
    page = text(answer)
    assert page.count("<progress") >= 3
    assert (
        page.index("Looking through the rows")
        < page.index("Sealing and writing")
        < page.index("Everything is in the book")
    )
    assert page.rstrip().endswith("</html>")
    assert f'href="{address()}"' in page
    assert (Visit.objects.count(), Import.objects.get().state) == (1, ImportState.WRITTEN)


def test_the_whole_example_is_taken_in_by_the_page(amber, bring):
    expected = json.loads((EXAMPLES / "expected.json").read_text())["import"]["zh"]
    path = EXAMPLES / "registers-zh.xlsx"
    bring((path.name, path.read_bytes()))
    text(amber.post(f"{address()}take/", {"good_rows": "yes"}))
    assert (Import.objects.get().counts, Visit.objects.count()) == (expected, 4400)


def test_with_refused_rows_nothing_is_taken_in_unless_that_is_said(amber, bring):
    bring(book(DOUBTFUL))
    assert '<p class="note note-bad">' in text(amber.post(f"{address()}take/"))
    assert (Import.objects.get().state, Visit.objects.count()) == (ImportState.WAITING, 0)
    text(amber.post(f"{address()}take/", {"good_rows": "yes"}))
    assert Visit.objects.count() == 1


def test_a_refused_row_is_corrected_in_place_and_taken(amber, bring):
    bring(book(DOUBTFUL))
    page = text(amber.get(f"{address()}rows/"))
    assert 'value="前天"' in page
    assert 'name="2-3-0"' in page
    answer = amber.post(f"{address()}rows/", {"2-3-0": "2024-02-05", "2-3-2": "V001"})
    assert answer.url == address()
    page = text(amber.get(address()))
    assert 'name="good_rows"' not in page
    text(amber.post(f"{address()}take/"))
    assert Visit.objects.count() == 2


def test_a_correction_that_is_still_wrong_is_shown_again(amber, bring):
    bring(book(DOUBTFUL))
    amber.post(f"{address()}rows/", {"2-3-0": "gestern", "2-3-2": "V001"})
    assert 'value="gestern"' in text(amber.get(f"{address()}rows/"))


def test_files_that_cannot_be_read_are_named_with_the_reason_and_nothing_is_kept(bring):
    page = text(bring(book(GOOD), ("broken.xlsx", b"PK\x03\x04"), ("empty.csv", b"")))
    assert "broken.xlsx: The file is broken" in page
    assert "empty.csv: The file is empty." in page
    assert not Import.objects.exists()


def test_without_a_file_the_page_asks_again(bring):
    assert refused_at(bring()) == {"files"}


def test_a_csv_file_is_read_in_another_encoding_by_choice(amber, bring):
    taken_for = csv_bytes(rows("venues", {**A_VENUE, "Venue name": "Café"}), "cp1252")
    bring(("venues.csv", taken_for))
    page = text(amber.get(f"{address()}sheets/0/encoding/"))
    assert "Café" in page
    assert amber.post(f"{address()}sheets/0/encoding/", {"encoding": "cp1252"}).url == address()
    text(amber.post(f"{address()}take/"))
    assert Venue.objects.get().name == "Café"


def test_an_encoding_that_does_not_fit_is_refused_in_words(amber, bring):
    bring(("venues.csv", csv_bytes(rows("venues", {**A_VENUE, "Venue name": "Café"}), "cp1252")))
    page = text(amber.post(f"{address()}sheets/0/encoding/", {"encoding": "utf-8-sig"}))
    assert "The letters of this file cannot be read." in page


def test_a_column_without_which_every_row_is_refused_is_asked_for(amber, bring):
    asks = "Every row is refused until you say which column this is: First contact"
    table = [["Venue no", "Venue name", "Kind", "since"], ["V1", "Red Porch", "bar", "2024-01-02"]]
    bring(book({"Places": table}))
    assert asks in text(amber.get(address()))

    columns = {"column-0": "number", "column-1": "name", "column-2": "kind", "column-3": "first_contact"}
    amber.post(f"{address()}sheets/0/columns/venues/", columns)
    assert asks not in text(amber.get(address()))


def test_a_sheet_nobody_recognises_is_assigned_by_hand(amber, bring):
    unclear = [["what", "when"], ["V001", "2024-01-02"]]
    bring(("list.csv", csv_bytes(unclear)))
    assert "not recognised" in text(amber.get(address()))
    sheet = f"{address()}sheets/0/"
    assert amber.post(sheet, {"register": "venues"}).url == f"{sheet}columns/venues/"
    assert "2024-01-02" in text(amber.get(f"{sheet}columns/venues/"))
    columns = {"column-0": "number", "column-1": "first_contact"}
    assert amber.post(f"{sheet}columns/venues/", columns).url == address()
    text(amber.post(f"{address()}take/"))
    assert Venue.objects.get().number == "V001"


@pytest.mark.parametrize("columns", [{"column-1": "first_contact"}, {"column-0": "number", "column-1": "number"}])
def test_an_assignment_needs_its_fields_once(amber, bring, columns):
    bring(("list.csv", csv_bytes([["what", "when"], ["V001", "2024-01-02"]])))
    assert alerts_of(amber.post(f"{address()}sheets/0/columns/venues/", columns)) == ["bad"]
    assert Import.objects.get().state == ImportState.WAITING


def test_a_sheet_may_be_left_out(amber, bring):
    bring(book(GOOD))
    amber.post(f"{address()}sheets/2/", {"register": "none"})
    text(amber.post(f"{address()}take/"))
    assert (Venue.objects.count(), Visit.objects.count()) == (1, 0)


@pytest.mark.parametrize(("kind", "name"), [("xlsx", "rows.xlsx"), ("csv", "rows.csv")])
def test_refused_rows_leave_as_a_file_only_on_request_and_on_record(amber, bring, kind, name):
    bring(book(DOUBTFUL))
    before = Entry.objects.count()
    answer = amber.post(f"{address()}rejects/", {"format": kind})
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    (sheet,) = read_file(name, answer.content)
    assert sheet.rows[1][0] == "前天"
    assert Entry.objects.count() == before + 1


def test_after_taking_in_the_originals_are_listed_until_somebody_says_they_are_destroyed(amber, bring):
    bring(book(GOOD))
    text(amber.post(f"{address()}take/"))
    page = amber.get(address())
    assert "<li>registers.xlsx</li>" in text(page)
    assert f"POST {address()}originals/" in offers_of(page)
    assert amber.post(f"{address()}originals/").url == address()
    assert f"POST {address()}originals/" not in offers_of(amber.get(address()))
    assert not Import.objects.originals_not_destroyed().exists()


def test_an_import_is_undone_by_the_page(amber, bring):
    bring(book(GOOD))
    text(amber.post(f"{address()}take/"))
    amber.post(f"{address()}undo/")
    assert (Venue.objects.exists(), Import.objects.get().state) == (False, ImportState.UNDONE)
    assert "sign-undone" in text(amber.get("/imports/"))


def test_what_waits_can_be_forgotten(amber, bring):
    bring(book(GOOD))
    amber.post(f"{address()}drop/")
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    "path", ["", "rows/", "sheets/0/", "sheets/0/columns/venues/", "sheets/9/", "sheets/0/columns/other/"]
)
def test_what_waits_is_its_writers_alone(amber, bring, opened, sign_in, path):
    from accounts.actions import add_account
    from tests.conftest import PASSPHRASE

    bring(book(GOOD))
    other = add_account(username="coral", role="coordinator", passphrase=PASSPHRASE, by=opened)
    amber.logout()
    assert sign_in(other).get(f"{address()}{path}").status_code == 404


def test_what_waits_is_sealed(bring):
    bring(("venues.csv", csv_bytes(rows("venues", {**A_VENUE, "Venue name": "Plum Stone"}))))
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT waiting_box, person_box FROM outreach_import")
        stored = b"".join(bytes(box) for box in cursor.fetchone())
    assert b"Plum" not in stored
    assert b"packed" not in stored
    assert b"venues.csv" not in stored
