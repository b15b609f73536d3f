"""Generalised assignment: each job to one agent within the agent's capacity, for the least or the greatest total.

Source: OR-Library (J. E. Beasley), files gap1 to gap12 and gapa to gape. An agent is a worker, a job a case that must
be allocated, resource and cost are its hours and its cost with that worker (table `pairs`).
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random

from benchmarks.outside.instance import KIND, MONDAY, ROLE, Lead, Outside, Sense, build_policy, name_all, read_numbers
from caseload.domain.caseload import Case, Caseload, Pair, Worker

TEAM = "agents"


@dataclass(frozen=True)
class Gap:
    """The numbers of one instance: `costs` and `resources` by agent and job, `capacities` by agent."""

    costs: tuple[tuple[int, ...], ...]
    resources: tuple[tuple[int, ...], ...]
    capacities: tuple[int, ...]

    @property
    def agents(self) -> tuple[str, ...]:
        """The worker of each agent."""
        return name_all("a", len(self.capacities))

    @property
    def jobs(self) -> tuple[str, ...]:
        """The case of each job."""
        return name_all("j", len(self.costs[0]))

    def weigh(self, lead: Lead) -> int:
        """The total cost of jobs with their agents. ValueError where a job has none or a capacity is exceeded."""
        places = {agent: place for place, agent in enumerate(self.agents)}
        used, total = [0] * len(places), 0
        for job, name in enumerate(self.jobs):
            worker = lead[name]
            if worker is None:
                raise ValueError("a job has no agent")
            agent = places[worker]
            used[agent] += self.resources[agent][job]
            total += self.costs[agent][job]
        if any(use > most for use, most in zip(used, self.capacities, strict=True)):
            raise ValueError("an agent's capacity is exceeded")
        return total


def read_gap(path: Path) -> Gap:
    """An instance: agents and jobs; a row of costs an agent; a row of resources an agent; the capacities.

    ValueError where the file has another number of numbers than it says.
    """
    numbers = read_numbers(path.read_text("ascii"), path.name)
    agents, jobs = numbers[:2] if len(numbers) > 1 else (0, 0)
    if min(agents, jobs) < 1 or len(numbers) != 2 + 2 * agents * jobs + agents:
        raise ValueError(f"{path.name}: is not agents, jobs, their costs, their resources and the capacities")
    rows = [tuple(numbers[start : start + jobs]) for start in range(2, 2 + 2 * agents * jobs, jobs)]
    return Gap(tuple(rows[:agents]), tuple(rows[agents:]), tuple(numbers[-agents:]))


def build_gap(gap: Gap, name: str, sense: Sense = "min", best: int | None = None) -> Outside:
    """The instance as a caseload. For the greatest total, a pair's cost is the highest cost less its own."""
    highest = max(max(row) for row in gap.costs)
    workers = tuple(
        Worker(agent, TEAM, ROLE, capacity=Fraction(most))
        for agent, most in zip(gap.agents, gap.capacities, strict=True)
    )
    cases = tuple(Case(job, TEAM, KIND, support_hours=Fraction(0)) for job in gap.jobs)
    pairs = {
        (job, agent): Pair(Fraction(resource), highest - cost if sense == "max" else cost)
        for agent, resources, costs in zip(gap.agents, gap.resources, gap.costs, strict=True)
        for job, resource, cost in zip(gap.jobs, resources, costs, strict=True)
    }
    caseload = Caseload(MONDAY, build_policy(len(cases), "fit"), workers, cases, pairs=pairs)
    offset = highest * len(cases) if sense == "max" else 0
    return Outside(name, caseload, "fit", gap.weigh, sense, offset, best=best)


def draw_gap(kind: str, agents: int, jobs: int, seed: int) -> Gap:
    """An instance of type c, d or e of the literature (Chu and Beasley 1997; e: Laguna and others 1995).

    Type c: resources 5 to 25, costs 10 to 50. Type d: resources 1 to 100, costs 111 less the resource, give or take 10.
    Type e: resources 1 - 10 ln u with u in (0, 1], costs 1000 / resource - 10 v with v in [0, 1). Capacities are 0.8 of
    the agent's resources / agents; for e at least its largest resource.
    """
    draws = Random(f"{kind} {agents} {jobs} {seed}")
    resources, costs = [], []
    for _ in range(agents):
        row = [draw_resource(kind, draws) for _ in range(jobs)]
        resources.append(tuple(row))
        costs.append(tuple(draw_cost(kind, resource, draws) for resource in row))
    capacities = [8 * sum(row) // (10 * agents) for row in resources]
    if kind == "e":
        capacities = [max(most, *row) for most, row in zip(capacities, resources, strict=True)]
    return Gap(tuple(costs), tuple(resources), tuple(capacities))


def draw_resource(kind: str, draws: Random) -> int:
    """A resource of a type."""
    if kind == "e":
        return round(1 - 10 * math.log(1 - draws.random()))
    return draws.randint(5, 25) if kind == "c" else draws.randint(1, 100)


def draw_cost(kind: str, resource: int, draws: Random) -> int:
    """A cost of a type, beside its resource."""
    if kind == "c":
        return draws.randint(10, 50)
    if kind == "d":
        return 111 - resource + draws.randint(-10, 10)
    return max(0, round(1000 / resource - 10 * draws.random()))
