"""Overseeing: what an unregistered role leads has one social worker a unit who oversees it."""

from caseload.model.decisions import Decisions


def add(decisions: Decisions) -> None:
    """For every received case that is overseen: an overseer."""
    decisions.duties.require_for_received("overseer")
