"""The weekly round from its opening to the notes and next week's caseload."""
