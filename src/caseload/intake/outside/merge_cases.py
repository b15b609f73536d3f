"""Makes one case of every row of open work of one child: the kind that comes first, and what the others add."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from caseload.domain.policy import Policy
from caseload.intake.export_statuses import rank_kind
from caseload.intake.outside.extract import Form, Work
from caseload.intake.outside.roster import Member, Roster

YEAR: Final = timedelta(days=365)
EVERY_CHILD: Final = "List 6"
STAGES: Final = ("none", "pre", "care")


@dataclass(slots=True)
class Merged:
    """One child's open work as one case. `holder` is None where nobody holds it; `others` are people whom other rows
    name instead; `earlier` the people of the last twelve months, the latest first; `has_own_team`: rows name it."""

    best: Work
    works: Sequence[Work]
    team: str = ""
    holder: Member | None = None
    others: list[Member] = field(default_factory=list)
    trays: set[str] = field(default_factory=set)
    held_since: date | None = None
    earlier: list[Member] = field(default_factory=list)
    changes: int = 0
    family: str = ""
    has_own_team: bool = True

    @property
    def kinds(self) -> frozenset[str]:
        """Every kind of work that is open for the child."""
        return frozenset(work.kind for work in self.works)

    @property
    def has_both_plans(self) -> bool:
        """Whether a looked-after child has a child protection plan too."""
        return self.best.kind == "looked_after" and "child_protection" in self.kinds

    @property
    def proceedings(self) -> str:
        """The furthest stage of proceedings any row tells."""
        return max((work.proceedings for work in self.works), key=STAGES.index)

    @property
    def skills(self) -> frozenset[str]:
        """Every skill that any row asks for."""
        return frozenset(skill for work in self.works for skill in work.skills)

    def find_first(self, take: Callable[[Work], str]) -> str:
        """The first text that any row has, the best row first."""
        return next(filter(None, map(take, self.works)), "")


def merge_works(
    works: Iterable[Work], roster: Roster, families: Mapping[str, str], order: Sequence[Form], as_of: date
) -> list[Merged]:
    """One case for each child, by id: of rows of one kind that of the form given first stands, then the latest."""
    children: dict[str, list[Work]] = {}
    for work in works:
        children.setdefault(work.case, []).append(work)
    return [
        merge_child(sorted(children[child], key=lambda work: rank_work(work, order)), roster, families, as_of)
        for child in sorted(children)
    ]


def rank_work(work: Work, order: Sequence[Form]) -> tuple[object, ...]:
    """Where a row stands among those of one child: kind, form, the list of its kind before List 6 (which has every
    child in need, with a status), latest start, row."""
    start, place = work.waiting_since or work.held_since, work.place
    latest = -(start.toordinal() if start else 0)
    return (rank_kind(work.kind), order.index(place.form), place.part == EVERY_CHILD, latest, place.part, place.row)


def merge_child(works: Sequence[Work], roster: Roster, families: Mapping[str, str], as_of: date) -> Merged:
    """One child's rows, the best first, as one case."""
    best = works[0]
    merged = Merged(best, works, family=families.get(best.case, ""))
    merged.family = merged.family or merged.find_first(lambda work: work.family)
    merged.team = merged.find_first(lambda work: work.team)
    for work in works:
        text = choose_text(work, best.kind, roster)
        member = roster.find(work.place.form, text, work.team)
        if member is None:
            continue
        if member.is_tray:
            merged.trays.add(text)
        elif merged.holder is None:
            merged.holder = member
        elif member is not merged.holder:
            merged.others.append(member)
    merged.held_since = find_held_since(merged, roster)
    note_earlier(merged, roster, as_of)
    return merged


def choose_text(work: Work, kind: str, roster: Roster) -> str:
    """Who holds the child on a row: a care leaver's personal adviser before a worker, for all others the worker; a tray
    only where there is no person."""
    texts = [text for text in (work.adviser if kind == "care_leaver" else "", work.worker) if text]
    found = {text: roster.find(work.place.form, text, work.team) for text in texts}
    people = (text for text, member in found.items() if member is not None and not member.is_tray)
    return [*people, *texts, ""][0]


def find_held_since(merged: Merged, roster: Roster) -> date | None:
    """Since when the holder has held the child, as the first row that names them says."""
    return next(
        (
            work.held_since
            for work in merged.works
            if work.held_since and merged.holder is not None
            and roster.find(work.place.form, choose_text(work, merged.best.kind, roster), work.team) is merged.holder
        ),
        None,
    )  # fmt: skip


def note_earlier(merged: Merged, roster: Roster, as_of: date) -> None:
    """The workers whose time with the child ended within the last twelve months, and how many changes that makes."""
    spells = {
        (text, first, last, work.place.form, work.team)
        for work in merged.works
        for text, first, last in work.earlier
        if as_of - YEAR <= last <= as_of
    }
    for text, _, _, form, team in sorted(spells, key=lambda spell: (-spell[2].toordinal(), spell[0])):
        member = roster.find(form, text, team)
        if member is None or member.is_tray:
            continue
        merged.changes += 1
        if member is not merged.holder and not any(member is other for other in merged.earlier):
            merged.earlier.append(member)


def add_hours(merged: Merged, policy: Policy) -> dict[str, object]:
    """The hours of a looked-after child with a child protection plan, where those of the plan are the higher."""
    if not merged.has_both_plans:
        return {}
    kinds = [policy.kinds[name] for name in ("looked_after", "child_protection")]
    extra = policy.proceedings[merged.proceedings]
    heavier = max(kinds, key=lambda kind: kind.hours)
    if heavier.name == "looked_after":
        return {}
    return {"hours": heavier.hours + extra.hours, "support_hours": heavier.support_hours + extra.support_hours}


def count_parts(merged: Iterable[Merged]) -> Counter[tuple[Form, str]]:
    """How many rows of each list became the case of their child."""
    return Counter((each.best.place.form, each.best.place.part) for each in merged)
