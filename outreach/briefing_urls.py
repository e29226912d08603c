"""Before an outing: the briefing and the printed sheet."""

briefing_addresses = []
