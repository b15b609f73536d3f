"""One module a rule, each with `find_breaches(problem, plan, after)`."""
