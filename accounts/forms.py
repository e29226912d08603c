"""What the pages of accounts ask."""

from zoneinfo import available_timezones

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.addresses import local_path
from accounts.keys import roles_with_what_they_open
from accounts.models import Organisation
from accounts.strength import problem
from core.forms import layout

NO_PLACE = {"Factory", "localtime"}
PRIVATE = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}


def pseudonym(**options) -> forms.CharField:
    """The field for a pseudonym, where the cursor stands first."""
    widget = forms.TextInput({**PRIVATE, "autofocus": True})
    return forms.CharField(label=_("Pseudonym"), max_length=40, widget=widget, **options)


def passphrase(label, autocomplete, **options) -> forms.CharField:
    """A field for a passphrase: never shown again, never trimmed."""
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=200, strip=False, widget=widget, **options)


class NextPage(forms.Field):
    """Where she goes on: a page of ours, or "" where none was asked for. Any other is no mistake of hers."""

    widget = forms.HiddenInput

    def to_python(self, value):
        return local_path(value) if value else ""


class SignInForm(forms.Form):
    """Pseudonym and passphrase, and where she wanted to go."""

    username = pseudonym()
    passphrase = passphrase(_("Passphrase"), "current-password")
    next = NextPage(required=False)

    helper = layout("username", "passphrase", "next")


class LanguageForm(forms.Form):
    """The language of the pages, and the page she was on."""

    language = forms.ChoiceField(choices=())
    next = NextPage(required=False)

    def __init__(self, *args, languages, **options):
        super().__init__(*args, **options)
        self.fields["language"].choices = languages


class SwitchForm(forms.Form):
    """Who goes on at this laptop: her pseudonym chosen, her passphrase typed."""

    username = forms.ChoiceField(label=_("Who goes on?"), choices=(), widget=forms.RadioSelect)
    passphrase = passphrase(_("Her passphrase"), "off")

    helper = layout(Div("username", css_class="tiles"), "passphrase")

    def __init__(self, *args, names, **options):
        super().__init__(*args, **options)
        self.fields["username"].choices = [(name, name) for name in names]


class PassphraseForm(forms.Form):
    """The passphrase she has, and the new one twice; `names` are hers and the organisation's."""

    old = passphrase(_("The passphrase you have now"), "current-password")
    new = passphrase(
        _("New passphrase"),
        "new-password",
        help_text=_("At least 12 characters. Four words that have nothing to do with each other are good."),
    )
    again = passphrase(_("New passphrase, once more"), "new-password")

    helper = layout("old", "new", "again")

    def __init__(self, *args, names=(), **options):
        super().__init__(*args, **options)
        self.names = names

    def clean_new(self):
        """The new one is not soon guessed."""
        if words := problem(self.cleaned_data["new"], *self.names):
            raise forms.ValidationError(words)
        return self.cleaned_data["new"]

    def clean(self):
        """The new one is typed twice the same, and is another than before."""
        given = super().clean()
        if "new" in given and "again" in given and given["new"] != given["again"]:
            self.add_error("again", gettext("The two are not the same."))
        if "new" in given and given["new"] == given.get("old"):
            self.add_error("new", gettext("This is the passphrase you have now."))
        return given


def role() -> forms.ChoiceField:
    """The field for a role, each with what its keys open."""
    return forms.ChoiceField(label=_("Role"), choices=roles_with_what_they_open, widget=forms.RadioSelect)


class InviteForm(forms.Form):
    """Who is to have an account, and as what."""

    username = pseudonym(
        help_text=_(
            "A name she chose, not her real name: it can be read without any key. If it stands in a team already, "
            "it becomes her account."
        )
    )
    role = role()

    helper = layout("username", "role")


class RoleForm(forms.Form):
    """What a member of the staff is to the organisation."""

    role = role()

    helper = layout("role")


class SettingsForm(forms.ModelForm):
    """What the organisation is called, and in which time and language it keeps its books."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=lambda: [(zone, zone) for zone in sorted(available_timezones() - NO_PLACE)],
        help_text=_("Months begin and end in it."),
    )

    class Meta:
        model = Organisation
        fields = ["name", "time_zone", "language"]
        labels = {"name": _("Name of the organisation"), "language": _("Language")}
        help_texts = {
            "name": _("It is shown before anybody signs in: a neutral name is safer."),
            "language": _("Of the sign-in page and of reports. Everybody may choose her own."),
        }

    helper = layout("name", "time_zone", "language")
