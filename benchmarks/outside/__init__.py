"""Instances written by others, turned into ordinary caseloads and solved by the ordinary engine."""
