"""What people see: words for the console, tables, workbooks and pages; no arithmetic."""
