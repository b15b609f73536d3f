"""A region in words, as JSON and as a page."""
