"""A week as a report for its readers: the team, the service, a committee, the public."""
