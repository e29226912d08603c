"""Which headings speak of somebody's age or birth: a rule on their words, for no list would ever be whole."""

import re

from outreach.registers.cells import narrow

WHOSE = "her|client|person|woman|women|respondent|participant|patient|member|current|actual|real|exact|approx|estimated"
OF_WHAT = "s|d|now|in|at|of|years?|yrs?|groups?|bands?|ranges?|class|brackets?|categor(?:y|ies)"
AGE = re.compile(rf"(?:{WHOSE}|x)?age(?:{OF_WHAT})?|nianling|zhousui|xusui|alter|edad|tuoi")
OLD = re.compile(r"\bhow old\b|\by(?:ear|r)s? old\b|^old$|^y ?o$|^y/o$|^y(?:ea)?rs?$|\btuổi\b|\bâge\b")
AGE_CHINESE = re.compile(
    r"年龄|年齡|年[纪紀令齢]|[岁歲](?!末)|(?<![工党黨店婚教军軍司车車房树樹机機烟煙网網育])[龄齡]|成年|成人|多大|^她今年$"
)
NOT_HERS = re.compile(
    r"孩子|小孩|子女|[儿兒]子|女[儿兒]|[宝寶][宝寶]|老公|丈夫|男友|入行"
    r"|\b(?:child(?:ren)?|kids?|bab(?:y|ies)|daughters?|sons?|husband|partner|first work|started work)(?:'?s)?\b"
)
BIRTH = re.compile(
    r".*birth.*|born|bd|bday|natal|[a-z]*[dy]ob|dob[a-z]*(?:date|year|yr|month)|shengri|chusheng"
    r"|geburt.*|naissance|nacimiento"
)
IDENTITY = re.compile(r"身份[证證]|[证證]件号|證件號|\bidentity card\b|\bid ?card\b")  # its number holds her birth
NOT_WHEN = re.compile(
    r"\b(?:place|country|city|town|village|province|county|region|where|control|certificate|weight|order)\b"
    r"|出生(?:地|省|市|县|縣|国|國|证|證|缺陷|体重|體重)"
)
WHEN = re.compile(r"\b(?:date|day|year|yr|month|when)\b|[日年月时時期]")
BIRTH_CHINESE = re.compile(
    r"出生|出身年|[诞誕][生辰]|生辰|(?<![发發产產学學先新])生日(?!礼|禮)|(?<![发發产產学學先新医醫花])生年"
    r"|生[于於]|哪年生|属相|屬相|生肖|年代"
)
OR_NOT = r"\W*(?:y\W*n)?\W*$"  # "Minor (Y/N)"
GROWN_UP = re.compile(
    rf"\badults?\b{OR_NOT}|\b(?:over|above)[ -]?18\b|\b18 ?(?:\+|plus|or older|or over|以上)|[>≥]\W*18"
    r"|(?<!未)成年|(?<![未不])[满滿]\W*(?:18|十八)|^成人"
)
MINOR = re.compile(
    rf"\bminors?\b{OR_NOT}|\bteen(?:ager)?s?{OR_NOT}|\bunder ?age\b|\b(?:under|below)[ -]?18\b|\bu[ -]?18\b|<\W*18"
    r"|未成年|[未不][满滿]\W*(?:18|十八)"
)


def speaks_of_age(heading) -> bool:
    """True if a column under this heading tells how old somebody is, or when she was born."""
    return of_age(heading) or of_birth(heading)


def of_age(heading) -> bool:
    """True if a heading speaks of years of age."""
    words = _words(heading)
    if NOT_HERS.search(words):
        return False
    asks = (OLD.search(words), GROWN_UP.search(words), MINOR.search(words), AGE_CHINESE.search(words))
    return any(asks) or any(map(AGE.fullmatch, _latin(words)))


def of_birth(heading) -> bool:
    """True if a heading speaks of the day or year of birth; where she was born is another matter."""
    words = _words(heading).replace("birthplace", "birth place")
    if NOT_HERS.search(words):
        return False
    if IDENTITY.search(words):
        return True
    speaks = BIRTH_CHINESE.search(words) or any(map(BIRTH.fullmatch, _latin(words)))
    return bool(speaks and (not NOT_WHEN.search(words) or WHEN.search(words)))


def yes_means_adult(heading) -> bool | None:
    """What a yes says under a heading that asks whether she is grown up, or a minor; None if it asks neither."""
    words = _words(heading)
    if MINOR.search(words):
        return False
    return True if GROWN_UP.search(words) else None


def _words(heading):
    """A heading in lower case, its words apart: 'client_birthYear', 'D.O.B.', 'b-day'."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", narrow(heading)).replace("_", " ").casefold()
    return " ".join(re.sub(r"\b([a-z])[.'/ -](?=[a-z]\b|day\b)", r"\1", apart).split())


def _latin(words):
    return re.findall(r"[a-z]+", words)
