"""The queue of questions, the sheet for the telephone, and each step of a question."""

from django.urls import path

from outreach.questions.views import answering, queue, telephone, telling

urlpatterns = [
    path("questions/", queue.questions, name="questions"),
    path("questions/new/", queue.question_new, name="question-new"),
    path("questions/new/person/<uuid:pk>/", queue.question_new, name="question-new-of"),
    path("questions/telephone/", telephone.telephone, name="telephone"),
    path("questions/telephone/<uuid:pk>/", telephone.telephone_answer, name="telephone-answer"),
    path("questions/<uuid:pk>/", queue.question, name="question"),
    path("questions/<uuid:pk>/answer/", answering.question_answer, name="question-answer"),
    path("questions/<uuid:pk>/more/", answering.question_more, name="question-more"),
    path("questions/<uuid:pk>/call/", telling.question_call, name="question-call"),
    path("questions/<uuid:pk>/told/", telling.question_told, name="question-told"),
    path("questions/<uuid:pk>/close/", telling.question_close, name="question-close"),
    path("questions/<uuid:pk>/back/", telling.question_back, name="question-back"),
]
