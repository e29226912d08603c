"""What no register holds: plans, calls, crackdowns, leads, answers for many; a secret in every field of words."""

from datetime import date

from core.months import Month
from outreach.models import (
    Answer,
    Crackdown,
    FollowUp,
    Lead,
    Outcome,
    Outing,
    Question,
    Reason,
    Round,
    Topic,
    Visit,
    WorksAt,
)
from outreach.models.follow_ups import FollowUpStatus, Kept
from outreach.models.leads import LeadEnd
from outreach.models.outings import PrintedSheet, State, Way
from outreach.models.questions import Call, How, QuestionStatus, Reached, Said, Told
from outreach.models.rounds import Free, PlannedOuting
from outreach.models.visits import BeforeTaps
from people.models import Person
from tests.life import entry
from venues.models import District, Venue

RUNG_ON = (date(2024, 10, 7), date(2024, 10, 9), date(2024, 10, 12))
RAIDED_ON, AVOIDED_UNTIL = date(2024, 9, 17), date(2024, 12, 24)


def plant(life, colleague) -> None:
    """Fill in, for an organisation whose registers came in, what is written before and after its outings."""
    _crackdowns(life)
    _leads(life)
    _rung_up(life, colleague)
    _promised(life, colleague)
    _planned(life, colleague)
    Answer.objects.create(
        question=life.secret("usual question"),
        words=life.secret("answer for many"),
        topic_id=entry(Topic, "sti_symptoms").pk,
        said_by=life.secret("who says so"),
        checked_on=date(2024, 9, 30),
        retired=True,
    )


def _crackdowns(life):
    districts = [district.pk for district in District.objects.all()]
    for many in (1, len(districts)):
        Crackdown.objects.create(
            districts=districts[:many],
            since=RAIDED_ON,
            until=date(2024, 9, 20),
            words=life.secret("what happened"),
            ours_used=True,
            what_of_ours=life.secret("what of ours"),
            avoid_until=AVOIDED_UNTIL,
        )
    Crackdown.objects.create(districts=districts[:1], since=RAIDED_ON)
    venue = Venue.objects.first()
    venue.avoid_until, venue.contact = AVOIDED_UNTIL, life.secret("contact")
    venue.closed_on = AVOIDED_UNTIL
    venue.moved_to = Venue.objects.last().pk
    venue.save()


def _leads(life):
    works = WorksAt.objects.first()
    Lead.objects.create(
        words=life.secret("lead"),
        heard_on=date(2024, 9, 3),
        district_id=District.objects.first().pk,
        person_id=works.person_id,
        venue_id=works.venue_id,
        end=LeadEnd.DROPPED,
        ended_on=date(2024, 9, 5),
        drop_reason=life.secret("why dropped"),
    )
    Lead.objects.create(words=life.secret("lead"), heard_on=date(2024, 9, 4))


def _rung_up(life, colleague):
    """Three answers: one was told at the third call, one closed, one is being asked about."""
    told, closed, asked = Question.objects.all()[:3]
    told.calls = [Call(day, How.PHONE, Reached.NOT_REACHED, "21:30", day, colleague.pk) for day in RUNG_ON]
    told.told_on, told.told_by, told.status = RUNG_ON[-1], Told.CALL, QuestionStatus.TOLD
    told.answered_on, told.come_to_clinic, told.answered_by = RUNG_ON[0], True, life.secret("who answered")
    closed.close_reason, closed.status = life.secret("why not told"), QuestionStatus.CLOSED
    told.told_month = closed.told_month = Month.of(RUNG_ON[-1])
    asked.exchange = [Said(RUNG_ON[0], life.secret("doctor"), life.secret("asked back"), by_adviser=True)]
    asked.urgent, asked.not_for_doctor, asked.age_band = True, True, "25-34"
    for question in (told, closed, asked):
        question.save()


def _promised(life, colleague):
    kept, closed = FollowUp.objects.all()[:2]
    for promise, status in ((kept, FollowUpStatus.KEPT), (closed, FollowUpStatus.CLOSED)):
        promise.note, promise.staff_id, promise.status = life.secret("promise"), colleague.pk, status
        promise.done_on, promise.done_month = RUNG_ON[1], Month.of(RUNG_ON[1])
        promise.person_id = Person.objects.first().pk
    kept.kept_by, closed.close_reason = Kept.CALL, life.secret("why not kept")
    kept.save(), closed.save()


def _planned(life, colleague):
    first = Outing.objects.first()
    first.read_on, first.printed_sheet, first.way = RUNG_ON[0], PrintedSheet.PRINTED, Way.ON_FOOT
    first.cancelled_because, first.notes = life.secret("why off"), life.secret("notes of an outing")
    first.save()
    visit = Visit.objects.first()
    visit.place, visit.reason_id, visit.void_reason = 4, entry(Reason, "busy").pk, life.secret("why voided")
    visit.voided_outcome = Outcome.REACHED
    visit.before_taps = BeforeTaps(State.CANCELLED, life.secret("why off before taps"))
    visit.save()
    stops = tuple(venue.pk for venue in Venue.objects.all()[:3])
    outing = PlannedOuting(first.district_id, RUNG_ON[2], (colleague.pk,), stops)
    Round.objects.create(
        month=Month(2024, 10),
        days=RUNG_ON,
        people=[Free(colleague.pk, (0, 4), 3)],
        team_size=2,
        most_stops=7,
        plan=[outing],
        undo=[(outing,)],
        draft=True,
    )
