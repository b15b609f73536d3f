"""One module an aim of the shortfall, each with `measure(problem, plan, after)`."""
