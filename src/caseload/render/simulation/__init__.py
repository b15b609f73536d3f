"""What came of a simulation, in words, as JSON and as a page."""
