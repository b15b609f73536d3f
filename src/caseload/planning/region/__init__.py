"""Many councils together: each alone, then what sharing staff would do, with no council worse off."""
