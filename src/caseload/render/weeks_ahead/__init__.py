"""The weeks ahead: screen with bars, JSON, and a sheet with a chart."""
