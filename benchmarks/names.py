"""Who measures, and how what is measured is called, in the table and in the goals."""

AMBER, PASSPHRASE = "amber", "six small boats go home"
MONTH, CLOSED_MONTH, YEAR = "month", "month, a closed one", "year"
HOME, MONTHS, PEOPLE, PERSON, SEARCH = "home", "list of months", "people", "a person", "search"
VENUES, VENUE, JOURNAL, STOP, BRIEFING = "venues", "a venue", "journal", "stop form", "briefing"
ROUND, QUESTIONS, FOLLOW_UPS = "round", "questions", "follow-ups"
SAVING, FORGETTING = "saving a visit", "forgetting"
COVERAGE_OF_A_YEAR, COVERAGE_OF_ALL = "coverage of twelve months", "coverage of all months"
IMPORTS_LOOK, IMPORT = "an import's look at the book", "import of the example's registers"
MONTH_PDF, YEAR_PDF = "month, PDF", "year, PDF"
START, MANAGE_MONTH = "a second start to the first page", "manage month"
WRITERS = {1: "1 writer", 4: "4 writers", 16: "16 writers"}
FAILED = {many: f"{words}, not written" for many, words in WRITERS.items()}

PAGES = (
    HOME,
    MONTH,
    CLOSED_MONTH,
    YEAR,
    MONTHS,
    PEOPLE,
    PERSON,
    SEARCH,
    VENUES,
    VENUE,
    JOURNAL,
    STOP,
    BRIEFING,
    ROUND,
    QUESTIONS,
    FOLLOW_UPS,
)
INSIDE = (*PAGES, MONTH_PDF, YEAR_PDF, COVERAGE_OF_A_YEAR, COVERAGE_OF_ALL, IMPORTS_LOOK, SAVING, FORGETTING)
SERVED = (START, MANAGE_MONTH, *(name for many in WRITERS for name in (WRITERS[many], FAILED[many])))
ALL = (*INSIDE, *SERVED, IMPORT)
FLAT = (MONTH, CLOSED_MONTH, HOME, MONTHS, STOP, JOURNAL, VENUES, BRIEFING, ROUND, SAVING)
ALL_WHO_WERE_MET = (PERSON, SEARCH, PEOPLE, FORGETTING)
