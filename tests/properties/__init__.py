"""Properties that hold for every valid caseload, and mutations that must be caught."""
