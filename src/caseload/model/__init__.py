"""From a problem to a CP-SAT formulation: decisions, rules and goals. Builds, never solves."""
