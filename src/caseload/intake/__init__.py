"""Reads a caseload from files, or says everything that is wrong with them at once."""
