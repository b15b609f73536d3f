"""Support: hours given stay within the officer's hours and what the worker's cases can take."""

from caseload.model.decisions import Decisions


def add(decisions: Decisions) -> None:
    """For every officer: led + duty + given <= capacity if any is given. For every worker: received
    <= support hours of the cases led, and <= the worker's own limit. Practitioners likewise."""
    decisions.sharing.require_limits()
