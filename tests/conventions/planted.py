"""Rows with a day nobody meant, as a slip of the hand left them in books of before."""

from datetime import date

from core.months import Month
from outreach.models import Answer, Challenge, Crackdown, Lead
from outreach.models.outings import State
from outreach.models.questions import QuestionStatus
from outreach.models.rounds import Round
from people.models import Consent, Purpose
from reports.figures import Books, month_report
from reports.models import MonthBook
from tests.life import follow_up, outing, person, question, venue, visit, works_at

NEVER = [date(1, 1, 1), date(26, 8, 1), date(206, 8, 1), date(1026, 8, 1), date(2101, 1, 1), date(9999, 12, 31)]


def planted(life, day, *, reader) -> dict:
    """One of everything on that day; which row stands under which beginning of an address."""
    place = venue(life.two, f"V{day.year}", f"Place of {day.year}")
    place.avoid_until = day
    place.close(None if day.year < 2000 else day)
    place.contacted(day)
    place.save()
    woman = person(f"Wren {day.year}", first_met=day, consents=[Consent(Purpose.CALL, agreed=True, on=day)])
    works_at(woman, place, since=day)
    works_at(woman, life.salon, since=day, until=day)
    trip = outing(life.two, day, notes="Rain", team=[])
    outing(life.ten, day, state=State.PLANNED)
    stop = visit(trip, place, met=[woman], headcount=3)
    asked = question("Does it hurt?", day, who=woman, where=place)
    told = question("Is it safe?", day, who=woman, where=place, status=QuestionStatus.TOLD, told_month=Month.of(day))
    told.told_on = told.answered_on = day
    told.save()
    promise = follow_up(day, who=woman, where=place)
    follow_up(day, who=woman, where=place, status="kept", done_month=Month.of(day), done_on=day)
    raids = Crackdown.objects.create(districts=[life.ten.pk], since=day, until=day, avoid_until=day, words="Raids")
    heard = Lead.objects.create(words="Said to be near", heard_on=day, person_id=woman.pk, district_id=life.two.pk)
    Round.objects.create(month=Month.of(day), days=[day], draft=True)
    stored = month_report(Books.opened_for(reader, Month(2026, 9)), Month(2026, 9), date(2026, 10, 1)).as_stored()
    MonthBook.objects.create(month=Month.of(day), paragraph="A slip", closed=True, totals=stored)
    return {
        "venues/": place,
        "people/": woman,
        "outings/": trip,
        "visits/": stop,
        "questions/": asked,
        "questions/new/person/": woman,
        "questions/telephone/": asked,
        "answers/": Answer.objects.create(question="Is it so?", words="No.", said_by="Dr Lin", checked_on=day),
        "follow-ups/": promise,
        "follow-ups/new/venue/": place,
        "follow-ups/new/person/": woman,
        "leads/": heard,
        "crackdowns/": raids,
        "reports/crackdowns/": raids,
        "reports/challenges/": Challenge.objects.create(month=Month.of(day), words="Raids", strategy="None"),
    }
