"""Shows what workforce files say: on the console, as JSON, and as a page."""
