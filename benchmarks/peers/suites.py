"""The instances of each suite, each with the moves and the seeds it is run with."""

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


def list_teams(seeds: int) -> list[Trial]:
    """Ten teams without and ten with a shortage, any moves, each with every seed of the solvers."""
    drawn = [draw(family, number) for family in TEAM_FAMILIES for number in range(TEAMS_OF_A_FAMILY)]
    return [Trial(instance, None, seed) for instance in drawn for seed in range(seeds)]


def list_services(seeds: int) -> list[Trial]:
    """As many services as seeds, each drawn with one: five teams that all lend to one another, any moves."""
    return [Trial(draw("service", seed), None, seed) for seed in range(seeds)]


def list_authorities(seeds: int) -> list[Trial]:
    """The same of authorities: forty teams."""
    return [Trial(draw("authority", seed), None, seed) for seed in range(seeds)]


def list_mondays(seeds: int) -> list[Trial]:
    """The team and the authority that come with the project, no moves and, the team, any."""
    team, authority = (Instance(name, path=f"instances/{name}") for name in ("team", "authority"))
    chosen = [(team, 0), (team, None), (authority, 0)]
    return [Trial(instance, moves, seed) for instance, moves in chosen for seed in range(seeds)]


def draw(family: str, seed: int) -> Instance:
    """An instance drawn from a family."""
    return Instance(f"{family}:{seed}", family=family, seed=seed)


SUITES: Final[Mapping[str, Callable[[int], list[Trial]]]] = {
    "teams": list_teams,
    "service": list_services,
    "authority": list_authorities,
    "monday": list_mondays,
}
