"""A council of a region: its name and its caseload."""

from dataclasses import dataclass
from functools import cached_property

from caseload.domain.caseload import Caseload


@dataclass(frozen=True)
class Council:
    """One council. In its caseload people lend to whom they name, in any council; ids are unique across the region."""

    name: str
    caseload: Caseload

    @cached_property
    def teams(self) -> frozenset[str]:
        """Its teams: those of its people and of its cases."""
        people = {worker.team for worker in self.caseload.workers}
        return frozenset(people | {case.team for case in self.caseload.cases})
