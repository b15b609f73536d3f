"""The speed and memory of the weekly allocation, beside plain CP-SAT; figures in RESULTS.md."""
