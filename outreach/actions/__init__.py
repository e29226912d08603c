"""What changes the records of the work."""
