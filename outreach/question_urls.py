"""The queue of questions."""

from django.urls import path

from outreach.views import questions

question_addresses = [
    path("questions/", questions.questions, name="questions"),
    path("questions/<uuid:pk>/", questions.question, name="question"),
]
