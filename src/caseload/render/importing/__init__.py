"""Shows and writes what an import found: the reconciliation, the caseload, and the mapping table."""
