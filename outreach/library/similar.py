"""The library of answers: which of them, and which answered questions, are like a question that is being typed.

Only what somebody with a medical say stands for is offered: an answer of the library with who says so, or a question
that an adviser answered. What stands under any other question, imported or written down, is its history and no more.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from math import log, sqrt
from uuid import UUID

from django.utils.translation import gettext

from accounts.models import User
from accounts.permissions import Role
from core.words import folded
from outreach.models import Answer, Question, Topic
from outreach.models.answers import Answers
from outreach.models.questions import QuestionStatus

ALIKE, ALIKE_IN_TOPIC = 0.25, 0.18  # of 1, which is the same question; less is enough where the topic is the same
BESIDE_THE_BEST = 0.6  # of the best likeness: what is less alike is left out
OF_THE_ANSWER = 0.3  # what a word of the answer counts, beside one of the question
MOST_OF_THE_BOOK = 500  # different questions: older ones are not looked at
UNHEARD = 0.5  # what a word counts that nobody has asked with before
STEM, SHORTEST = 6, 3  # letters of a word: "pregnant" and "pregnancy" are one; a shorter one tells nothing
ENDINGS = (("ing", 6), ("ies", 5), ("ed", 5), ("es", 5), ("s", 4), ("y", 5), ("e", 5))  # of words of so many letters
LONGEST = 4000  # letters of a question, as its field takes; whatever comes after is not looked at
SENTENCES = re.compile(r"[.!?;:。！？；：\n]+")
SPACED, UNSPACED = r"[^\W\d_\u0e00-\U0010ffff]+", r"(?:(?![\W\d_])[\u0e00-\U0010ffff])+"
WORDS = re.compile(f"{SPACED}|{UNSPACED}")


@dataclass(frozen=True)
class Hit:
    """Something that was answered and is like the question: an answer of the library, or a question of the book."""

    row: Answer | Question
    question: str
    words: str
    said_by: str
    topic_id: UUID | None
    likeness: float = 0.0

    @property
    def from_library(self) -> bool:
        """Whether it is an answer of the library."""
        return isinstance(self.row, Answer)

    @property
    def source(self) -> str:
        """Who answers, where the answer is taken over."""
        return gettext("%(who)s, from the library") % {"who": self.said_by} if self.from_library else self.said_by


@dataclass(frozen=True)
class OnShelf:
    """An answer of the library as one reads it; `old` says that somebody should check it again."""

    answer: Answer
    old: bool


class Collection:
    """Texts, with how rare each word is among their sentences: whatever stands in many of them tells little."""

    def __init__(self, texts: Iterable[str]):
        sentences = {sentence for text in texts for sentence in SENTENCES.split(text) if sentence.strip()}
        self.size = len(sentences)
        self.counts = Counter(part for sentence in sentences for part in set(parts_of(sentence)))

    def weighed(self, text: str) -> dict[str, float]:
        """The words of a text with what each tells."""
        return {part: self._weight(part) for part in set(parts_of(text))}

    def _weight(self, part):
        count = self.counts[part]
        rarity = log((self.size + 1) / (count + 0.5)) * (1 if count else UNHEARD)
        return rarity * (sqrt(len(part) / STEM) if _is_spaced(part) else 1)


class Known:
    """Whatever was answered, in the library and in the book, opened and weighed once for many questions.

    A question that was answered out of the library is another way of asking for that answer.
    """

    def __init__(self, reader):
        library, book = answers_known(reader), questions_answered(reader)
        said, advisers = {hit.words: hit for hit in library}, _advisers()
        self.collection = Collection(chain.from_iterable((hit.question, hit.words) for hit in [*library, *book]))
        again = [(said[hit.words], *self._weighed(hit)) for hit in book if hit.words in said]
        self.library = [*((hit, *self._weighed(hit)) for hit in library), *again]
        checked = (hit for hit in book if hit.words not in said and folded(hit.said_by) in advisers)
        self.book = [(hit, *self._weighed(hit)) for hit in checked]

    def similar(self, words: str, topic: str = "", *, most: int = 5) -> list[Hit]:
        """What is like `words`, of `topic` rather than not; the library first, `most` in all."""
        asked = self.collection.weighed(words)
        vouched_for = [known for known in self.library if known[0].said_by]
        return [*self._nearest(asked, topic, vouched_for), *self._nearest(asked, topic, self.book)][:most]

    def in_library(self, words: str) -> list[Hit]:
        """What the library has that is like `words`, whoever says so."""
        return self._nearest(self.collection.weighed(words), "", self.library)

    def _weighed(self, hit):
        """What is known of an answer, the words of the question counting more; and the length of the question alone."""
        question, answer = self.collection.weighed(hit.question), self.collection.weighed(hit.words)
        return {part: OF_THE_ANSWER * weight for part, weight in answer.items()} | question, _length(question)

    def _nearest(self, asked, topic, known):
        """Those of `known` that are like it, the likest first, without what is much less alike than the best."""
        length, likest = _length(asked), {}
        for hit, parts, own in known:
            before = likest.get(hit.row.pk, hit)
            likest[hit.row.pk] = replace(hit, likeness=max(before.likeness, _cosine(asked, length, parts, own)))
        alike = [hit for hit in likest.values() if hit.likeness >= _enough(hit, topic)]
        best = max((hit.likeness for hit in alike), default=0)
        near = [hit for hit in alike if hit.likeness >= best * BESIDE_THE_BEST]
        return sorted(near, key=lambda hit: (str(hit.topic_id) != topic, -hit.likeness))


def similar(words: str, topic: str, *, reader, most: int = 5) -> list[Hit]:
    """What was answered before and is like `words`, of `topic` rather than not; the library first, `most` in all."""
    words = words[:LONGEST]
    return Known(reader).similar(words, topic, most=most) if parts_of(words) else []


def answers_known(reader) -> list[Hit]:
    """The answers of the library that are not retired."""
    answers = Answer.objects.visible_to(reader).opened().in_use()
    return [Hit(each, each.question, each.words, each.said_by, each.topic_id) for each in answers]


def found_in_library(words: str, *, reader) -> Answers:
    """The answers that `words` stand in or are like; all when nothing is looked for. None that is retired."""
    answers = Answer.objects.visible_to(reader).opened().in_use()
    typed = folded(words)
    if not typed:
        return answers
    like = {hit.row.pk for hit in Known(reader).in_library(words[:LONGEST])} if parts_of(words[:LONGEST]) else set()
    return Answers(
        each
        for each in answers
        if each.pk in like or any(typed in folded(text) for text in (each.question, each.words))
    )


def shelves(words: str, *, reader, today: date) -> list[tuple[Topic | None, list[OnShelf]]]:
    """What is found in the library, by topic; what has none comes last."""
    found = found_in_library(words, reader=reader).by_topic(Topic.objects.opened().in_order())
    return [(topic, [OnShelf(each, each.is_old_on(today)) for each in answers]) for topic, answers in found]


def asked_most(reader, *, most: int = 5) -> list[tuple[Question, int]]:
    """The answered questions asked most often with nothing like them in the library, and how often each was asked."""
    known, questions = Known(reader), Question.objects.visible_to(reader).opened().latest_first()
    times, latest = Counter(folded(each.words) for each in questions), {}
    for each in questions:
        if each.answer and each.status != QuestionStatus.OPEN:
            latest.setdefault(folded(each.words), each)
    new = (words for words, each in latest.items() if not known.in_library(each.words))
    often = sorted(new, key=lambda words: -times[words])
    return [(latest[words], times[words]) for words in often[:most]]


def questions_answered(reader) -> list[Hit]:
    """The last answered questions of the book, by whomever; what was asked and said in the same words is one.

    Of these, whoever asks for what is known takes what an adviser said.
    """
    questions = Question.objects.visible_to(reader).opened().latest_first()
    answered = (each for each in questions if each.answer and each.status != QuestionStatus.OPEN)
    said = {}
    for each in answered:
        hit = Hit(each, each.words, each.answer, each.answered_by, each.topic_id)
        said.setdefault((hit.question, hit.words, hit.said_by), hit)
    return list(said.values())[:MOST_OF_THE_BOOK]


def _advisers():
    """The pseudonyms of those who have a medical say, here still or not."""
    return {folded(name) for name in User.objects.filter(role=Role.ADVISER).values_list("username", flat=True)}


def parts_of(text: str) -> list[str]:
    """What a text is compared by: stems of words, and where words stand without spaces each character and each pair."""
    parts = []
    for word in WORDS.findall(_even(text)):
        if _is_spaced(word):
            parts += [stem(word)] if len(word) >= SHORTEST else []
        else:
            parts += [*word, *(word[place : place + 2] for place in range(len(word) - 1))]
    return parts


def stem(word: str) -> str:
    """A word of Latin script without its ending: "itching" and "itches" give "itch"."""
    for ending, least in ENDINGS:
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    doubled = len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[: -1 if doubled else None][:STEM]


def _is_spaced(part):
    return part[0] < "\u0e00"


def _even(text):
    """In one width, lower case and without accents."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _enough(hit, topic):
    return ALIKE_IN_TOPIC if str(hit.topic_id) == topic else ALIKE


def _length(weights):
    return sqrt(sum(weight * weight for weight in weights.values()))


def _cosine(asked, length, parts, own):
    """How alike two questions are, from 0 to 1, by what they share; the answer's words help a little."""
    shared = sum(weight * parts[part] for part, weight in asked.items() if part in parts)
    return min(shared / (length * own), 1.0) if shared and own else 0.0
