"""The workforce of a council over months or years: who joins and leaves, what is vacant, what agency and money it takes."""
