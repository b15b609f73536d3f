"""Reads the files that councils already produce: Annex A, the workforce census, the Standard Safeguarding Dataset."""
