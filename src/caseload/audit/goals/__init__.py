"""One module a goal, each with `measure(problem, plan, after)`."""
