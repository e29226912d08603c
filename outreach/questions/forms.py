"""What is asked about questions: the question itself, its answer, what is said between team and doctor."""

from uuid import UUID

from crispy_forms.layout import HTML
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import HEAR, DayForm, RowForm, choices_of, day, free_text, layout, one_of
from core.forms import words as few_words
from outreach.mentions.forms import NamingForm
from outreach.questions.queue import QueueView

LIKE = (
    '{% include "outreach/library/_like.html" with words_field=form.words topic_field=form.topic '
    "answer_field=form.answer by_field=form.answered_by once_field=form.at_once %}"
)
MOST_MATCHES = 20


class ShownFilter(forms.Form):
    """Which questions to show. What cannot be chosen counts as not chosen."""

    state = forms.ChoiceField(label=_("Which questions"), required=False, choices=QueueView.choices)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["state"].widget.attrs["class"] = "form-select"

    @property
    def chosen(self) -> QueueView:
        """What was chosen, or all that wait."""
        return QueueView(self.cleaned_data["state"] or QueueView.WAITING) if self.is_valid() else QueueView.WAITING


class AskForm(NamingForm, DayForm):
    """A question written down by hand. `meant` are the persons that the words in `who` may mean."""

    free = ("words", "answer")
    words = free_text(_("The question, in her words"), required=True)
    topic = one_of([], _("Topic"), coerce=UUID)
    urgent = forms.BooleanField(label=_("It is urgent"), required=False)
    on = day(_("When she asked"))
    who = few_words(
        _("Who asked: nickname, symbol, code or number"),
        80,
        required=False,
        help_text=_("Leave it empty for somebody who has no record."),
    )
    person = one_of([], _("Which of them?"), coerce=UUID, none=_("choose"))
    venue = one_of([], _("Where she works"), coerce=UUID, none=_("not known"))
    at_once = forms.BooleanField(label=_("It was answered at once"), required=False)
    answer = free_text(_("The answer"))
    answered_by = few_words(_("Who answered"), 60, required=False)

    def __init__(self, *args, topics, venues, meant, asker=None, **options):
        super().__init__(*args, **options)
        self.asker, self.meant = asker, meant
        self.fields["topic"].choices = choices_of(topics, none=_("not said"))
        self.fields["venue"].choices = choices_of(venues, none=_("not known"))
        self.fields["person"].choices = [("", _("choose")), *((each.pk, each.called) for each in meant[:MOST_MATCHES])]
        if asker is not None:
            del self.fields["who"]
        if asker is not None or len(meant) < 2:
            del self.fields["person"]
        about = ("urgent", "on", *(name for name in ("who", "person") if name in self.fields), "venue")
        self.helper = layout(HEAR, "words", "topic", HTML(LIKE), *about, "at_once", HEAR, "answer", "answered_by")
        self.helper.layout.append("keep_names")

    def clean(self):
        """Who asked is one person or nobody; what was answered at once has its answer."""
        given = super().clean()
        if given.get("who") and not self.meant:
            self.add_error("who", gettext("Nobody was found. Leave it empty for somebody who has no record."))
        if "person" in self.fields and not given.get("person"):
            self.add_error("person", gettext("More than one is called so: choose who asked."))
        if given.get("at_once") and not given.get("answer") and "answer" not in self.errors:
            self.add_error("answer", gettext("Write what the answer was."))
        if given.get("answer") and not given.get("at_once"):
            self.add_error("at_once", gettext("Tick this if she has heard the answer; or take the answer out."))
        return given

    def facts(self) -> dict:
        """What the action wants to know."""
        said = self.cleaned_data
        asker = self.asker.pk if self.asker else said.get("person") or (self.meant[0].pk if self.meant else None)
        taken = ("words", "topic", "urgent", "on", "venue", "at_once", "answer", "answered_by")
        return {"person": asker, **{name: said[name] for name in taken}}


class AnswerForm(NamingForm, RowForm):
    """The doctor's answer, or what she asks back; `without` names the fields that this reader is not asked."""

    free = ("answer", "back")
    answered_by = few_words(_("Who gives the answer"), 60)
    come_to_clinic = forms.BooleanField(label=_("She should come to the clinic"), required=False)
    answer = free_text(_("The answer"))
    back = free_text(_("Or what has to be known first"))
    answered_on = day(_("Answered on"))

    def __init__(self, *args, without=(), **options):
        super().__init__(*args, **options)
        for name in without:
            del self.fields[name]
        asked_back = () if "back" in without else (HEAR, "back")
        shown = ("answered_by", "come_to_clinic", HEAR, "answer", "keep_names", *asked_back, "answered_on", "seen")
        self.helper = layout(*(each for each in shown if each not in without))

    def clean(self):
        """There is an answer, or what the doctor wants to know first, and not both."""
        given = super().clean()
        answers = given.get("answer") or given.get("come_to_clinic")
        if given.get("back") and answers:
            self.add_error("back", gettext("Either an answer or what the doctor asks back, not both."))
        elif not answers and not given.get("back") and not self.errors:
            self.add_error("answer", gettext("Write the answer, or say that she should come to the clinic."))
        return given

    def compare_with(self, row, *, version: str) -> None:
        """Show a colleague's answer beside what was typed."""
        super().compare_with(row, version=version)
        beside = {field.label for name, field in self.fields.items() if name not in ("back", "keep_names")}
        self.differences = tuple(each for each in self.differences if each.label in beside)


class MoreWordsForm(NamingForm):
    """What the team says when the doctor asked back."""

    free = ("words",)
    words = free_text(_("What we know"), required=True)

    helper = layout(HEAR, "words", "keep_names")
