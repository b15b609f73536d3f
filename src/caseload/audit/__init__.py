"""The rules and goals again in plain Python: the specification, run on every plan."""
