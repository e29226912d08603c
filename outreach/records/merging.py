"""Two records of one person made one; undone as a whole within 72 hours."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from audit.models import record
from core.codecs import codec_for
from core.refusals import NotPossible
from core.undoing import UNDONE_WITHIN
from outreach import first_met
from outreach.models import Draft, Encounter, FirstMet, FollowUp, Import, Lead, Merge, Question, Visit, WorksAt
from outreach.questions.actions import follow_her_word
from outreach.records.alike import has_symbol
from people.joining import join
from people.models import Person
from vault.sealed import locked, names_of, packed, unpacked

# Every value that is declared to point to a person either follows to the record that stays, and then this says under
# which name `Merge.moved` keeps where it came from, or it stays as it is; `check` fails where one is missing.
FOLLOWS = {
    Question.person_id: "questions",
    FollowUp.person_id: "follow_ups",
    WorksAt.person_id: "works_at",
    Lead.person_id: "leads",
    Visit.met: "visits",
}
STAYS = {
    Import.made: "an undo of the import takes back the rows it made",
    Draft.form: "a draft is its writer's own",
    Draft.page: "as form",
    Draft.fields: "as form",
    Merge.kept: "an undo of the earlier merge needs it as it was",
    Merge.gone: "as kept",
    Merge.moved: "as kept",
    FirstMet.people: "it is counted again from the visits",
}
POINTING = {name: value for value, name in FOLLOWS.items() if value.kind is UUID}

_encode, _decode = codec_for(Encounter)


@transaction.atomic
def merge_people(*, kept, gone, now: datetime, by) -> Merge:
    """Let everything that points to `gone` point to `kept`, and take `gone` out of the book; undone within 72 hours."""
    if kept.pk == gone.pk:
        raise NotPossible(_("This is one and the same record."))
    kept, gone = locked(kept), locked(gone)
    moved = {"kept": packed(kept), "gone": packed(gone)}
    join(kept, gone)
    _keep_symbol_unique(kept, gone)
    moved |= {name: _point(value, gone.pk, kept.pk) for name, value in POINTING.items()}
    moved["ended"] = _end_doubles(kept.pk, moved["works_at"])
    moved["visits"] = _join_encounters(kept.pk, gone.pk)
    merge = Merge(until=now + UNDONE_WITHIN, kept=kept.pk, gone=gone.pk, moved=moved)
    kept.save()
    follow_her_word(person=kept)
    gone.delete()
    merge.save()
    first_met.changed()
    record("merged two records", by=by, target=kept.pk)
    return merge


@transaction.atomic
def undo_merge(*, merge, now: datetime, by) -> Person:
    """Take a merge back: both records as they were, but for what was written since. Returns the one that was gone."""
    merge = Merge.objects.select_for_update().can_be_undone(now).filter(pk=merge.pk).first()
    kept = merge and Person.objects.select_for_update().filter(pk=merge.kept).first()
    if not kept:
        raise NotPossible(_("This can no longer be undone."))
    before = unpacked(Person, merge.moved["kept"], pk=kept.pk)
    gone = unpacked(Person, merge.moved["gone"], pk=merge.gone)
    _separate(kept, before, gone)
    gone.save(force_insert=True)
    _restore_doubles(merge.moved["ended"])
    for name, value in POINTING.items():
        _point(value, kept.pk, gone.pk, only=merge.moved[name])
    _separate_encounters(merge)
    for person in (kept, gone):
        follow_her_word(person=person)
    merge.delete()
    first_met.changed()
    record("undid a merge", by=by, target=gone.pk)
    return gone


def drop_merges_of(*, person_id: UUID) -> None:
    """Let go of the merges that name a person: what they keep of her is gone, and they can no longer be undone."""
    named = [merge.pk for merge in Merge.objects.opened() if person_id in (merge.kept, merge.gone)]
    Merge.objects.filter(pk__in=named).delete()


def sweep_merges(*, now: datetime) -> int:
    """Delete what the undo of merges needed, once 72 hours are over. Needs no key. Returns how many there were."""
    return Merge.objects.over(now).delete()[0]


def _keep_symbol_unique(kept, gone):
    ids = {kept.pk, gone.pk}
    periods = WorksAt.objects.naming(WorksAt.person_id, *ids).opened().now()
    venues = {period.venue_id for period in periods if period.person_id in ids}
    if has_symbol(kept.symbol, venues, besides=ids):
        raise NotPossible(
            _("The symbol “%(symbol)s” is taken at this venue: let her choose another.") % {"symbol": kept.symbol}
        )


def _point(value, source, target, only=None):
    """Let the rows whose `value` is `source` (those of `only`, if given) point to `target`; returns their ids."""
    found = value.model.objects.select_for_update().naming(value, source).opened()
    rows = [row for row in found if getattr(row, value.name) == source]
    rows = [row for row in rows if only is None or row.pk.hex in only]
    for row in rows:
        setattr(row, value.name, target)
        row.save()
    return [row.pk.hex for row in rows]


def _end_doubles(kept_id, came):
    """She worked at one venue under both records: one period stays, the other goes, kept for the undo."""
    periods = WorksAt.objects.select_for_update().of(kept_id).now()
    own = {period.venue_id: period for period in periods if period.pk.hex not in came}
    ended = []
    for period in periods:
        stays = own.get(period.venue_id)
        if period.pk.hex in came and stays is not None:
            ended.append({"id": period.pk.hex, "was": packed(period), "in": stays.pk.hex, "since": packed(stays)})
            stays.since = min(filter(None, (stays.since, period.since)), default=None)
            stays.save()
            period.delete()
    return ended


def _restore_doubles(ended):
    for each in reversed(ended):
        unpacked(WorksAt, each["was"], pk=UUID(each["id"])).save(force_insert=True)
        stays = WorksAt.objects.filter(pk=UUID(each["in"])).first()
        if stays is not None:
            stays.since = unpacked(WorksAt, each["since"], pk=stays.pk).since
            stays.save()


def _join_encounters(kept_id, gone_id):
    changed = []
    for visit in Visit.objects.select_for_update().naming(Visit.met, gone_id).opened().with_person(gone_id):
        hers = [(place, met) for place, met in enumerate(visit.met) if met.person in (kept_id, gone_id)]
        were = {"met": [_encode(met) for _, met in hers], "places": [place for place, _ in hers]}
        changed.append({"id": visit.pk.hex, **were})
        visit.met = _joined(visit.met, kept_id, gone_id)
        visit.save()
    return changed


def _joined(met, kept_id, gone_id):
    """The encounters of a visit with one for both of two persons, where the first of them stands."""
    hers = [each for each in met if each.person in (kept_id, gone_id)]
    own = sorted(hers, key=lambda each: each.person != kept_id)
    one = replace(own[0], person=kept_id)
    for other in own[1:]:
        one = replace(
            one,
            new=one.new or other.new,
            to_explain=one.to_explain or other.to_explain,
            explain_again=tuple(dict.fromkeys((*one.explain_again, *other.explain_again))),
            wish=one.wish or other.wish,
            full_service=other.full_service if one.full_service is None else one.full_service or other.full_service,
        )
    return [one if each is hers[0] else each for each in met if each is hers[0] or each not in hers]


def _separate(kept, before, gone):
    """Give `kept` back what it said, wherever nobody wrote another word since."""
    after = unpacked(Person, packed(before), pk=kept.pk)
    join(after, gone)
    for name in names_of(Person):
        if getattr(kept, name) == getattr(after, name):
            setattr(kept, name, getattr(before, name))
    kept.save()


def _separate_encounters(merge):
    joined = {UUID(each["id"]): each for each in merge.moved["visits"]}
    for visit in Visit.objects.select_for_update().filter(pk__in=joined).opened():
        were = [_decode(met) for met in joined[visit.pk]["met"]]
        visit.met = _separated(visit.met, were, joined[visit.pk]["places"], merge)
        visit.save()


def _separated(met, were, places, merge):
    """The encounters of a visit with hers as they were; what was corrected since stays with the kept record."""
    now = next((each for each in met if each.person == merge.kept), None)
    if now is None:
        return met
    if now != _joined(were, merge.kept, merge.gone)[0]:
        alone = len(were) == 1
        corrected = {merge.kept: now, merge.gone: replace(now, person=merge.gone)}
        were = [corrected[each.person] if alone or each.person == merge.kept else each for each in were]
    separated = [each for each in met if each is not now]
    for place, each in zip(places, were, strict=True):
        separated.insert(place, each)
    return separated
