"""The suites: which instances, how many seeds of each, and for how long, unless the command says otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from caseload.runs.job import Instance

TEAMS_OF_A_FAMILY: Final = 10
TEAM_FAMILIES: Final = ("steady", "shortage")


@dataclass(frozen=True)
class Trial:
    """One instance to solve with one seed; `moves` None is any."""

    instance: Instance
    moves: int | None
    seed: int

    @property
    def name(self) -> str:
        """What the tables call it, the seed left off."""
        return f"{self.instance.name}, {'any' if self.moves is None else self.moves} moves"


@dataclass(frozen=True)
class Suite:
    """`list_trials` gives the runs for a number of seeds; `seconds` are for all goals of one run."""

    title: str
    list_trials: Callable[[int], list[Trial]]
    seeds: int
    seconds: float


def list_teams(seeds: int) -> list[Trial]:
    """Ten teams without and ten with a shortage, by turns, each with every seed of the solvers."""
    drawn = [draw(family, number) for number in range(TEAMS_OF_A_FAMILY) for family in TEAM_FAMILIES]
    return [Trial(instance, None, seed) for instance in drawn for seed in range(seeds)]


def list_services(seeds: int) -> list[Trial]:
    """As many services as seeds, each drawn with its own: five teams in a ring, each lending to the next."""
    return [Trial(draw("service", seed), None, seed) for seed in range(seeds)]


def list_authorities(seeds: int) -> list[Trial]:
    """The same of authorities: forty teams, every fifth lending to the next."""
    return [Trial(draw("authority", seed), None, seed) for seed in range(seeds)]


def draw(family: str, seed: int) -> Instance:
    """An instance drawn from a family."""
    return Instance(f"{family}:{seed}", family=family, seed=seed)


SUITES: Final[Mapping[str, Suite]] = {
    "teams": Suite("Twenty teams, ten of them short of workers", list_teams, 1, 20),
    "service": Suite("Services of five teams that lend", list_services, 5, 60),
    "authority": Suite("Authorities of forty teams", list_authorities, 1, 60),
}
