"""What may be typed and chosen."""
