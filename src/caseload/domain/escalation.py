"""When a case without a worker is amber or red, who must be told of it, and what is due until it has one.

What councils' published procedures ask: Cumberland ("Management of Unallocated Cases in Assessment Support"): the
service manager decides with a risk assessment, the child is seen at least every 4 weeks, the case is looked at every
week, and after 2 weeks a senior manager and the assistant director are told. Walsall: child protection, looked-after
and privately fostered children always have a worker; after 4 weeks the matter goes further up, and the family, the
young person and the professionals are written to. Milton Keynes ("Unallocated Child Protection Cases"): nothing comes
before it; the family and the professionals are told in writing. Checked 2026-11; the weeks are the policy's.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

EscalationStatus = Literal["at_once", "red", "amber", "waiting"]
Told = Literal["service_manager", "senior_manager", "assistant_director", "family", "young_person", "professionals"]

IN_WRITING: Final[tuple[Told, ...]] = ("family", "young_person", "professionals")
REVIEW_DAYS: Final = 7
SEEN_WEEKS: Final = 4


@dataclass(frozen=True, slots=True)
class Escalation:
    """One case without a worker, as its escalation stands on the as-of date.

    `at_once`: it may not wait. Otherwise `red` and `amber` from the days `red_on` and `amber_on`, else `waiting`.
    `since` is the first day without a worker, None where no date is known: then the weeks count from the as-of date.
    `tell` are the managers to tell now, `write_to` those told in writing; `review_by` is the next weekly review, and
    the child is to be seen at least every `seen_weeks`.
    """

    status: EscalationStatus
    since: date | None
    amber_on: date
    red_on: date
    tell: tuple[Told, ...]
    write_to: tuple[Told, ...]
    review_by: date
    seen_weeks: int = SEEN_WEEKS
