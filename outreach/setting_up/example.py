"""The example organisation: invented registers, taken in by the very import that users use."""

import secrets
from collections.abc import Callable
from datetime import date

import yaml
from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction

from accounts.actions import add_account
from accounts.models import User
from accounts.permissions import Role
from accounts.signing_in import opened_for
from core.months import Month
from outreach.library.actions import add_answer
from outreach.models import Topic
from outreach.registers.actions import write_import
from outreach.registers.files import read_path
from outreach.registers.plan import Existing
from outreach.registers.planner import plan_import
from outreach.registers.recorded import open_recorded
from outreach.setting_up.example_round import plan_the_month
from outreach.setting_up.organisation import open_organisation

TIME_ZONE = "Asia/Shanghai"
NAMES = {"en": "Lantern", "zh-hans": "灯火"}
ANSWERS, SAID_BY = "answers.yaml", {"en": "example", "zh-hans": "示例"}
REGISTERS = {"en": "registers-en.xlsx", "zh-hans": "registers-zh.xlsx"}
BESIDE_THE_TEAM = {"adviser": Role.ADVISER, "funder": Role.FUNDER, "administrator": Role.ADMINISTRATOR}
WORDS = """
acorn amble apple april autumn badge bamboo barley basin bench berry birch bloom board boat bottle bread breeze brick
bridge brook brush bucket button cabin candle canoe canvas carrot castle cedar chalk cherry clay clock cloud clover
coast coffee copper corner cotton cousin crane creek crown curtain dance dawn desk dinner drum dune eagle early earth
ember fabric fern field finger flour flute forest garden ginger glove grain grape green hammer harbour hazel heron
hill honey island ivory jacket kettle kite ladder lake lamp lantern laurel leaf lemon linen marble meadow melon mint
mirror morning moss mountain music needle noodle north oak ocean olive onion orange otter oven paper path pearl pebble
pepper piano pillow pine plain planet plum pocket pond poplar quiet quilt rain raven reed ribbon rice river robin roof
rose saddle sail salt sand scarf shell shore silver skirt slate snow soap song soup sparrow spoon spring station stone
story straw street summer sunday swan table tea thread tiger timber tower train tulip valley velvet violin walnut
water wheat willow window winter wool yarn yellow
""".split()  # noqa: SIM905 - read like this, not as a column of quotes


def random_passphrase() -> str:
    """Five different words that have nothing to do with each other."""
    return " ".join(secrets.SystemRandom().sample(WORDS, 5))


@transaction.atomic
def make_example(*, language: str, passphrase: str, today: date, progress: Callable) -> list[User]:
    """Make the whole example organisation or nothing of it; returns its accounts, the coordinator first.

    `progress` hears how many rows of the registers are sealed, of how many.
    """
    sheets = read_path(settings.BASE_DIR / "examples" / REGISTERS[language])
    coordinator, *workers = pseudonyms_in(sheets, today)
    open_organisation(
        name=NAMES[language],
        coordinator=coordinator,
        passphrase=passphrase,
        time_zone=TIME_ZONE,
        language=language,
        is_example=True,
    )
    user = authenticate(username=coordinator, password=passphrase)
    roles = dict.fromkeys(workers, Role.WORKER) | BESIDE_THE_TEAM
    with opened_for(user):
        book = open_recorded()
        plan = plan_import(sheets, book.existing, today)
        write_import(plan=plan, recorded=book, by=user, files=[REGISTERS[language]], progress=progress)
        make_library(language=language, today=today, by=user)
        others = [add_account(username=n, role=role, passphrase=passphrase, by=user) for n, role in roles.items()]
        plan_the_month(by=user, today=today)
    return [user, *others]


def make_library(*, language: str, today: date, by) -> None:
    """Put the example's answers into the library; one of them was checked too long ago."""
    topics = {topic.key: topic.pk for topic in Topic.objects.opened()}
    for known in yaml.safe_load((settings.BASE_DIR / "examples" / ANSWERS).read_text("utf-8")):
        checked = (Month.of(today) - known["months"]).first_day
        values = {**known[language], "topic_id": topics[known["topic"]], "checked_on": checked}
        add_answer(values={**values, "said_by": SAID_BY[language]}, by=by)


def pseudonyms_in(sheets, today: date) -> list[str]:
    """Every name in the teams of the registers, in the order of the alphabet."""
    outings = plan_import(sheets, Existing(), today).outings.values()
    return sorted({name for outing in outings for name in outing.team.values()}, key=str.casefold)
