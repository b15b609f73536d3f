"""A child's case while it is being drawn, and who may hold which kind."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseload.domain.caseload import Proceedings
from caseload.domain.policy import Policy
from caseload.synthetic.people import Hired, Team

OVERSEEN_KIND: Final = "child_in_need"


@dataclass(slots=True)
class Draft:
    """One child: the family is a number of its own; the holder None where nobody holds the case."""

    team: Team
    family: int
    kind: str
    area: str | None = None
    holder: Hired | None = None
    proceedings: Proceedings = "none"
    skills: frozenset[str] = frozenset()
    held_since: date | None = None
    waiting_since: date | None = None
    hold_until: date | None = None
    earlier: tuple[str, ...] = ()
    changes: int = 0
    co_worker: str | None = None
    overseer: str | None = None
    is_handed_on: bool = False

    def has_free_holder(self) -> bool:
        """Whether the case has a registered holder whom no kind is kept from."""
        return self.holder is not None and self.holder.role.registered and not self.holder.role.protected


def may_hold(hired: Hired, kind: str, policy: Policy) -> bool:
    """Whether the worker's role may lead the kind, and an NQSW is far enough for it."""
    if kind not in hired.role.leads or (hired.role.overseen and kind != OVERSEEN_KIND):
        return False
    return not (policy.kinds[kind].barred and is_barred(hired, policy))


def is_barred(hired: Hired, policy: Policy) -> bool:
    """Whether this is an NQSW before the month from which barred kinds may be co-worked."""
    return hired.role.protected and hired.months < policy.protected_from
