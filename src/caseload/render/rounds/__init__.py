"""Shows the weekly round: on the screen, as JSON, and as notes for the case system."""
