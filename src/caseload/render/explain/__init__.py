"""Explanations and recommendations: screen, JSON and workbook."""
