"""Chinese dates as a register writes them: 6月3日, not 06月3日."""

MONTH_DAY_FORMAT = "n月j日"
