"""Caseloads drawn from published figures, for trying, testing and measuring; nobody in them is real."""
