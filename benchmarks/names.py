"""How what is measured is called, in the table and in the goals."""

PLAIN_PAGE = "plain page of the month"
IMPORTS_LOOK, SAVING, FORGETTING = "an import's look at the book", "saving a visit", "forgetting"
FLAT = (
    "month",
    "month, a closed one",
    "home",
    "list of months",
    "stop form",
    "journal",
    "venues",
    "briefing",
    "round",
    SAVING,
)
ALL_WHO_WERE_MET = ("a person", "search", "people", FORGETTING)
