"""Crackdowns and leads."""

crackdown_addresses = []
