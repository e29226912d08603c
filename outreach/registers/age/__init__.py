"""Is the row about somebody who is certainly 18 or older? `adults.py` decides, `withheld.py` keeps the others out."""
