"""Where a nickname or a phone number stands in words that somebody wrote freely; only who reads them can tell."""

from dataclasses import dataclass

from core.words import folded
from outreach.models import Question, Visit

SHORTEST = 2  # characters of a word that is worth looking for


@dataclass(frozen=True)
class Mentions:
    """The visits and questions in whose words she may be named."""

    visits: list[Visit]
    questions: list[Question]

    def __bool__(self):
        return bool(self.visits or self.questions)


def mentions_of(person, *, reader) -> Mentions:
    """Where the nickname, code, number or phone of `person` stands in a note or in a question."""
    known = (person.nickname, person.code, person.register_number, person.phone)
    words = [folded(word) for word in known if len(word) >= SHORTEST]
    visits = Visit.objects.visible_to(reader).select_related("outing", "venue").order_by("-outing__date", "id")
    questions = Question.objects.visible_to(reader).opened().latest_first()
    return Mentions(
        visits=[visit for visit in visits if _names(words, visit.note)],
        questions=[question for question in questions if _names(words, question.words, question.answer)],
    )


def _names(words, *texts):
    return any(word in folded(text) for text in texts if text for word in words)
