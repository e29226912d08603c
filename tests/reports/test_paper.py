"""The month and the annual report on paper: tagged, marked internal, complete in both languages."""

import io
import re
import sys
from datetime import date

import pytest
from pypdf import PdfReader

from audit.models import Entry
from core.months import Month
from outreach.models import Challenge, Outcome
from reports.models import MonthBook
from reports.pdf import render_pdf
from tests.life import district, outing, person, visit
from tests.reports.life import asked, handed_out, venue, went

pytestmark = pytest.mark.paper
INTERNAL = "Internal — not for outside the organisation"


@pytest.fixture
def life(one):
    """A year with a bit of everything."""
    xiang = person("阿香")
    trip = outing(one.district, date(2025, 6, 3), supplies=handed_out(condoms=40, booklets=3))
    visit(trip, one, met=[xiang], headcount=3)
    south = venue(district("South"), "V2")
    went("2025-06-04", south, Outcome.REFUSED)
    asked("2025-06-03", told="2025-06-10", where=one)
    Challenge.objects.create(month=Month(2025, 6), words="A flat was raided.", strategy="We met in the park.")
    MonthBook.objects.create(month=Month(2025, 6), paragraph="Rain for three weeks.")


def read(response) -> PdfReader:
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf"), response.content[:300]
    return PdfReader(io.BytesIO(response.content))


def text_of(pdf) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def fonts_of(pdf) -> dict[str, bool]:
    """The fonts of a document by name, and whether each is embedded."""
    found = {}
    for page in pdf.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            found[str(descriptor["/FontName"])] = any(key.startswith("/FontFile") for key in descriptor)
    return found


def alternatives_in(element) -> list[str]:
    """What is said in place of pictures, below an element of a tagged document."""
    element = element.get_object()
    if not hasattr(element, "get"):
        return []
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    below = [words for kid in kids if hasattr(kid, "get_object") for words in alternatives_in(kid)]
    return [*([element["/Alt"]] if "/Alt" in element else []), *below]


@pytest.mark.parametrize(("address", "language"), [("month/2025-06/pdf/", "en"), ("year/2025/pdf/zh-hans/", "zh-Hans")])
def test_paper_is_tagged_and_says_its_language(amber, life, address, language):
    root = read(amber.get(f"/reports/{address}")).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - an object of the document
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712


def test_the_annual_report_has_title_contents_and_page_numbers(amber, life):
    pdf = read(amber.get("/reports/year/2025/pdf/en/"))
    pages = [" ".join(page.extract_text().split()) for page in pdf.pages]
    assert pages[0].startswith("Lantern Annual report 2025")
    assert INTERNAL in pages[0]
    assert all(INTERNAL in page and f"{number} / {len(pages)}" in page for number, page in enumerate(pages[1:], 2))
    entries = dict(re.findall(r"([A-Z][a-z ,']+?) (\d+)(?= |$)", pages[1].split("Contents")[1].split(INTERNAL)[0]))
    assert set(entries) >= {"Figures of the year", "Month by month", "Challenges and strategies", "Definitions"}
    for heading, number in entries.items():
        assert heading in pages[int(number) - 1]


def test_the_annual_report_is_exact_and_defines_its_figures(amber, life):
    words = text_of(read(amber.get("/reports/year/2025/pdf/en/")))
    assert "Women met 1 Different women met in the period, each counted once." in words
    assert "Condoms 40 pieces" in words
    assert "D2 Team Different members" in words
    assert "SWIT" not in words  # one search tells what the organisation is
    assert "A flat was raided. Strategy We met in the park." in words
    assert "Rain for three weeks." in words


def test_the_pictures_of_the_annual_report_have_words(amber, life):
    alternatives = alternatives_in(read(amber.get("/reports/year/2025/pdf/en/")).trailer["/Root"]["/StructTreeRoot"])
    for title in (
        "Active venues visited, by district and month",
        "Questions asked in the month, and untold at its end",
    ):
        assert any(title in words for words in alternatives), alternatives


