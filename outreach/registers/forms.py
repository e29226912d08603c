"""What is asked when registers come in."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms import PRIVATE
from core.forms import layout
from core.words import saying
from outreach.registers.brought import BroughtRegisters
from outreach.registers.cells import text
from outreach.registers.files import ENCODINGS, UnreadableFile, preview
from outreach.registers.headings import FIELD_NAMES, REGISTERS, REQUIRED, fields_of, heading_line, suggested

ACCEPTED = ".xlsx,.xlsm,.xls,.csv,.txt"
LONGEST_CELL = 2000
SHOWN_CELLS = 3  # under a heading, to recognise its column by


class SeveralFiles(forms.FileField):
    """One file or more."""

    class Input(forms.FileInput):
        """A file input that takes several."""

        allow_multiple_selected = True

        def value_from_datadict(self, data, files, name):
            return files.getlist(name) if hasattr(files, "getlist") else files.get(name)

    widget = Input

    def clean(self, data, initial=None):
        files = [super(SeveralFiles, self).clean(file, initial) for file in data or []]
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


class UploadForm(forms.Form):
    """The files of one import. Each that cannot be read is named with the reason."""

    files = SeveralFiles(
        label=_("Files"),
        help_text=_("Excel workbooks or CSV files, several at once. Up to 12 MB, 50,000 rows a sheet."),
        widget=SeveralFiles.Input({"accept": ACCEPTED}),
        allow_empty_file=True,
    )

    helper = layout("files")

    def clean_files(self):
        """Reads the files; what was read is `registers`."""
        self.registers, files = BroughtRegisters(), self.cleaned_data["files"]
        for file in files:
            try:
                self.registers.add(file.name, file.read())
            except UnreadableFile as reason:
                self.add_error("files", saying(file.name, reason))
        return files


class EncodingForm(forms.Form):
    """In which encoding a CSV file is to be read, each with its first lines."""

    encoding = forms.ChoiceField(label=_("Encoding"), widget=forms.RadioSelect)

    def __init__(self, *args, content, chosen, **options):
        super().__init__(*args, initial={"encoding": chosen}, **options)
        self.fields["encoding"].choices = list(ENCODINGS.items())
        self.previews = [(code, name, preview(content, code), code == chosen) for code, name in ENCODINGS.items()]


class ColumnsForm(forms.Form):
    """Which column of a sheet holds which field of a register."""

    def __init__(self, *args, sheet, register, columns=None, **options):
        super().__init__(*args, **options)
        self.register = register
        chosen = {column: field for field, column in (columns or suggested(sheet, register)).items()}
        choices = [("", _("leave out")), *((field, FIELD_NAMES[field]) for field in fields_of(register))]
        first = heading_line(sheet)
        for column in range(max((len(row) for row in sheet.rows), default=0)):
            cells = [
                text(row[column]) if column < len(row) else "" for row in sheet.rows[first - 1 : first + SHOWN_CELLS]
            ]
            self.fields[f"column-{column}"] = forms.ChoiceField(
                label=(cells and cells[0]) or gettext("column %(number)s") % {"number": column + 1},
                help_text=" · ".join(filter(None, cells[1:])),
                choices=choices,
                required=False,
                initial=chosen.get(column, ""),
            )
        self.helper = layout(*self.fields)

    def clean(self):
        """No field twice, and none missing that the register cannot do without."""
        given = [field for field in self.cleaned_data.values() if field]
        for field in dict.fromkeys(field for field in given if given.count(field) > 1):
            self.add_error(None, gettext("%(field)s is chosen twice.") % {"field": FIELD_NAMES[field]})
        for field in sorted(REQUIRED[self.register] - set(given)):
            self.add_error(None, gettext("%(field)s is missing.") % {"field": FIELD_NAMES[field]})

    def columns(self) -> dict[str, int]:
        """Field to column."""
        return {field: int(name.split("-")[1]) for name, field in self.cleaned_data.items() if field}


class RegisterForm(forms.Form):
    """Which register a sheet is, or none."""

    register = forms.ChoiceField(
        label=_("This sheet is"),
        choices=[*REGISTERS.items(), ("none", _("none of these: leave it out"))],
        widget=forms.RadioSelect,
    )

    helper = layout("register")

    @property
    def leaves_out(self) -> bool:
        """True if the sheet is no register."""
        return self.cleaned_data["register"] == "none"


class RefusedRowForm(forms.Form):
    """The cells of a refused row, each with what is wrong with it."""

    def __init__(self, data=None, *, row, place, columns):
        prefix = f"{place}-{row.source.line}"
        sent = data is not None and any(name.startswith(f"{prefix}-") for name in data)
        super().__init__(data if sent else None, prefix=prefix)
        self.row, self.place = row, place
        wrong = {problem.column: problem.sentence for problem in row.problems}
        headings = dict(enumerate(row.source.headings))
        for column in sorted(columns, key=lambda column: (headings.get(column) not in wrong, column)):
            heading = headings.get(column, "")
            field = forms.CharField(
                label=heading or str(column + 1),
                required=False,
                max_length=LONGEST_CELL,
                initial=row.source.cells[column] if column < len(row.source.cells) else "",
                widget=forms.TextInput({**PRIVATE, "aria-invalid": "true"} if heading in wrong else PRIVATE),
            )
            field.wrong = wrong.get(heading, "")
            self.fields[str(column)] = field
        self.elsewhere = [p.sentence for p in row.problems if p.column not in row.source.headings or not p.column]

    def corrections(self) -> dict[int, str]:
        """What was sent and differs: column to text."""
        if not self.is_bound or not self.is_valid():
            return {}
        sent = (name for name in self.changed_data if self.add_prefix(name) in self.data)
        return {int(name): self.cleaned_data[name] for name in sent}
