"""The library of answers."""

from django.urls import path

from outreach.library import views

urlpatterns = [
    path("answers/", views.answers, name="answers"),
    path("answers/similar/", views.answer_similar, name="answer-similar"),
    path("answers/new/", views.answer_new, name="answer-new"),
    path("answers/<uuid:pk>/edit/", views.answer_change, name="answer-change"),
    path("answers/<uuid:pk>/retire/", views.answer_retire, {"retired": True}, name="answer-retire"),
    path("answers/<uuid:pk>/restore/", views.answer_retire, {"retired": False}, name="answer-restore"),
    path("questions/<uuid:pk>/library/", views.answer_from_question, name="answer-from-question"),
]
