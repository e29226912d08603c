"""Two records of one person made one record: which words stay."""

from people.models import Person, Whereabouts

FILLED = ("nickname", "symbol", "phone", "age_band", "wish", "register_number")


def join(kept: Person, gone: Person) -> None:
    """Write into `kept` what only `gone` says; where they differ `kept` stands.

    Of what she agreed to her last word stands, and of two words on one day the no.
    """
    other_number = gone.register_number if kept.register_number else ""
    for name in FILLED:
        if not getattr(kept, name):
            setattr(kept, name, getattr(gone, name))
    kept.may_call = _careful(kept.may_call, gone.may_call)
    kept.safe_contact = _both("; ", kept.safe_contact, gone.safe_contact)
    kept.remarks = _both("\n", kept.remarks, gone.remarks, other_number)
    kept.first_met = min(filter(None, (kept.first_met, gone.first_met)), default=None)
    if kept.whereabouts == Whereabouts.HERE:
        kept.whereabouts = gone.whereabouts
    said = sorted((*kept.consents, *gone.consents), key=lambda consent: (consent.on, not consent.agreed))
    kept.consents = tuple({consent.purpose: consent for consent in said}.values())
    kept.bare = kept.bare and gone.bare


def _careful(one, other):
    said = [answer for answer in (one, other) if answer is not None]
    return all(said) if said else None


def _both(between, *texts):
    return between.join(dict.fromkeys(filter(None, texts)))
