"""Other solvers and rules of thumb on the same caseloads and goals: python -m benchmarks.peers."""
