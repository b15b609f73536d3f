"""The staff mix: the least-cost whole numbers of each role for a caseload, or for sampled weeks of a scenario."""
