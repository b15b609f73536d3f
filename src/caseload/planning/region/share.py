"""From councils to what sharing would do: each alone, all that lend as one, the same without the rule, then posts."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from threading import Event
from typing import Final

from caseload.analysis.aside import run_aside
from caseload.domain.guarantees import Guarantees
from caseload.domain.plan import Solved
from caseload.domain.problem import Problem
from caseload.planning.region.agency import compare_posts
from caseload.planning.region.cool_off import apply_cool_off
from caseload.planning.region.council import Council
from caseload.planning.region.describe import Plans, describe_plans
from caseload.planning.region.find_posts import find_posts_alone, find_posts_shared
from caseload.planning.region.found import RegionFound
from caseload.planning.region.join import (
    Alone,
    guarantee_each,
    join_councils,
    merge_plans,
    prepare_alone,
    settle_home,
    start_from,
)
from caseload.planning.region.lend_greedily import lend_greedily
from caseload.planning.region.lending import Lending, find_lending
from caseload.planning.region.managers import lend_managers
from caseload.planning.region.settings import RegionSettings
from caseload.planning.region.watch import OnRegionStep, RegionStep, Stage, Watch, ignore_step
from caseload.solve.messages import Options
from caseload.solve.solve_problem import solve_problem

ALONE_SHARE: Final = 0.4
LENT_SHARE: Final = 0.3
SHARED_SHARE: Final = 0.65


def share_region(
    councils: Sequence[Council],
    settings: RegionSettings,
    tell: OnRegionStep = ignore_step,
    stop: Event | None = None,
) -> RegionFound:
    """What sharing would do.

    `settings.seconds` is for all plans, and as much again for posts. Ctrl-C (KeyboardInterrupt) and `stop` keep what is
    known: plans are then no worse than those found, and what was not reached is left out. Raises AuditFailed for a plan
    that breaks a rule or a guarantee.
    """
    stop = stop or Event()
    found: list[RegionFound] = []
    run_aside(lambda: found.append(Sharing(settings, tell, stop).run(councils)), stop)
    return found[0]


@dataclass(frozen=True)
class Sharing:
    """One run: its settings, who listens, and who may stop it."""

    settings: RegionSettings
    tell: OnRegionStep
    stop: Event

    def run(self, councils: Sequence[Council]) -> RegionFound:
        """Everything, in order."""
        settings, start = self.settings, time.monotonic()
        agreed = [apply_share(council, settings) for council in councils]
        kept, cool_off = apply_cool_off(agreed, settings.cool_off_months)
        alone = tuple(map(prepare_alone, kept))
        own = self._solve_alone(alone, start + ALONE_SHARE * settings.seconds)
        lending = find_lending(alone, settings)
        linked = find_linked(alone, lending)
        plans = self._solve_shared(alone, own, linked, lending, start + settings.seconds)
        watch = Watch(self.tell, self.stop)
        posts = find_posts_alone(alone, own, settings, watch)
        shared = find_posts_shared(plans, linked, posts, settings, watch)
        left = settings.agency_available
        return replace(
            describe_plans(alone, own, plans, posts),
            posts=compare_posts(posts, shared, () if plans is None else plans.names),
            lending=lending,
            cool_off=cool_off,
            managers=lend_managers(alone, settings.workers_per_manager),
            settings=settings,
            supply=None if left is None else max(Fraction(0), left - cool_off.fte),
            is_stopped=self.stop.is_set(),
        )

    def _solve(self, problem: Problem, stage: Stage, seconds: float) -> Solved:
        """One problem, told as it goes."""
        options = Options(seconds=max(0.1, seconds), is_sharing_settled=False)
        return solve_problem(problem, options, lambda _: self.tell(RegionStep(stage)), self.stop)

    def _solve_alone(self, alone: Sequence[Alone], end: float) -> dict[str, Solved]:
        """Each council by itself, each with its share of the time by its size."""
        found: dict[str, Solved] = {}
        left = sum(len(each.problem.units) + 1 for each in alone)
        for place, each in enumerate(alone):
            self.tell(RegionStep("alone", each.council.name, place, len(alone)))
            size = len(each.problem.units) + 1
            found[each.council.name] = self._solve(each.problem, "alone", size / left * (end - time.monotonic()))
            left -= size
        return found

    def _solve_shared(
        self, alone: Sequence[Alone], own: dict[str, Solved], linked: Sequence[Alone], lending: Lending, end: float
    ) -> Plans | None:
        """The councils that lend or borrow as one problem, no council worse, then free of that; None for none."""
        if not linked:
            return None
        joint = join_councils(linked, lending.abroad)
        start = merge_plans(own[each.council.name].plan for each in linked)
        ruled = guarantee_each(joint, [each.council for each in linked], start)
        self.tell(RegionStep("shared"))
        small = start_from(settle_home(ruled), lend_greedily(ruled))
        lent = self._solve(small, "shared", LENT_SHARE * (end - time.monotonic()))
        ruled = start_from(ruled, lent.plan)
        shared = self._solve(ruled, "shared", SHARED_SHARE * (end - time.monotonic()))
        self.tell(RegionStep("free"))
        free = self._solve(replace(joint, guarantees=Guarantees((), shared.plan)), "free", end - time.monotonic())
        return Plans(joint, tuple(each.council.name for each in linked), start, shared, free)


def apply_share(council: Council, settings: RegionSettings) -> Council:
    """The council under the share of hours that the memorandum says may be lent, where it says so."""
    if settings.lend_share is None:
        return council
    policy = replace(council.caseload.policy, lend_share=settings.lend_share)
    return replace(council, caseload=replace(council.caseload, policy=policy))


def find_linked(alone: Sequence[Alone], lending: Lending) -> tuple[Alone, ...]:
    """The councils that lend to another or borrow from one."""
    hosts = {team for teams in lending.abroad.values() for team in teams}
    return tuple(
        each
        for each in alone
        if each.council.teams & hosts or any(row.id in lending.abroad for row in each.council.caseload.workers)
    )
