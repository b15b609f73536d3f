"""The agency posts it would take, at four levels."""
