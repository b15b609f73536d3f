"""The weeks that follow from what is known."""
