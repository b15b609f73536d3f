"""The staff a week would take: screen, JSON and workbook."""
