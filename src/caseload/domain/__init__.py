"""The nouns of the field: workers, cases, policy, units, problem, plan. No solver, no pandas, no Click."""
