"""What is asked of an answer of the library."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from core.forms import HEAR, RowForm, choices_of, day, free_text, layout, one_of
from core.forms import words as few_words
from outreach.mentions.forms import NamingForm


class LibraryForm(NamingForm, RowForm):
    """An answer that many may hear: how it is usually asked, what to say, who says so, since when."""

    free = ("question", "words")
    question = free_text(_("The question, as it is usually asked"), required=True)
    words = free_text(_("What to say"), required=True)
    topic_id = one_of([], _("Topic"), coerce=UUID)
    said_by = few_words(_("Who says so"), 60, help_text=_("The doctor, the clinic or the lawyer."))
    checked_on = day(_("Checked on"), help_text=_("The day on which she last said that it holds."))

    helper = layout(HEAR, "question", HEAR, "words", "keep_names", "topic_id", "said_by", "checked_on", "seen")

    def __init__(self, *args, topics, **options):
        super().__init__(*args, **options)
        self.fields["topic_id"].choices = choices_of(topics, none=_("not said"))

    def values(self) -> dict:
        """What was typed, by the names of the row's values."""
        return {name: value for name, value in super().values().items() if name != "keep_names"}

    def compare_with(self, row, *, version: str) -> None:
        """Show the answer as a colleague left it beside what was typed."""
        super().compare_with(row, version=version)
        tick = self.fields["keep_names"].label
        self.differences = tuple(each for each in self.differences if each.label != tick)
