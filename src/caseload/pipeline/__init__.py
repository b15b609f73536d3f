"""The whole weekly journey, from paths to a report."""
