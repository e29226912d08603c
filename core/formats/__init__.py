"""How dates are written where Django's own way is longer or less plain."""
