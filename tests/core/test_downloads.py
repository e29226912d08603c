"""Taking data out leaves a record, and a file name that tells nothing."""

import pytest

from core.downloads import SensitiveDownload


def test_a_download_is_recorded_once_before_it_leaves():
    record = []
    SensitiveDownload(b"%PDF", name="month", content_type="application/pdf", record=lambda: record.append("taken"))
    assert record == ["taken"]


def test_without_a_record_nothing_leaves():
    def failing():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        SensitiveDownload(b"%PDF", name="month", content_type="application/pdf", record=failing)
    with pytest.raises(TypeError):
        SensitiveDownload(b"%PDF", name="month", content_type="application/pdf")


def test_a_download_is_not_stored_and_has_a_neutral_name():
    answer = SensitiveDownload(b"%PDF", name="month", content_type="application/pdf", record=lambda: None)
    assert answer["Content-Disposition"] == 'attachment; filename="month.pdf"'
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("name", "kind"), [("women 2026", "application/pdf"), ("month", "text/html")])
def test_a_telling_name_or_an_unknown_kind_is_refused_before_anything_is_recorded(name, kind):
    record = []
    with pytest.raises((ValueError, KeyError)):
        SensitiveDownload(b"", name=name, content_type=kind, record=lambda: record.append("taken"))
    assert record == []
