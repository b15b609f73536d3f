"""Weeks of work under a policy and a staff: what comes, what closes, who leaves, and who takes what."""
