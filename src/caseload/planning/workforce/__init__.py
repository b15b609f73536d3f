"""The workforce of a council over months or years: who joins and leaves, what is vacant, agency need and cost."""
