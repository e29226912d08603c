"""Writing the evening down, a file for each thing that is done: an outing, its stops, its end, taking a visit back."""
