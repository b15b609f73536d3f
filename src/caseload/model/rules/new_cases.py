"""New cases: the pace at which a worker may receive new families."""

from caseload.model.decisions import Decisions


def add(decisions: Decisions) -> None:
    """For every worker: new families not urgent <= room, and all new families <= twice max_new less the known."""
    for member in decisions.members:
        new = decisions.families.new_to(member)
        if new is None:
            continue
        decisions.model.add(new.total - new.urgent <= new.room)
        decisions.model.add(new.total <= new.most)
