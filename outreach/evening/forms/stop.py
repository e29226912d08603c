"""One stop on one screen: what came of it, who was met, what was said."""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.forms import QUIET, choices_of, day, free_text
from core.months import is_meant
from core.words import saying
from outreach.evening.actions.visits import NewPromise, NewQuestion, StopFacts, Ticks
from outreach.evening.forms.outing import EveningForm, TickedField
from outreach.follow_ups.come_back import day_next_month, suggested_day
from outreach.follow_ups.forms import ReasonSelect
from outreach.mentions.forms import NamingForm
from outreach.models import Encounter, Outcome
from outreach.outings.keys import DUE_KEYS, OUTCOME_KEYS, REASON_KEYS, TOPIC_KEYS, with_keys, with_letters
from people.models import Person, Wish

OUTCOMES = (Outcome.REACHED, Outcome.CLOSED, Outcome.REFUSED, Outcome.UNSAFE, Outcome.NOT_ATTEMPTED)
MOST_WOMEN = 999
NOT_SAID = [("", _("not said"))]
DUE = ("kept", "told")


@dataclass(frozen=True)
class PersonAtStop:
    """A person on the form: her key, whether she is ticked as met, and the fields about her."""

    person: Person
    key: str
    met: bool
    fields: dict


class StopForm(NamingForm, EveningForm):
    """What is said of a stop. `table` is what lies on the table."""

    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=[(each.value, each.label) for each in OUTCOMES], widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(label=_("Reason"), required=False, widget=forms.RadioSelect)
    headcount = forms.IntegerField(
        label=_("Headcount"),
        help_text=_("How many women were there, recorded or not. Empty if nobody counted."),
        required=False,
        min_value=0,
        max_value=MOST_WOMEN,
        widget=forms.NumberInput({"inputmode": "numeric", "class": "form-control", "autocomplete": "off"}),
    )
    kept = TickedField(label=_("Follow-ups due here"), required=False, widget=forms.CheckboxSelectMultiple)
    told = TickedField(label=_("Answers to tell"), required=False, widget=forms.CheckboxSelectMultiple)
    met = forms.MultipleChoiceField(required=False, label=_("Who was met"), widget=forms.CheckboxSelectMultiple)
    topics = forms.MultipleChoiceField(
        label=_("What was talked about"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = free_text(_("Note"))
    free = ("question_words", "question_answer")
    question_words = free_text(_("The question, in her words"))
    question_person = forms.ChoiceField(label=_("Who asked"), required=False)
    question_topic = forms.ChoiceField(label=_("Topic"), required=False)
    question_urgent = forms.BooleanField(label=_("It is urgent"), required=False)
    question_at_once = forms.BooleanField(label=_("It was answered at once"), required=False)
    question_answer = free_text(_("The answer"))
    question_by = forms.CharField(label=_("Who answered"), max_length=60, required=False, widget=forms.TextInput(QUIET))
    back_offered = forms.BooleanField(label=_("Come back after the refusal"), required=False)
    back_reason = forms.ChoiceField(label=_("Why"), required=False, widget=ReasonSelect)
    back_on = day(_("When"), required=False, help_text=_("Empty: the day that is usual for the reason."))
    back_person = forms.ChoiceField(label=_("For whom"), required=False)

    def __init__(self, *args, table, initial=None, **options):
        super().__init__(*args, reader=table.reader, initial={**shown_of_stop(table), **(initial or {})}, **options)
        self.table = table
        topics = choices_of(table.topics)
        reasons = choices_of(table.reasons, none=_("not said"))
        people = [(str(person.pk), person.called) for person in table.people]
        self.fields["topics"].choices, self.fields["met"].choices = topics, people
        self.fields["reason"].choices = self.fields["back_reason"].choices = reasons
        self.fields["back_reason"].widget.days = {str(each.pk): self._day_for(each) for each in table.reasons}
        for name in DUE:
            self.fields[name].choices = [(str(each.pk), each.words) for each in self._due(name)]
        self.fields["question_topic"].choices = [*NOT_SAID, *topics]
        self.fields["question_person"].choices = [("", _("nobody who has a record")), *people]
        self.fields["back_person"].choices = [("", _("the venue")), *people]
        for person in table.people:
            self._add_fields_about(person, topics)
        for field in self.fields.values():
            if isinstance(field.widget, forms.Select | forms.Textarea | forms.DateInput | forms.TextInput):
                select = isinstance(field.widget, forms.Select) and not isinstance(field.widget, forms.RadioSelect)
                field.widget.attrs.setdefault("class", "form-select" if select else "form-control")

    def _due(self, name):
        """The promises due at the stop (`kept`), or the answers (`told`)."""
        return self.table.due.promises if name == "kept" else self.table.due.answers

    def _day_for(self, reason):
        return suggested_day(reason, on=self.table.outing.date, next_outing=self.table.next_outing)

    def _add_fields_about(self, person, topics):
        wishes = [*NOT_SAID, *Wish.choices]
        about = {
            "new": forms.BooleanField(label=pgettext_lazy("person met", "new"), required=False),
            "full": forms.BooleanField(label=_("full service given"), required=False),
            "again": forms.BooleanField(label=_("to explain again"), required=False),
            "about": forms.MultipleChoiceField(
                label=_("What to explain again"),
                choices=topics,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            ),
            "wish": forms.ChoiceField(label=_("Her wish"), choices=wishes, required=False, widget=forms.RadioSelect),
        }
        for name, field in about.items():
            field.whole_label = saying(person.called, field.label)
            self.fields[f"{name}-{person.pk}"] = field

    @property
    def rows(self) -> list[PersonAtStop]:
        """The persons on the form, each with her key."""
        ticked = {str(pk) for pk in self["met"].value() or ()}
        return [
            PersonAtStop(
                person,
                key,
                str(person.pk) in ticked,
                {name: self[f"{name}-{person.pk}"] for name in ("new", "full", "again", "about", "wish")},
            )
            for person, key in with_letters(self.table.people)
        ]

    @property
    def topic_rows(self) -> list[tuple]:
        """The topics, each with its key and whether it is ticked."""
        ticked = {str(pk) for pk in self["topics"].value() or ()}
        topics = with_keys(self.table.topics, TOPIC_KEYS)
        return [(topic, key, str(topic.pk) in ticked) for topic, key in topics]

    @property
    def due_rows(self) -> dict[str, list[tuple]]:
        """What is due at the stop, `kept` and `told`: each with its key and whether it is ticked."""
        keys = with_keys([*self.table.due.promises, *self.table.due.answers], DUE_KEYS)
        key_of = {due.pk: key for due, key in keys}
        ticked = {name: {str(pk) for pk in self[name].value() or ()} for name in DUE}
        return {name: [(due, key_of[due.pk], str(due.pk) in ticked[name]) for due in self._due(name)] for name in DUE}

    @property
    def refusal_rows(self) -> list[tuple]:
        """The reasons of a refusal, each with its key and the day on which one comes back for it."""
        options = with_keys(self["reason"], REASON_KEYS)
        return [(option, key, self._day_after_refusal(option.data["value"])) for option, key in options]

    @property
    def day_offered(self):
        """The day on which one comes back after a refusal, as its reason is chosen now."""
        return self._day_after_refusal(self["reason"].value())

    def _day_after_refusal(self, chosen):
        """As is set for the reason; next month while none is chosen."""
        reason = next((reason for reason in self.table.reasons if str(reason.pk) == str(chosen)), None)
        if reason:
            return self._day_for(reason)
        return day_next_month(on=self.table.outing.date, next_outing=self.table.next_outing)

    @property
    def outcome_rows(self) -> list[tuple]:
        """The outcomes, each with its key and whether it is chosen."""
        chosen = str(self["outcome"].value() or "")
        return [(each, key, each.value == chosen) for each, key in with_keys(OUTCOMES, OUTCOME_KEYS)]

    @property
    def suggested_days(self) -> list[tuple]:
        """Days on which one usually comes back, with what they are called."""
        day = self.table.outing.date
        return [
            (gettext("in a week"), day + timedelta(days=7)),
            (gettext("in two weeks"), day + timedelta(days=14)),
            (gettext("in four weeks"), day + timedelta(days=28)),
        ]

    def clean(self):
        """Who was met was there, what was kept was kept there, a question has its words, a promise its day."""
        given = super().clean()
        if not is_meant(self.table.outing.date):
            self.add_error("outcome", gettext("The day of this outing cannot be right: correct the outing first."))
        self._check_presence(given)
        self._check_question(given)
        self._check_promise(given)
        return given

    def _check_presence(self, given):
        reached = given.get("outcome", Outcome.REACHED) == Outcome.REACHED
        somebody = given.get("met") or given.get("headcount")
        if somebody and not reached:
            self.add_error("outcome", gettext("Somebody is written down as met or counted: then it was reached."))
        if not reached and any(self._ticked_here(given, name) for name in DUE):
            self.add_error("outcome", gettext("A follow-up or an answer is ticked: then it was reached."))
        count = given.get("headcount")
        if count is not None and count < len(given.get("met", ())):
            self.add_error("headcount", gettext("More are ticked as met than were there."))

    def _ticked_here(self, given, name):
        """What is ticked as done on this visit; while it is not reached, what was done elsewhere that day is not."""
        visit = self.table.visit
        was_reached = visit is not None and visit.outcome == Outcome.REACHED
        elsewhere = set() if was_reached else {str(due.pk) for due in self._due(name) if due.done}
        return set(given.get(name, ())) - elsewhere

    def _check_question(self, given):
        about_it = ("question_urgent", "question_at_once", "question_answer", "question_by", "question_person")
        wordless = not given.get("question_words") and "question_words" not in self.errors
        if wordless and any(given.get(name) for name in about_it):
            self.add_error("question_words", gettext("Write the question too."))
        unanswered = not given.get("question_answer") and "question_answer" not in self.errors
        if given.get("question_at_once") and unanswered:
            self.add_error("question_answer", gettext("Write what the answer was."))

    def _check_promise(self, given):
        if given.get("back_offered") and given.get("outcome") == Outcome.REFUSED:
            given["back_reason"] = given.get("back_reason") or given.get("reason")
            given["back_on"] = given.get("back_on") or self._day_after_refusal(given["back_reason"])
        promised = given.get("back_reason") or given.get("back_person")
        if promised and "back_on" not in self.errors and not given.get("back_on"):
            reasons = {str(reason.pk): reason for reason in self.table.reasons}
            given["back_on"] = self._day_for(reasons.get(given.get("back_reason")))
        if given.get("back_on") and given["back_on"] < self.table.outing.date:
            self.add_error("back_on", gettext("This day was before the outing."))

    @staticmethod
    def taken_over(hit) -> dict:
        """What the form shows where somebody took a known answer over, if she did."""
        return hit and {"question_answer": hit.words, "question_by": hit.source, "question_at_once": True} or {}

    def facts(self) -> StopFacts:
        """What the form says of the stop."""
        given, outcome = self.cleaned_data, Outcome(self.cleaned_data["outcome"])
        reached = outcome == Outcome.REACHED
        people, topics = self._by_id(self.table.people), self._by_id(self.table.topics)
        reasons = self._by_id(self.table.reasons)
        return StopFacts(
            outcome=outcome,
            reason=reasons.get(given["reason"]) if outcome == Outcome.REFUSED else None,
            headcount=given["headcount"] if reached else None,
            topics=tuple(topics[pk] for pk in given["topics"]) if reached else (),
            met=tuple(self._encounter(people[pk], topics) for pk in given["met"]) if reached else (),
            shown=frozenset(people.values()),
            note=given["note"],
            question=self._question(people, topics),
            promise=self._promise(people, reasons),
            kept=self._ticks("kept"),
            told=self._ticks("told"),
        )

    def _ticks(self, name):
        """Of what the form showed, what is ticked; a row that came to be due since is left alone."""
        shown = set(self.data.getlist(f"{name}-shown"))
        shown = frozenset(due.pk for due in self._due(name) if str(due.pk) in shown)
        return Ticks(shown, frozenset(pk for pk in shown if str(pk) in self.cleaned_data[name]))

    @staticmethod
    def _by_id(rows):
        return {str(row.pk): row.pk for row in rows}

    def _encounter(self, pk, topics):
        said = {name: self.cleaned_data[f"{name}-{pk}"] for name in ("new", "full", "again", "about", "wish")}
        before = self.table.encounters.get(pk)
        unsaid = None if before is None or before.full_service is None else False
        return Encounter(
            pk,
            new=said["new"],
            to_explain=said["again"] or bool(said["about"]),
            explain_again=tuple(topics[topic] for topic in said["about"]),
            wish=Wish(said["wish"]) if said["wish"] else None,
            full_service=True if said["full"] else unsaid,
        )

    def _question(self, people, topics):
        given = self.cleaned_data
        if not given["question_words"]:
            return None
        return NewQuestion(
            words=given["question_words"],
            person=people.get(given["question_person"]),
            topic=topics.get(given["question_topic"]),
            urgent=given["question_urgent"],
            answer=given["question_answer"],
            answered_by=given["question_by"],
            at_once=given["question_at_once"],
        )

    def _promise(self, people, reasons):
        given = self.cleaned_data
        if not given["back_on"]:
            return None
        return NewPromise(given["back_on"], reasons.get(given["back_reason"]), people.get(given["back_person"]))


def shown_of_stop(table) -> dict:
    """What the form of a stop shows at first."""
    shown = {
        "seen": table.seen,
        "kept": [str(due.pk) for due in table.due.promises if due.done],
        "told": [str(due.pk) for due in table.due.answers if due.done],
    }
    for person in table.people:
        shown[f"new-{person.pk}"] = person.first_met == table.outing.date
    visit = table.visit
    if visit is None:
        return shown
    shown |= {
        "outcome": "" if visit.outcome == Outcome.PLANNED else visit.outcome,
        "reason": str(visit.reason_id or ""),
        "headcount": visit.headcount,
        "topics": [str(topic) for topic in visit.topics],
        "note": visit.note,
        "met": [str(each.person) for each in visit.met if each.person],
    }
    for each in visit.met:
        shown |= {
            f"new-{each.person}": each.new,
            f"full-{each.person}": bool(each.full_service),
            f"again-{each.person}": each.to_explain,
            f"about-{each.person}": [str(topic) for topic in each.explain_again],
            f"wish-{each.person}": each.wish or "",
        }
    return shown
