"""Shows what a sweep of staffing models says: on the console, as JSON, and as a brief for a committee."""
