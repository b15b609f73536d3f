"""The posts of one level, what they leave, and whether they hold: shared by all levels."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

from caseload.analysis.new_workers import add_workers
from caseload.analysis.shortfall.rows import Offer, count_posts, posts_as_workers
from caseload.analysis.shortfall.steady import list_waiting
from caseload.audit.after import summarise_plan
from caseload.audit.aims import above_cap, above_hours, above_target
from caseload.audit.check import find_breaches, is_sound, measure_goals
from caseload.domain.findings import Post, StillOver
from caseload.domain.plan import Plan
from caseload.domain.problem import Problem
from caseload.solve.post_rows import Row, rename_workers
from caseload.solve.posts import Ceiling, Opened

FINE: Final = 100_000


@dataclass(frozen=True)
class Need:
    """The posts of one level, a bound on their FTE, what they leave, and the families they take."""

    posts: tuple[Post, ...] = ()
    least_fte: Fraction = Fraction(0)
    left: tuple[str, ...] = ()
    families: int = 0
    proven: bool = True
    over: tuple[StillOver, ...] = ()


def describe_need(steady: Problem, wide: Problem, offers: Sequence[Offer], opened: Opened, level: int) -> Need:
    """The rows opened as posts. `steady` is the level's problem without rows, `wide` with every row."""
    posts = count_posts(offers, opened.rows)
    parts = max((offer.fte / offer.profile.fte for offer in offers), default=Fraction(1))
    return Need(
        posts=posts,
        least_fte=round_down(opened.least_fte / parts),
        left=list_waiting(wide, opened.plan, level),
        families=count_families(wide, opened),
        proven=holds_good(steady, posts, offers, opened) and opened.proven,
        over=tuple(list_over(wide, opened.plan)),
    )


def list_over(problem: Problem, plan: Plan) -> Iterator[StillOver]:
    """Everyone above a limit that the level aims at, limit by limit."""
    after, goals = summarise_plan(problem, plan), problem.policy.goals
    for worker in problem.staff:
        if "above_cap" in goals and (cases := above_cap.measure_above(problem, after, worker)):
            yield StillOver(worker, "cap", cases)
        if "above_hours" in goals and (hours := above_hours.measure_above(problem, after, worker)):
            yield StillOver(worker, "hours", hours)
        if "above_target" in goals and (cases := above_target.measure_above(problem, after, worker)):
            yield StillOver(worker, "target", cases)


def round_down(fte: Fraction) -> Fraction:
    """A bound that can be read: itself if it is a simple fraction, else down to the next hundred-thousandth."""
    return fte if fte.denominator <= FINE else Fraction(floor(fte * FINE), FINE)


def list_rows(offers: Iterable[Offer]) -> Iterator[Row]:
    """Every row of every offer, equal ones beside one another."""
    for offer in offers:
        for row in offer.rows:
            yield Row(row, f"{offer.team} / {offer.profile.name}", offer.prices, offer.fte)


def list_ceilings(offers: Sequence[Offer]) -> Iterator[Ceiling]:
    """The most FTE of a profile that can be had, over all teams, where the policy states it."""
    for profile in {offer.profile.name: offer.profile for offer in offers}.values():
        if profile.available is not None:
            own = [offer for offer in offers if offer.profile.name == profile.name]
            most = int(profile.available / profile.fte) * own[0].fte
            yield Ceiling(frozenset(row for offer in own for row in offer.rows), most)


def count_families(problem: Problem, opened: Opened) -> int:
    """The families that come to the posts, each once a post."""
    rows = set(opened.rows)
    pairs = {(worker, problem.standings[case].family) for case, worker in opened.plan.lead.items() if worker in rows}
    return len(pairs)


def holds_good(steady: Problem, posts: Iterable[Post], offers: Sequence[Offer], opened: Opened) -> bool:
    """Whether the plan still obeys every rule and reaches as much with exactly these posts and no other row."""
    workers = posts_as_workers(posts, steady)
    names: dict[str, str] = {}
    left = list(workers)
    for offer in offers:
        for row in (row for row in offer.rows if row in set(opened.rows)):
            match = next(w for w in left if (w.team, w.role, tuple(sorted(w.skills)), w.fte) == offer.key)
            left.remove(match)
            names[row] = match.id
    exact = add_workers(steady, workers)
    plan = rename_workers(opened.plan, names)
    return is_sound(find_breaches(exact, plan)) and measure_goals(exact, plan) == dict(opened.values)
