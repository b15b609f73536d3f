"""The page: the weekly round in a browser on the manager's own machine, calling what the command line calls."""