def test_the_chinese_report_is_chinese_in_an_embedded_chinese_font(amber, life):
    pdf = read(amber.get("/reports/year/2025/pdf/zh-hans/"))
    fonts = fonts_of(pdf)
    assert any("CJK-SC" in name or "WenQuanYi" in name for name in fonts), fonts
    assert not any(face in name for name in fonts for face in ("CJK-JP", "CJK-KR", "CJK-TC", "CJK-HK"))
    assert all(fonts.values())
    written = re.sub("Lantern|North|South|A flat was .*park|Rain for three weeks", "", text_of(pdf))
    assert re.findall(r"[A-Za-z]{5,}", written) == []


def test_the_month_on_paper_names_no_venue_and_no_woman(amber, life):
    words = text_of(read(amber.get("/reports/month/2025-06/pdf/")))
    assert "V2" in words
    assert INTERNAL in words
    assert "Name of V2" not in words
    assert "阿香" not in words


def test_a_closed_month_is_printed_as_it_was_stored(amber, life, one):
    amber.post("/reports/month/2025-06/close/")
    went("2025-06-20", one, met=[person("Bee")])
    words = text_of(read(amber.get("/reports/month/2025-06/pdf/")))
    assert "Women met 1 Different women met" in words
    assert "Women met 1 2" in words.split("after the month was closed")[1]


def test_taking_paper_out_is_written_down_and_the_file_name_tells_nothing(amber, life, actions_of):
    response = amber.get("/reports/year/2025/pdf/en/")
    assert response["Content-Disposition"] == 'attachment; filename="year.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert actions_of()[-1] == "took out a year"
    assert amber.get("/reports/month/2025-06/pdf/")["Content-Disposition"] == 'attachment; filename="month.pdf"'
    assert actions_of()[-1] == "took out a month"


def test_a_language_that_is_not_spoken_here_is_not_there(amber, life):
    entries = Entry.objects.count()
    assert amber.get("/reports/year/2025/pdf/de/").status_code == 404
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("address", ["month/2025-06/pdf/", "year/2025/pdf/en/"])
def test_nothing_is_printed_or_written_down_for_what_a_form_sends(amber, life, monkeypatch, address):
    def printing(**options):
        raise ZeroDivisionError

    monkeypatch.setattr("weasyprint.HTML", printing)
    entries = Entry.objects.count()
    answer = amber.post(f"/reports/{address}")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert answer.content.decode().startswith("<!doctype html>")
    assert Entry.objects.count() == entries
    with pytest.raises(ZeroDivisionError):
        amber.get(f"/reports/{address}")


def test_an_empty_year_still_has_its_paper(amber):
    assert "Annual report 1999" in text_of(read(amber.get("/reports/year/1999/pdf/en/")))


def test_where_the_libraries_are_missing_the_page_says_what_to_install(amber, life, monkeypatch, tmp_path):
    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')")
    monkeypatch.syspath_prepend(tmp_path)
    entries = Entry.objects.count()
    response = amber.get("/reports/month/2025-06/pdf/")
    assert response.status_code == 503
    assert "libpango-1.0-0" in response.content.decode()
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "paper.css"])
def test_paper_fetches_nothing_from_the_disk_or_a_network(tmp_path, settings, address):
    from weasyprint.urls import FatalURLFetchingError

    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [tmp_path]}]
    page = tmp_path / "paper.html"
    page.write_text('<html lang="en"><title>t</title><p>here</p><img src="{{ address }}" alt="x"></html>')
    pixel = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
    assert "here" in text_of(PdfReader(io.BytesIO(render_pdf("paper.html", {"address": pixel}))))
    if address == "paper.css":
        page.write_text('<html lang="en"><title>t</title><link rel="stylesheet" href="{{ address }}"></html>')
        (tmp_path / address).write_text("p { color: red }")
        address = f"file://{tmp_path}/{address}"
    with pytest.raises(FatalURLFetchingError):
        render_pdf("paper.html", {"address": address})
