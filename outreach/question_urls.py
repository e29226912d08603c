"""The queue of questions, the sheet for the telephone, and each step of a question."""

from django.urls import path

from outreach.views import question_answers, question_telling, questions, telephone

question_addresses = [
    path("questions/", questions.questions, name="questions"),
    path("questions/new/", questions.question_new, name="question-new"),
    path("questions/new/person/<uuid:pk>/", questions.question_new, name="question-new-of"),
    path("questions/telephone/", telephone.telephone, name="telephone"),
    path("questions/telephone/<uuid:pk>/", telephone.telephone_answer, name="telephone-answer"),
    path("questions/<uuid:pk>/", questions.question, name="question"),
    path("questions/<uuid:pk>/answer/", question_answers.question_answer, name="question-answer"),
    path("questions/<uuid:pk>/more/", question_answers.question_more, name="question-more"),
    path("questions/<uuid:pk>/call/", question_telling.question_call, name="question-call"),
    path("questions/<uuid:pk>/told/", question_telling.question_told, name="question-told"),
    path("questions/<uuid:pk>/close/", question_telling.question_close, name="question-close"),
    path("questions/<uuid:pk>/back/", question_telling.question_back, name="question-back"),
]
