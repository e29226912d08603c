"""The library of answers."""

from django.urls import path

from outreach.library import views as answers

answer_addresses = [
    path("answers/", answers.answers, name="answers"),
    path("answers/similar/", answers.answer_similar, name="answer-similar"),
    path("answers/new/", answers.answer_new, name="answer-new"),
    path("answers/<uuid:pk>/edit/", answers.answer_edit, name="answer-edit"),
    path("answers/<uuid:pk>/retire/", answers.answer_retire, {"retired": True}, name="answer-retire"),
    path("answers/<uuid:pk>/restore/", answers.answer_retire, {"retired": False}, name="answer-restore"),
    path("questions/<uuid:pk>/library/", answers.answer_from_question, name="answer-from-question"),
]
