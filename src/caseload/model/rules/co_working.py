"""Co-working: barred work that an NQSW leads has one co-worker a unit."""

from caseload.model.decisions import Decisions


def add(decisions: Decisions) -> None:
    """For every received case that is co-worked: a co-worker."""
    decisions.duties.require_for_received("co_worker")
