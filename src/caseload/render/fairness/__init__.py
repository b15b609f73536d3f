"""Who carries what: words, JSON and sheet."""
