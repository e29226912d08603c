"""Planning the rounds."""

round_addresses = []
