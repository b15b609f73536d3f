"""Comparisons: screen, JSON and workbook."""
