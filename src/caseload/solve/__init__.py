"""From a problem to an audited plan: the only home of solver calls."""
