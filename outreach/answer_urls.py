"""The library of answers."""

answer_addresses = []
