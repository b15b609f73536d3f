"""The families referred in a week: how many of each kind, how many children, and to which team."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Final

from caseload.domain.caseload import Case, Caseload
from caseload.planning.simulation.draws import Draws
from caseload.planning.simulation.scenario import Scenario

EARLY_HELP: Final = "early_help"
HEAVIER: Final = "child_protection"
HEAVIER_SHARE: Final = Fraction(1, 2)
"""Of the families that missing early help brings, how many come straight as child protection. Illustrative."""
LATER_WEEKS: Final = 13
"""How long after early help is missing its families are referred. Illustrative."""
SCREENED: Final = "assessment"
Family = tuple[Case, ...]


@dataclass(frozen=True)
class Templates:
    """The open cases at the start, which new ones are like, by kind and team; and the teams."""

    cases: tuple[Case, ...]
    teams: tuple[str, ...]

    def list_like(self, kind: str, team: str | None) -> tuple[Case, ...]:
        """The cases of a kind and a team (None: any); where there are none, those of the kind, else of the team."""
        groups = self._groups
        return tuple(groups.get((kind, team)) or groups.get((kind, None)) or groups.get((None, team)) or ())

    @cached_property
    def _groups(self) -> dict[tuple[str | None, str | None], list[Case]]:
        """The cases by kind and team, either of them None for any."""
        found: dict[tuple[str | None, str | None], list[Case]] = {}
        for case in self.cases:
            for key in product((case.kind, None), (case.team, None)):
                found.setdefault(key, []).append(case)
        return found


def keep_templates(caseload: Caseload) -> Templates:
    """What new cases are drawn from."""
    teams = sorted({worker.team for worker in caseload.workers} | {case.team for case in caseload.cases})
    return Templates(caseload.cases, tuple(teams))


def draw_referrals(
    scenario: Scenario, templates: Templates, number: int, day: date, helped: Sequence[int], draws: Draws
) -> tuple[Family, ...]:
    """The families referred in a week: those expected by kind, less those the front door turns away, and those that
    early help would have held."""
    found = []
    for kind, flow in sorted(scenario.kinds.items()):
        for place in range(draws.count(flow.families, "families", number, kind)):
            name = f"s{number:04}-{kind}-{place:03}"
            if kind == SCREENED and draws.is_hit(scenario.links.front_door, "front door", name):
                continue
            found.append(draw_family(scenario, templates, (name, kind), day, draws))
    missing = measure_missing(scenario, helped)
    for place in range(draws.count(missing, "early help", number)):
        name = f"s{number:04}-later-{place:03}"
        found.append(draw_family(scenario, templates, (name, draw_later_kind(scenario, name, draws)), day, draws))
    return tuple(found)


def draw_backlog(scenario: Scenario, templates: Templates, day: date, draws: Draws) -> Family:
    """The children of the families that wait when it starts, of kinds as they are referred."""
    weights = list_weights(scenario)
    if not weights:
        return ()
    names = [f"s-backlog-{place:04}" for place in range(scenario.backlog)]
    drawn = [(name, draws.pick(weights, "kind", name)) for name in names]
    return tuple(case for one in drawn for case in draw_family(scenario, templates, one, day, draws))


def measure_missing(scenario: Scenario, helped: Sequence[int]) -> Fraction:
    """How many more families a week are expected because early help held fewer than at the start, a quarter ago:
    link x share not held x all other families."""
    if len(helped) <= LATER_WEEKS or not helped[0]:
        return Fraction(0)
    share = max(Fraction(0), 1 - Fraction(helped[-LATER_WEEKS], helped[0]))
    others = sum((flow.families for kind, flow in scenario.kinds.items() if kind != EARLY_HELP), Fraction(0))
    return scenario.links.early_help * share * others


def draw_later_kind(scenario: Scenario, name: str, draws: Draws) -> str:
    """The kind of a family that early help would have held: heavier in part, else as families are referred."""
    if HEAVIER in scenario.kinds and draws.is_hit(HEAVIER_SHARE, "heavier", name):
        return HEAVIER
    return draws.pick([one for one in list_weights(scenario) if one[0] != EARLY_HELP], "kind", name)


def list_weights(scenario: Scenario) -> list[tuple[str, Fraction]]:
    """The kinds that are referred, with their families a week."""
    return [(kind, flow.families) for kind, flow in sorted(scenario.kinds.items()) if flow.families]


def draw_family(
    scenario: Scenario, templates: Templates, named: tuple[str, str], day: date, draws: Draws
) -> Family:  # fmt: skip
    """The children of one family, all of its kind, like an open case of the kind in team, area and needs."""
    name, kind = named
    team = draws.pick(scenario.teams, "team", name) if scenario.teams else None
    like = templates.list_like(kind, team)
    model = draws.pick_evenly(like, "like", name) if like else None
    place = team or (model.team if model else draws.pick_evenly(templates.teams, "team", name))
    size = draws.pick(scenario.sizes, "size", name)
    return tuple(build_children(name, kind, place, model, size, day))


def build_children(
    name: str, kind: str, team: str, model: Case | None, size: int, day: date
) -> Iterator[Case]:  # fmt: skip
    """The cases of a family; what a case of another kind or team has is not theirs."""
    is_like = model is not None and model.kind == kind
    is_near = model is not None and model.team == team
    for child in range(1, size + 1):
        yield Case(
            id=f"{name}-{child}",
            team=team,
            kind=kind,
            family=name,
            area=model.area if model and is_near else None,
            skills=model.skills if model and is_like else frozenset(),
            proceedings=model.proceedings if model and is_like else "none",
            discipline=model.discipline if model and is_like else (),
            waiting_since=day,
        )
