"""What a page sends of a form that is still being written."""

import json

from django import forms

from accounts.addresses import local_path
from outreach.drafts.filling import may_write_on

LONGEST = 200_000  # characters of all fields together
REVISION = r"^[0-9a-f]{16}-[0-9]{1,9}\Z"
NEVER_KEPT = ("csrf", "passphrase", "password")


class TypedField(forms.JSONField):
    """What was typed. Nested too deep, or with a number of too many digits, it is no JSON like any other."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except (RecursionError, ValueError):
            raise forms.ValidationError("no fields", code="no fields") from None


class DraftForm(forms.Form):
    """The form's address and page, the page's heading, whose page it is, and the fields as lists of words by name.

    `revision` is what the page calls what it sends, `based_on` what it shows; what was sent without is older than both.
    """

    form = forms.CharField(max_length=500)
    page = forms.CharField(max_length=500)
    label = forms.CharField(max_length=200, required=False)
    writer = forms.UUIDField()
    typed = TypedField()
    revision = forms.RegexField(REVISION, required=False)
    based_on = forms.RegexField(REVISION, required=False)

    def __init__(self, *args, reader, **options):
        super().__init__(*args, **options)
        self.reader = reader

    def clean_form(self):
        """A form of a page that the reader may write on, and none that asks for a passphrase."""
        address = self.cleaned_data["form"]
        if not may_write_on(self.reader, address):
            raise forms.ValidationError("not hers", code="not hers")
        return address

    def clean_page(self):
        """A page of ours."""
        return local_path(self.cleaned_data["page"])

    def clean_typed(self):
        """Lists of words by name, without what is never kept."""
        fields = self.cleaned_data["typed"]
        if not isinstance(fields, dict) or not all(_are_words(values) for values in fields.values()):
            raise forms.ValidationError("no fields", code="no fields")
        if not _is_text(json.dumps(fields, ensure_ascii=False)):
            raise forms.ValidationError("no text", code="no text")
        return {name: values for name, values in fields.items() if not any(part in name for part in NEVER_KEPT)}


def _are_words(values):
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _is_text(written):
    try:
        written.encode()
    except UnicodeEncodeError:
        return False
    return True
